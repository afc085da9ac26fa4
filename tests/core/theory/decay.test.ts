import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, scaled, shares } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { measure } from '../../../src/core/model/weights.ts';
import { landDecayed, restWithDecay } from '../../../src/core/theory/decay.ts';
import { landByLengths } from '../../../src/core/theory/landing.ts';
import { runs } from '../../fuzz.ts';
import { decays, descended, problems } from '../problems.ts';

/** A problem's run under decay d = ημ, and without it, by the lengths of u ± v. */
const decayed = (problem: Problem, decay: number, maxSteps: number) => {
  const { curvature: k, scaledResidual: r, scaledTarget: w } = scaled(problem);
  const { p, q } = shares(problem);
  return landDecayed(k * p, k * q, r, w, decay, maxSteps);
};
const plainly = (problem: Problem, maxSteps: number) => {
  const { curvature: k, scaledResidual: r, scaledTarget: w } = scaled(problem);
  const { p, q } = shares(problem);
  return landByLengths(k * p, k * q, r, w, maxSteps);
};
/** The same from (κ, r) and w. */
const at = (k: number, r: number, w: number, decay: number) =>
  landDecayed(k + 2 * (r + w), k - 2 * (r + w), r, w, decay, 4000);

describe('weight decay', () => {
  it('is gradient descent on the 2n weights with u shrunk by 1 − ημ a step', () => {
    fc.assert(
      fc.property(decays, ({ weights, problem, mu }) => {
        const { learningRate, target, width } = problem;
        const found = decayed(problem, learningRate * mu, 16);
        fc.pre(found.end === 'unfinished');
        let at = weights;
        for (let t = 0; t < 16; t++) at = descended(at, problem, 1 - learningRate * mu);
        const end = measure(at);
        expect(learningRate * end.ntk).toBeCloseTo(found.curvature, 6);
        expect((learningRate * (end.output - target)) / Math.sqrt(width)).toBeCloseTo(found.residual, 6);
      }),
      runs(500),
    );
  });

  it('settles on the valley floor, where the residual is −2dz/κ, and −d at the minimum itself', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: -12, max: -1, noNaN: true }), (problem, power) => {
        const decay = 10 ** power;
        const { scaledResidual: r, scaledTarget: w } = scaled(problem);
        const found = decayed(problem, decay, 4000);
        fc.pre(found.end === 'converged' && found.curvature >= 0.05);
        const z = found.residual + w;
        const floor = (-2 * decay * z) / found.curvature;
        expect(Math.abs(found.residual - floor)).toBeLessThan(1e-4 * Math.abs(r) + decay * 0.5 + 1e-9);
        expect(Math.abs(found.residual)).toBeLessThan(decay * 1.5 + 1e-4 * Math.abs(r));
      }),
      runs(3000),
    );
    const strong = at(2.5, 0.4, 0.5, 0.2);
    expect(strong.end).toBe('converged');
    expect(strong.residual).toBeCloseTo(-0.2, 4);
    expect(strong.curvature).toBeCloseTo(0.6, 3);
    // A label weaker than the decay: nothing is learned.
    expect(at(1, 0.2, 0.1, 0.3).curvature).toBeCloseTo(0, 7);
  });

  it('that is weak changes nothing that converges at some pace', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom(1e-9, 1e-7, 1e-5), (problem, decay) => {
        const plain = plainly(problem, 40);
        fc.pre(plain.end === 'converged' && !simulate(problem, plain.steps).refined);
        const found = decayed(problem, decay, 400);
        expect(found.end).toBe('converged');
        expect(found.curvature / plain.curvature).toBeCloseTo(1, 1);
      }),
      runs(3000),
    );
  });

  it('has its peak at the first step where the residual only shrinks, and later where it is thrown', () => {
    expect(at(0.5, 0.1, 0.2, 0.01)).toMatchObject({ end: 'converged', peak: 0.1, peakStep: 0 });
    // κ = 3: r grows twofold a step at first.
    expect(at(3, 0.01, 0.2, 0.01).peakStep).toBeGreaterThan(2);
  });

  it('of μ = 0 is the plain run', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        // By lengths a residual below their rounding is none.
        const { scaledResidual, curvature } = scaled(problem);
        fc.pre(Math.abs(scaledResidual) > 1e-12 * curvature);
        const plain = plainly(problem, 40);
        const found = decayed(problem, 0, 2000);
        if (plain.end === 'converged') {
          expect(found.end).toBe('converged');
          expect(found.peak / plain.peak).toBeCloseTo(1, 6);
        }
        if (plain.end === 'diverged') expect(found.end).toBe('diverged');
      }),
      runs(2000),
    );
  });
});

