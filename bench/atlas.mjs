import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { kernels } from '../scripts/kernels.mjs';

/**
 * Speed of the atlas: the 512 × 512 landing map (κ₀ in (0, 6), r₀ in (0, 2), y = 0, 2,000 steps) by the page's own pool, with one worker and with two,
 * beside the plain scalar loop of landing.c.
 */

const RUNS = 31;
const WARM = 12;
const place = mkdtempSync(join(tmpdir(), 'catapult-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const root = new URL('..', import.meta.url).pathname;

/** Milliseconds of the C loop: [nine digits, same stop]; null without a C compiler. */
function plainLoop() {
  const program = join(place, 'landing');
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  execFileSync('cc', ['-O3', '-march=native', '-o', program, join(root, 'bench/landing.c'), '-lm']);
  return execFileSync(program, ['0'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .trim()
    .split('\n')
    .map(Number);
}

const WORKER = `
import { parentPort } from 'node:worker_threads';
import { serve } from './serve.js';
import { makeAtlasTasks } from './tasks.js';
import { buffersOf } from './protocol.js';
const take = serve({ atlas: async (makeRoom) => makeAtlasTasks(makeRoom) }, {
  send: (reply) => parentPort.postMessage(reply, 'part' in reply ? buffersOf(reply.part) : []),
  later: setImmediate,
  now: () => performance.now(),
});
parentPort.on('message', take);`;

/** @param {string} code */
function spawn(code) {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const port = {
    /** @type {((event: { data: unknown }) => void) | null} */
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    /** @param {unknown} request @param {ArrayBuffer[]} transfer */
    postMessage: (request, transfer) => worker.postMessage(request, transfer),
    terminate: () => worker.terminate(),
  };
  worker.on('message', (data) => port.onmessage?.({ data }));
  worker.on('error', (error) => {
    throw error;
  });
  return port;
}

const MODULES = {
  serve: 'src/workers/serve.ts',
  protocol: 'src/workers/protocol.ts',
  pool: 'src/workers/pool.ts',
  tasks: 'src/workers/atlas/tasks.ts',
  passes: 'src/workers/atlas/plan.ts',
};
await build({
  root,
  logLevel: 'error',
  configFile: false,
  plugins: [kernels()],
  build: {
    ssr: true,
    outDir: place,
    emptyOutDir: false,
    rollupOptions: { input: MODULES, output: { entryFileNames: '[name].js', format: 'es' } },
  },
});
/** @param {keyof typeof MODULES} name */
const built = (name) => pathToFileURL(join(place, `${name}.js`)).href;
const { makePool } = await import(built('pool'));
const { plan } = await import(built('passes'));

const size = { columns: 512, rows: 512 };
const question = {
  plane: {
    setting: {
      rate: { kind: 'c', value: 1 },
      width: 1000,
      target: 0,
      seed: 0,
      start: { kind: 'given', output: 0, ntk: 2 },
      outputScale: 1,
    },
    x: { kind: 'c', from: 0, to: 6 },
    y: { kind: 'r0', from: 0, to: 2 },
    ...size,
  },
  maxSteps: 2000,
  decay: 0,
  seeds: 1,
  lyapunov: false,
};

/** Median milliseconds from asking to the last answer. @param {number} workers */
async function atlas(workers) {
  const code = WORKER.replace(/'\.\/(\w+)\.js'/g, (_, name) => `'${built(name)}'`);
  const pool = makePool({
    spawn: () => spawn(code),
    slices: () => {
      throw new Error('a worker stopped');
    },
    size: workers,
    sizeInStream: workers,
    onTrouble: () => {},
  });
  const client = pool.client('atlas');
  const samples = [];
  /** What a cell took the last time, as the page keeps it from one map to the next. @type {number | null} */
  let cost = null;
  for (let i = 0; i < RUNS; i++) {
    /** @type {import('../src/workers/atlas/plan.ts').Planner} */
    const planner = plan(size, 12, cost);
    const started = performance.now();
    await new Promise((resolve, reject) => {
      client.run('cells', {
        next() {
          const pass = planner.next();
          return pass === null || pass === 'wait' ? pass : { question: { ...question }, pass };
        },
        /** @param {{ pass: import('../src/core/many/passes.ts').Pass }} asked @param {unknown} _part @param {number} milliseconds */
        part: (asked, _part, milliseconds) => planner.took(asked.pass, milliseconds),
        copies: true,
        done: () => resolve(undefined),
        failed: reject,
      });
    });
    cost = planner.cost;
    if (i >= WARM) samples.push(performance.now() - started);
  }
  pool.close();
  samples.sort((a, b) => a - b);
  return samples[samples.length >> 1] ?? 0;
}

const plain = plainLoop();
const [nineDigits = 0, sameStop = 0] = plain ?? [];
if (plain === null) console.log('no C compiler (cc) here: the plain loop was not measured');
else {
  console.log(`plain C loop, κ to nine digits                       ${nineDigits.toFixed(1)} ms`);
  console.log(`plain C loop, stopped where the atlas stops          ${sameStop.toFixed(1)} ms`);
}
for (const workers of [1, 2]) {
  const time = await atlas(workers);
  const ratio =
    plain === null
      ? ''
      : `: ${(nineDigits / time).toFixed(2)} × the plain loop (${(sameStop / time).toFixed(2)} × the one that stops early)`;
  console.log(
    `512 × 512 landing map, ${workers} worker${workers > 1 ? 's' : ' '}                     ${time.toFixed(1)} ms${ratio}`,
  );
}
