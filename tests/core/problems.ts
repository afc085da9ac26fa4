import fc from 'fast-check';
import { maxOutput, type Problem } from '../../src/core/model/problem.ts';
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
export const weights = fc.integer({ min: 1, max: 40 }).chain((width) => {
  const layer = fc.array(grid(3), { minLength: width, maxLength: width });
  return fc.record({
    u: layer.map((values) => Float64Array.from(values)),
    v: layer.map((values) => Float64Array.from(values)),
  });
});