describe('a run with weight decay', () => {
  /** The two lengths of docs/model.md step by step, and the same rules for its end, looked at every eight steps. */
  function followed(P: number, Q: number, w: number, d: number, maxSteps: number) {
    const [a, b, residuals, curvatures] = [[P], [Q], [(P - Q) / 4 - w], [(P + Q) / 2]];
    const at = (list: number[], t: number) => list[t] as number;
    const first = at(residuals, 0);
    for (let t = 1; ; t++) {
      const r = at(residuals, t - 1);
      a.push(at(a, t - 1) * (1 - d - r) ** 2);
      b.push(at(b, t - 1) * (1 - d + r) ** 2);
      residuals.push((at(a, t) - at(b, t)) / 4 - w);
      curvatures.push((at(a, t) + at(b, t)) / 2);
      if (t % 8 > 0) continue;
      const [now, k] = [at(residuals, t), at(curvatures, t)];
      const peak = Math.max(...residuals.map(Math.abs));
      const minimised = residuals.map((each, i) => each * each + d * at(curvatures, i));
      const seen = {
        steps: t,
        residual: now,
        curvature: k,
        peak,
        peakStep: residuals.findIndex((each) => Math.abs(each) === peak),
        rises: minimised.some((each) => each > at(minimised, 0) * (1 + 1e-12)),
      };
      const moves = residuals.slice(t - 7).map((each, i) => Math.abs(each - at(residuals, t - 8 + i)));
      const drift = d < 2e-3 ? (4 * d * d * Math.abs(now + w)) / k : 0;
      const still = k <= 1e-12 || (k < 2 && Math.max(...moves) <= 1e-6 * (Math.abs(first) + d) + drift);
      const leaves = (length: number, factor: number) => length > 0 && Math.abs(factor) > 1 + 1e-6;
      if (still && !leaves(at(a, t), 1 - d - now) && !leaves(at(b, t), 1 - d + now))
        return { end: 'converged', ...seen };
      if (Math.abs(now) >= 1e6) return { end: 'diverged', ...seen, curvature: Number.POSITIVE_INFINITY };
      if (t >= maxSteps) return { end: 'unfinished', ...seen };
    }
  }

  it.each([
    // P, Q, w, d, most steps
    [2, 1, 0.3, 0.1, 400],
    [1, 2, -0.3, 0.1, 400],
    [2, 1, 0.3, 0.5, 400],
    [1, 0, 0.3, 0.05, 400],
    [0, 1, -0.3, 0.05, 400],
    [0, 1, 0.3, 0.05, 2000],
    [1e-9, 1, 0.3, 0.05, 2000],
    [1, 1e-9, -0.3, 0.05, 2000],
    // Still for a stride and more near the saddle, before the shorter length has grown.
    [1, 1e-12, -0.3, 0.05, 2000],
    [1e-12, 1, 0.3, 0.05, 2000],
    [1, 1, 0, 0.2, 2000],
    [3, 2.8, 0.1, 0.01, 2000],
    [2.9, 2.7, 0.02, 1e-3, 4000],
    [1.5, 0.5, 0.2, 1e-3, 4000],
    [1.5, 0.5, 0.2, 1e-4, 4000],
    [1.5, 0.5, -0.2, 1.9e-3, 4000],
    [1.5, 0.5, 0.2, 2.1e-3, 4000],
    [5.5, 5, 0.1, 0.02, 400],
    [2.8, 0, 1.3, 0.1, 7],
    [4.8, 0.3, 1.1, 0.01, 20],
    [3, 1, 0.9, 0.01, 9],
    [0.3, 0.2, 0.4, 0.1, 16],
    // At rest to the last bit, r = −d, where that repels: κ = 2(|w| − d) of 2 and above.
    [4, 0, 1.25, 0.25, 16],
    [5, 0, 1.5, 0.25, 16],
    [0, 5, -1.5, 0.25, 16],
    [0, 0, 0.4, 0.1, 16],
    [0, 0, 0, 0, 16],
  ])('from P = %d, Q = %d with w = %d, d = %d within %d steps is the map itself', (P, Q, w, d, most) => {
    const expected = followed(P, Q, w, d, most);
    const found = landDecayed(P, Q, (P - Q) / 4 - w, w, d, most);
    const { end, steps, peakStep, rises } = expected;
    expect(found).toMatchObject({ end, steps, peakStep, rises });
    expect(found.peak).toBeCloseTo(expected.peak, 9);
    if (end === 'diverged') expect(found.curvature).toBe(Number.POSITIVE_INFINITY);
    else {
      expect(found.curvature).toBeCloseTo(expected.curvature, 11);
      expect(found.residual).toBeCloseTo(expected.residual, 11);
    }
  });

  it('is that of the edge of the cone where rounding made a length negative', () => {
    expect(landDecayed(-1e-18, 1, -0.55, 0.3, 0.05, 80)).toEqual(landDecayed(0, 1, -0.55, 0.3, 0.05, 80));
    expect(landDecayed(1, -1e-18, 0.55, -0.3, 0.05, 80)).toEqual(landDecayed(1, 0, 0.55, -0.3, 0.05, 80));
  });

  /** Width 4 and η = 1: w = y/2, and the edge of the cone is f₀ = ±λ₀. */
  const problemOf = (w: number, output: number, ntk: number): Problem => ({
    width: 4,
    learningRate: 1,
    target: 2 * w,
    start: { output, ntk },
  });

  it.each([
    [0.5, 0.2, 0.6],
    [-1.5, 0.25, 2.5],
    [0.25, 0.25, 0],
    [0.1, 0.5, 0],
    [0, 0.1, 0],
  ])('comes to rest at κ = 2(|w| − d) for w = %d, d = %d: %d', (w, d, rest) => {
    expect(restWithDecay(problemOf(w, 0.1, 2), d)).toBeCloseTo(rest, 14);
  });

  it.each([
    [0.3, -1, 0],
    [0.3, 1, 0.5],
    [-0.3, 1, 0],
    [-0.3, -1, 0.5],
    // A hair inside the cone the other length grows in the end.
    [0.3, -(1 - 1e-3), 0.5],
  ])('from the edge of the cone goes where its one length lets it: w = %d, f₀ = %d λ₀', (w, side, rest) => {
    const problem = problemOf(w, side, 1);
    expect(restWithDecay(problem, 0.05)).toBeCloseTo(rest, 14);
    expect(decayed(problem, 0.05, 6000).curvature).toBeCloseTo(rest, 4);
  });
});
