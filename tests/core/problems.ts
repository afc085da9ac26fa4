import fc from 'fast-check';
import { maxOutput, type Problem } from '../../src/core/model/problem.ts';
import { measure, type Weights } from '../../src/core/model/weights.ts';
import { land } from '../../src/core/theory/landing.ts';

const logarithmic = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

/** Multiples of 2⁻²⁰ within ±reach: no denormals, about which no theorem below speaks. */
export const grid = (reach: number) =>
  fc.integer({ min: Math.ceil(-reach * 2 ** 20), max: Math.floor(reach * 2 ** 20) }).map((k) => k / 2 ** 20);

/** Starts anywhere in the cone, with κ₀ up to 6 and targets of both signs. */
export const problems = fc
  .record({
    width: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 2 ** 20 })),
    ntk: logarithmic(1e-3, 1e3),
    curvature: fc.double({ min: 0.01, max: 6, noNaN: true }),
    // Off the cone's edge, where one of ‖u ± v‖ is 0: that start has tests of its own.
    tilt: grid(0.999),
    label: fc.oneof(fc.constant(0), grid(2.5)),
  })
  .map(({ width, ntk, curvature, tilt, label }): Problem => {
    const learningRate = curvature / ntk;
    return {
      width,
      learningRate,
      target: (label * Math.sqrt(width)) / learningRate,
      start: { output: tilt * maxOutput(ntk, width), ntk },
    };
  });

/** κ below which a landing takes longer to finish than a test may run. */
const ENDLESS = 1e-6;

/**
 * Whether a run converges in the end. One that has landed where κ, or 2 − κ, is tiny takes some multiple of its inverse; κ may still fall on the way,
 * so the wait is set anew a few times, and given up below ENDLESS, where |1 − κ| < 1 and nothing but time is missing.
 */
export function convergesInTheEnd(curvature: number, scaledResidual: number, scaledTarget: number): boolean {
  let run = land(curvature, scaledResidual, scaledTarget, 2000);
  for (let i = 0; i < 5 && run.end === 'unfinished' && run.curvature >= ENDLESS; i++) {
    const rate = Math.max(ENDLESS, Math.min(run.curvature, Math.abs(2 - run.curvature)));
    run = land(curvature, scaledResidual, scaledTarget, run.steps + Math.ceil(100 / rate));
  }
  return run.end === 'converged' || (run.end === 'unfinished' && run.curvature < ENDLESS);
}

/** The same with target zero, the case of the paper. */
export const zeroTargets = problems.map((problem): Problem => ({ ...problem, target: 0 }));

const anyDouble = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, -1, 1e308, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 1e-308),
);
const anyPositive = anyDouble.map(Math.abs).filter((value) => value > 0);

/** Whatever a double can hold. */
export const extremes = fc
  .record({
    width: fc.constantFrom(1, 2, 1000, 2 ** 20),
    learningRate: anyPositive,
    target: anyDouble,
    ntk: anyPositive,
    tilt: fc.constantFrom(-1, -0.5, 0, 0.5, 1),
  })
  .map(
    ({ width, learningRate, target, ntk, tilt }): Problem => ({
      width,
      learningRate,
      target,
      start: {
        output: tilt === 0 ? 0 : Math.max(-1e308, Math.min(1e308, tilt * maxOutput(ntk, width))),
        ntk,
      },
    }),
  );

/** Random weights: those of a seed are not enough where a property must hold for any. */
export const weights = fc.integer({ min: 1, max: 40 }).chain((width): fc.Arbitrary<Weights> => {
  const layer = fc.array(grid(3), { minLength: width, maxLength: width });
  return fc.record({
    u: layer.map((values) => Float64Array.from(values)),
    v: layer.map((values) => Float64Array.from(values)),
  });
});

/** Weights to be trained with weight decay μ: what settles, or takes its time to grow. */
export const decays = fc
  .record({
    weights,
    learningRate: fc.double({ min: 0.02, max: 0.6, noNaN: true }),
    target: fc.double({ min: -1, max: 1, noNaN: true }),
    mu: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map(({ weights: at, learningRate, target, mu }) => {
    const problem: Problem = { learningRate, width: at.u.length, target, start: measure(at) };
    return { weights: at, problem, mu };
  })
  .filter(({ problem: { start, learningRate } }) => start.ntk > 0.01 && start.ntk * learningRate < 3);

/** A step of gradient descent on the 2n weights, each multiplied by `keep` = 1 − ημ: by the definition alone. */
export function descended(
  { u, v }: Weights,
  { learningRate, target }: Pick<Problem, 'learningRate' | 'target'>,
  keep = 1,
): Weights {
  const root = Math.sqrt(u.length);
  const output = u.reduce((sum, each, i) => sum + each * (v[i] as number), 0) / root;
  const pull = (learningRate * (output - target)) / root;
  return {
    u: u.map((each, i) => keep * each - pull * (v[i] as number)),
    v: v.map((each, i) => keep * each - pull * (u[i] as number)),
  };
}

/** ‖u‖² + ‖v‖² over n, and v·u/√n less the target. */
const seen = ({ u, v }: Weights, target: number) => {
  const dot = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, each, i) => sum + each * (b[i] as number), 0);
  return { ntk: (dot(u, u) + dot(v, v)) / u.length, residual: dot(u, v) / Math.sqrt(u.length) - target };
};

/** Heavy-ball descent on the 2n weights with a learning rate for each step, by the definition alone: W' = W − η_t∇L + β(W − W₋), the first step without momentum. */
export function descendedWithMomentum(
  start: Weights,
  target: number,
  momentum: number,
  rates: readonly number[],
): readonly { readonly ntk: number; readonly residual: number }[] {
  let at = start;
  let before = start;
  const run = [seen(at, target)];
  for (const learningRate of rates) {
    const pulled = descended(at, { learningRate, target });
    const moved = (next: Float64Array, now: Float64Array, last: Float64Array) =>
      next.map((each, i) => each + momentum * ((now[i] as number) - (last[i] as number)));
    const next = { u: moved(pulled.u, at.u, before.u), v: moved(pulled.v, at.v, before.v) };
    before = at;
    at = next;
    run.push(seen(at, target));
  }
  return run;
}
