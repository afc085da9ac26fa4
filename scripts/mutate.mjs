import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { mutantsOf, sample } from './mutants.mjs';
import { option, root } from './setup.mjs';

/**
 * Do the unit tests notice? Each mutant is the project with one operator, constant or statement changed; a mutant is killed when a test fails or
 * does not end. Mutants are drawn with a fixed seed, and the score is printed by file, with every survivor.
 *
 *     npm run mutate -- --count=400 --seed=1 --only=src/core/theory
 *
 * With `--near` only the tests of the mirrored folder are asked: quick, while tests are being written. With `--again=REPORT` only the survivors that
 * an earlier output of this script names are tried, where the code still has them.
 */

/** What is mutated: what has numbers and rules. Components, the browser's own parts and types are tested in the browser. */
const MUTATED = [
  'src/core',
  'src/kernels',
  'src/state',
  'src/workers',
  'src/charts',
  'src/controls',
  'src/panels',
  'src/views',
];
const LEFT_OUT = [
  // Written in AssemblyScript: compared bit for bit with the scalar function, not with itself.
  'src/kernels/assembly',
  // Makes loops hot: no answer depends on it.
  'src/workers/atlas/warmUp.ts',
  // What a view is to the page, and a panel to a view.
  'src/views/view.ts',
  'src/panels/pictures/panels.ts',
  // Made of the browser's canvas, worker, style sheet or window.
  'src/views/workers.ts',
  'src/workers/browser.ts',
  'src/workers/worker.ts',
  'src/workers/subjects.ts',
  'src/charts/useSize.ts',
  'src/charts/picture.ts',
  'src/panels/files.ts',
  'src/panels/pictureFiles.ts',
  'src/charts/useFinger.ts',
  'src/controls/useOpen.ts',
  'src/views/useMedia.ts',
  ...[
    ...['bifurcationComputation', 'cellsComputation', 'colours', 'painter', 'keys'],
    ...['useBoundary', 'useCells', 'useOpened', 'useRested', 'useTheme'],
  ].map((name) => `src/views/atlas/${name}.ts`),
];

const count = Number(option('count') ?? 400);
const seed = Number(option('seed') ?? 1);
const only = option('only') ?? '';
const again = option('again');
const near = process.argv.includes('--near');
const jobs = Number(option('jobs') ?? availableParallelism());

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** Files of the project that a file imports, itself among them. */
class Imports {
  /** @type {Map<string, Set<string>>} */
  #known = new Map();

  /** @param {string} file @returns {string[]} */
  #direct(file) {
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^'?]+)[^']*'/g)]
      .map(([, path]) => relative(root, resolve(root, dirname(file), /** @type {string} */ (path))))
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path));
  }

  /** @param {string} file @returns {Set<string>} */
  of(file) {
    const known = this.#known.get(file);
    if (known !== undefined) return known;
    const all = new Set([file]);
    this.#known.set(file, all);
    for (const each of all) for (const next of this.#direct(each)) all.add(next);
    return all;
  }
}

const imports = new Imports();
const tests = filesIn('tests').filter((file) => /\.test\.tsx?$/.test(file));

/** Tests that may notice a change of a file: first those named after it, then the ones that import least. @param {string} file */
function testsOf(file) {
  const own = file.replace(/^src/, 'tests').replace(/\.ts$/, '.test.ts');
  const folder = dirname(own);
  const related = tests.filter(
    (test) => imports.of(test).has(file) && (!near || dirname(test) === folder || test === own),
  );
  const sizes = new Map(related.map((test) => [test, imports.of(test).size]));
  related.sort((a, b) => Number(b === own) - Number(a === own) || (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  return related;
}

/** Runs under way, by process: each leads a group of its own, which ends with this one. @type {Set<number>} */
const running = new Set();
/** @param {number} group */
function end(group) {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
process.on('exit', () => running.forEach(end));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/**
 * Whether tests fail, or do not end in time, in a copy of the project.
 * @param {string} place @param {string[]} files @param {number} time milliseconds @param {string[]} reporters @returns {Promise<boolean>}
 */
function fails(place, files, time, reporters = ['--reporter=dot']) {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--no-file-parallelism', ...reporters, ...files],
      { cwd: place, stdio: 'ignore', detached: true },
    );
    const group = /** @type {number} */ (child.pid);
    running.add(group);
    const timer = setTimeout(() => end(group), time);
    child.on('exit', (code) => {
      clearTimeout(timer);
      running.delete(group);
      done(code !== 0);
    });
  });
}

