import { createServer } from 'vite';

/** Speed of the core in Node: what one run, its verdict and a network's weights cost. */

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
/** @param {string} path */
const load = (path) => server.ssrLoadModule(path);
const { simulate } = await load('/src/core/reduced.ts');
const { verdictOf } = await load('/src/core/verdict.ts');
const { descend } = await load('/src/core/descent.ts');
const { gaussianWeights } = await load('/src/core/random.ts');

/** Milliseconds of a call: the median of repeats over half a second. @param {string} name @param {() => unknown} work */
function time(name, work) {
  const samples = [];
  const until = performance.now() + 500;
  while (performance.now() < until || samples.length < 3) {
    const from = performance.now();
    work();
    samples.push(performance.now() - from);
  }
  samples.sort((a, b) => a - b);
  console.log(`${name.padEnd(52)} ${(samples[samples.length >> 1] ?? 0).toFixed(3)} ms`);
}

const start = { output: 1, ntk: 2 };
const catapult = { width: 1000, target: 0, learningRate: 1.3, start };
const chaos = { width: 16, target: 4, learningRate: 1.5, start: { output: 0.5, ntk: 1 } };
const run = simulate(catapult, 200);
const bounded = simulate(chaos, 200);
const weights = gaussianWeights(1, 1000);
time('reduced map, catapult, 200 steps', () => simulate(catapult, 200));
time('reduced map, catapult, 100,000 steps', () => simulate(catapult, 100_000));
time('reduced map in exact arithmetic, chaos, 200 steps', () => simulate(chaos, 200));
time('reduced map in exact arithmetic, chaos, 1,000 steps', () => simulate(chaos, 1000));
time('verdict, catapult', () => verdictOf(catapult, run));
time('verdict, chaos (6,000 steps, Lyapunov, cycles)', () => verdictOf(chaos, bounded));
time('descent on 2 × 1,000 weights, 200 steps', () => descend(weights, 1.3, 0, 200));
time('weights of 2^20 neurons', () => gaussianWeights(1, 2 ** 20));
await server.close();
