import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, option, run } from './setup.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const reports = mkdtempSync(join(tmpdir(), 'catapult-lab-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

/**
 * A check without tests of its own counts as one.
 * @param {string} command
 * @param {string[]} args
 * @returns {Count}
 */
function check(command, ...args) {
  return run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs a test runner that writes a report. A runner that fails without a failed test counts as one failure.
 * @param {string} command
 * @param {string[]} args
 * @param {string} file name of the report
 * @param {(report: any) => Count} read
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Count}
 */
function suite(command, args, file, read, env) {
  const succeeded = run(command, args, env);
  let count = { passed: 0, failed: 0 };
  try {
    count = read(JSON.parse(readFileSync(join(reports, file), 'utf8')));
  } catch (error) {
    console.error(`No report of ${command}: ${error}`);
    count.failed = 1;
  }
  if (!succeeded) count.failed = Math.max(1, count.failed);
  return count;
}

function unit() {
  const report = `--outputFile.json=${join(reports, 'unit.json')}`;
  return suite('vitest', ['run', '--reporter=default', '--reporter=json', report], 'unit.json', (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
  }));
}

function e2e() {
  const env = {
    CHROMIUM_PATH: ensureBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'),
  };
  const args = ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  return suite(
    'playwright',
    args,
    'e2e.json',
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
    }),
    env,
  );
}

/** @type {Record<string, { title: string, needs?: string, run: () => Count }>} */
const stages = {
  lint: { title: 'Lint and format', run: () => check('biome', 'check', '.') },
  types: { title: 'Types', run: () => check('tsc', '--noEmit') },
  core: { title: 'Types of core, without the DOM', run: () => check('tsc', '--noEmit', '-p', 'src/core') },
  knip: { title: 'Unused files, exports, dependencies', run: () => check('knip') },
  unit: { title: 'Unit and property tests', run: unit },
  build: { title: 'Build', run: () => check('vite', 'build') },
  size: { title: 'Size', needs: 'build', run: () => check('size-limit') },
  e2e: { title: 'Tests in the browser', needs: 'build', run: e2e },
};

/** @returns {Set<string>} names of the stages asked for, with what they need */
function asked() {
  const only = option('only');
  if (only === undefined) return new Set(Object.keys(stages));
  const names = only.split(',');
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0) {
    console.error(`Unknown stage ${unknown.join(', ')}: choose from ${Object.keys(stages).join(', ')}.`);
    process.exit(2);
  }
  return new Set(names.flatMap((name) => [stages[name]?.needs ?? name, name]));
}

const total = { passed: 0, failed: 0 };
/** @type {Set<string>} */
const broken = new Set();

/** @param {string} name @param {() => Count} work */
function count(name, work) {
  let result = { passed: 0, failed: 1 };
  try {
    result = work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.failed > 0) broken.add(name);
}

const names = asked();
count('install', () => {
  ensureInstalled();
  return { passed: 0, failed: 0 };
});
for (const [name, stage] of Object.entries(stages)) {
  if (!names.has(name) || broken.has('install')) continue;
  console.log(`\n## ${stage.title}`);
  count(name, () => {
    if (stage.needs && broken.has(stage.needs)) throw new Error(`Not run: ${stage.needs} failed.`);
    return stage.run();
  });
}

if (broken.size > 0) console.log(`\nFailed: ${[...broken].join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