/** Whether a test notices a mutant. @param {string} place @param {import('./mutants.mjs').Mutant} mutant */
async function killed(place, mutant) {
  const path = join(place, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end));
  try {
    const related = testsOf(mutant.file);
    if (related.length === 0) return false;
    return (
      (await fails(place, related.slice(0, 1), patience(related.slice(0, 1)))) ||
      (related.length > 1 && (await fails(place, related.slice(1), patience(related.slice(1)))))
    );
  } finally {
    writeFileSync(path, source);
  }
}

/** A copy of the project to change files in. */
function copy() {
  const place = mkdtempSync(join(tmpdir(), 'catapult-mutants-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  for (const each of [
    'src',
    'tests',
    'scripts',
    'README.md',
    'package.json',
    'tsconfig.json',
    'vite.config.ts',
    'index.html',
    'docs',
  ])
    cpSync(join(root, each), join(place, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  return place;
}

const files = MUTATED.flatMap(filesIn).filter(
  (file) =>
    file.endsWith('.ts') &&
    !file.endsWith('.d.ts') &&
    !LEFT_OUT.some((out) => file.startsWith(out)) &&
    // A view's declaration and what it loads: words, and tried in the browser.
    !/^src\/views\/\w+\/(view|parts)\.ts$/.test(file) &&
    file.startsWith(only),
);
/** How the report names a survivor. @param {import('./mutants.mjs').Mutant} mutant */
const nameOf = ({ file, line, was, text }) =>
  `${file}:${line}: ${was.replace(/\s+/g, ' ').slice(0, 70)} → ${text || '(nothing)'}`;
const named =
  again === undefined ? null : new Set(readFileSync(again, 'utf8').split(/\n|^survives \(\d+\): /m));
const all = files.flatMap(mutantsOf).filter((mutant) => named?.has(nameOf(mutant)) ?? true);
const chosen = sample(all, count, seed);
console.log(`${chosen.length} of ${all.length} mutants of ${files.length} files, seed ${seed}`);

const asked = [...new Set(chosen.flatMap(({ file }) => testsOf(file)))];
const begun = performance.now();
const report = join(mkdtempSync(join(tmpdir(), 'catapult-mutants-')), 'unit.json');
process.on('exit', () => rmSync(dirname(report), { recursive: true, force: true }));
if (await fails(root, asked, 600_000, ['--reporter=json', `--outputFile.json=${report}`]))
  throw new Error('the tests fail without any mutant');
const whole = performance.now() - begun;
/** Milliseconds from the first to the last test of each file. @type {Map<string, number>} */
const times = new Map(
  JSON.parse(readFileSync(report, 'utf8')).testResults.map(
    (/** @type {{ name: string, startTime: number, endTime: number }} */ { name, startTime, endTime }) => [
      relative(root, name),
      endTime - startTime,
    ],
  ),
);
/** Milliseconds that a file takes besides, on the mean: to be imported and set up. */
const besides =
  Math.max(0, whole - [...times.values()].reduce((sum, time) => sum + time, 0)) / Math.max(1, asked.length);
/** Milliseconds after which tests do not end: several times what they take by themselves, so that no slow machine kills a mutant. @param {string[]} tests */
const patience = (tests) =>
  30_000 + tests.reduce((sum, test) => sum + 5 * ((times.get(test) ?? 0) + besides), 0);

/** @type {Map<string, { killed: number, total: number }>} */
const scores = new Map();
/** @type {import('./mutants.mjs').Mutant[]} */
const survivors = [];
const queue = [...chosen];
let finished = 0;

async function work() {
  const place = copy();
  for (let mutant = queue.pop(); mutant !== undefined; mutant = queue.pop()) {
    const dead = await killed(place, mutant);
    const score = scores.get(mutant.file) ?? { killed: 0, total: 0 };
    scores.set(mutant.file, { killed: score.killed + Number(dead), total: score.total + 1 });
    finished++;
    if (dead) continue;
    survivors.push(mutant);
    console.log(`survives (${finished}): ${nameOf(mutant)}`);
  }
}
await Promise.all(Array.from({ length: jobs }, work));
// What broke meanwhile would have killed every mutant since.
if (await fails(root, asked, 600_000))
  throw new Error('the tests came to fail without any mutant: nothing was learnt');

console.log('');
for (const [file, { killed: dead, total }] of [...scores].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${String(dead).padStart(4)} / ${String(total).padEnd(4)} ${file}`);
const dead = chosen.length - survivors.length;
console.log(
  `\n${dead} of ${chosen.length} killed: ${((100 * dead) / Math.max(1, chosen.length)).toFixed(1)} %`,
);
