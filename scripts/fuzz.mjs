import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, option, run } from './setup.mjs';

// Property tests and random states with a fresh seed and ten times the tries: npm run fuzz, or npm run fuzz -- --seed=123 for what a seed found.

const seed = option('seed') ?? String(Math.floor(Math.random() * 2 ** 31));
const env = { FUZZ_SEED: seed };

ensureInstalled();
console.log(`Seed ${seed}: npm run fuzz -- --seed=${seed} does the same again.\n`);
const units = run('vitest', ['run', '--testTimeout=600000'], env);
const built = run('vite', ['build']);
const states =
  built &&
  run('playwright', ['test', '-c', 'tests/e2e/playwright.config.ts', '--timeout=1200000', 'links'], {
    ...env,
    CHROMIUM_PATH: ensureBrowser(),
  });
console.log(`\nSeed ${seed}: ${units && states ? 'nothing found' : 'failed'}.`);
process.exitCode = units && states ? 0 : 1;
