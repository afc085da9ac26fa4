import { describe, expect, it } from 'vitest';
import { curvatureExcess } from '../../../src/core/model/borders.ts';
import { hasConverged, smallSquare } from '../../../src/core/model/convergence.ts';
import { diverges, outcomeInside, outcomeOf } from '../../../src/core/model/outcome.ts';
import { edgeOutput, outermost, type Problem, shares } from '../../../src/core/model/problem.ts';

/** Tables at the round values people type, where random doubles never fall. docs/model.md, "Phases". */

const { POSITIVE_INFINITY: INFINITY } = Number;

describe('the outcome inside the cone', () => {
  // κ, r, w → word: G = κ − 4 − wr.
  it.each([
    [2, 0.5, 0, 'converges'],
    [3.999, 0.5, 0, 'converges'],
    [4, 0.5, 0, 'bounded'],
    [4.001, 0.5, 0, 'diverges'],
    [1, 0.5, 1, 'converges'],
    [1, 0.5, -1, 'converges'],
    [1, 0.5, 1.001, 'bounded'],
    [1, 0.5, -1.001, 'bounded'],
    [1, 0.5, 2, 'bounded'],
    [1, 0.5, -2, 'bounded'],
    [1, 0.5, 2.001, 'diverges'],
    [1, 0.5, -2.001, 'diverges'],
    // |w| > 2 diverges far below κ = 4 + wr as well, and above it.
    [1, 0.001, 6, 'diverges'],
    [9, 0.5, 3, 'diverges'],
    // κ beyond 4, and yet below the edge: 4.4 < 4 + 1·0.5.
    [4.4, 0.5, 1, 'converges'],
    [4.5, 0.5, 1, 'bounded'],
    [4.6, 0.5, 1, 'diverges'],
    [3.4, 0.5, -1, 'converges'],
    [3.5, 0.5, -1, 'bounded'],
    [3.6, 0.5, -1, 'diverges'],
    // At its minimum already, whatever else.
    [5, 0, 0, 'converges'],
    [5, 0, 3, 'converges'],
    [4, 0, 0, 'converges'],
  ] as const)('κ = %d, r = %d, w = %d: %s', (curvature, scaledResidual, scaledTarget, word) => {
    const start = { output: scaledResidual + scaledTarget, ntk: curvature };
    expect(outcomeOf({ width: 1, learningRate: 1, target: scaledTarget, start })).toBe(word);
    const isOnEdge = curvatureExcess(curvature, scaledResidual, scaledTarget) === 0;
    if (!isOnEdge) expect(outcomeInside({ curvature, scaledResidual, scaledTarget })).toBe(word);
    expect(diverges(curvature, scaledResidual, scaledTarget)).toBe(word === 'diverges');
  });

  it('counts what is beyond every bound as above the edge', () => {
    expect(curvatureExcess(4.5, 0.5, 1)).toBe(0);
    expect(curvatureExcess(INFINITY, 1, INFINITY)).toBe(INFINITY);
    expect(diverges(INFINITY, 1, INFINITY)).toBe(true);
    expect(diverges(INFINITY, 1, 1)).toBe(true);
  });
});

describe('a start on the edge of the cone', () => {
  const on = (output: number, target: number, learningRate = 0.5): Problem => ({
    width: 4,
    learningRate,
    target,
    start: { output, ntk: 2 },
  });
  // |f₀| = λ₀√n/2 = 2. With u = −v the output stays at or below 0, with u = v at or above.
  it.each([
    [on(-2, 1), 'stalls'],
    [on(2, -1), 'stalls'],
    [on(2, 1), 'converges'],
    [on(-2, -1), 'converges'],
    [on(2, 0), 'converges'],
    [on(-2, 0), 'converges'],
    [on(2, 2), 'converges'],
    [on(-2, 2.2, 1), 'diverges'],
    [on(2, 3, 1), 'bounded'],
    [on(-1.999, 1), 'converges'],
    // κ = 3 = 4 + wr with w = 1/2 and r = −2: on G = 0 as well, where it stays at r = −2.
    [{ width: 1, learningRate: 1, target: 0.5, start: { output: -1.5, ntk: 3 } }, 'bounded'],
  ] as const)('%j: %s', (problem, word) => {
    expect(outcomeOf(problem)).toBe(word);
  });

  it('has even shares where λ₀√n/2 is beyond the doubles, or nothing', () => {
    for (const [ntk, width] of [
      [1e308, 2 ** 20],
      [5e-324, 1],
    ] as const)
      for (const output of [0, 1e-310, -1e300])
        expect(shares({ width, start: { output, ntk } })).toEqual({ p: 1, q: 1 });
  });

  it('has the shares 0 and 2, exactly, and a hair inside two that are above 0', () => {
    const start = (output: number, ntk = 2) => ({ width: 4, start: { output, ntk } });
    expect(shares(start(2))).toEqual({ p: 2, q: 0 });
    expect(shares(start(-2))).toEqual({ p: 0, q: 2 });
    expect(shares(start(0))).toEqual({ p: 1, q: 1 });
    expect(shares(start(1))).toEqual({ p: 1.5, q: 0.5 });
    expect(shares(start(-1))).toEqual({ p: 0.5, q: 1.5 });
    const inside = shares(start(2 - 2 ** -52));
    expect(inside.q / 2 ** -53).toBeCloseTo(1, 12);
    // 5·17² − 4·19² = 1, the least there can be.
    expect(shares({ width: 5, start: { output: 19, ntk: 17 } }).q).toBeCloseTo(
      1 / 1445 / (1 + 38 / (17 * Math.sqrt(5))),
      15,
    );
    // Beyond it, by the rounding of the bound: on it.
    expect(shares(start(2 + 2 ** -51))).toEqual({ p: 2, q: 0 });
  });

  it.each([1, 2, 3, 5, 7, 64, 1000, 4097, 2 ** 20])('is reached by edgeOutput at n = %d', (width) => {
    for (const ntk of [2, 0.0512796, 1e-6, 1e6, 1 / 3]) {
      const output = edgeOutput(ntk, width);
      expect(shares({ width, start: { output, ntk } })).toEqual({ p: 2, q: 0 });
      expect(shares({ width, start: { output: -output, ntk } })).toEqual({ p: 0, q: 2 });
      // It is a start that is taken, and the next double below it is off the edge or rounds to it.
      expect(output).toBeLessThanOrEqual(outermost(ntk, width));
      expect(output / ((ntk * Math.sqrt(width)) / 2)).toBeCloseTo(1, 14);
    }
  });
});

describe('convergence', () => {
  it.each([
    [1.9, 1e-6, true],
    [1.9, -1e-6, true],
    [1.9, 1.1e-6, false],
    // The loss may be 10⁻⁹ above its bound, for rounding.
    [1.9, 1e-6 * (1 + 4e-10), true],
    [1.9, 1e-6 * (1 + 6e-10), false],
    [2, 1e-7, false],
    [1.999, 0, true],
  ])('at κ = %d, r = %d from r₀ = 1: %s', (curvature, r, converged) => {
    expect(hasConverged(curvature, r, smallSquare(1))).toBe(converged);
  });

  it('comes at step 6 where a run shrinks by exactly a tenth a step, whatever the last bit', () => {
    for (const r0 of [1, 0.3, 0.7, 1 / 3, 123.456]) {
      let r = r0;
      let steps = 0;
      while (!hasConverged(0.9, r, smallSquare(r0))) {
        r *= 1 - 0.9;
        steps++;
      }
      expect(steps).toBe(6);
    }
  });
});
