import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, scaled, shares } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { land, landByLengths, landingOf } from '../../../src/core/theory/landing.ts';
import { runs } from '../../fuzz.ts';
import { problems } from '../problems.ts';

const landing = landingOf;
/** The same by the lengths of u ± v. */
const byLengths = (problem: Problem, maxSteps: number) => {
  const { curvature: k, scaledResidual: r, scaledTarget: w } = scaled(problem);
  const { p, q } = shares(problem);
  return landByLengths(k * p, k * q, r, w, maxSteps);
};
/** The paper's case: λ₀ = 2, f₀ = 1, y = 0. */
const paper = (c: number, width: number) =>
  landing({ width, target: 0, learningRate: c / 2, curvature0: c, start: { output: 1, ntk: 2 } }, 20_000)
    .curvature;

describe('a landing', () => {
  it('is where the run itself ends, and converges at the step at which the run does', () => {
    let compared = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        fc.pre(problem.start.output !== problem.target);
        const found = landing(problem, 400);
        if (found.end !== 'converged') return;
        const run = simulate(problem, found.steps * 4 + 60);
        if (run.refined) return;
        compared++;
        expect(run.stop).toEqual({ reason: 'converged', step: found.steps });
        expect((run.curvature[run.end] as number) / found.curvature).toBeCloseTo(1, 8);
        const peak = Math.max(...run.residual.map(Math.abs));
        const unit = problem.learningRate / Math.sqrt(problem.width);
        expect((peak * unit) / found.peak).toBeCloseTo(1, 10);
        expect(Math.abs(run.residual[found.peakStep] as number) / peak).toBeCloseTo(1, 10);
      }),
      runs(3000),
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('is the same by κ and r as by the lengths of u ± v, where both hold their digits', () => {
    let compared = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const { curvature, scaledResidual, scaledTarget } = scaled(problem);
        const one = land(curvature, scaledResidual, scaledTarget, 200);
        if (one.end !== 'converged' || simulate(problem, one.steps).refined) return;
        const other = byLengths(problem, 200);
        expect(other.end).toBe('converged');
        expect(other.curvature / one.curvature).toBeCloseTo(1, 8);
        compared++;
      }),
      runs(2000),
    );
    expect(compared).toBeGreaterThan(300);
  });

  // n → ∞ landings (docs/model.md, "How the catapult scales").
  it.each([
    [2.1, 1.893],
    [2.2, 1.77],
    [2.5, 1.282],
    [2.7, 0.864],
  ])('κ₀ = %d lands at %d for a million neurons', (c, expected) => {
    expect(paper(c, 10 ** 6)).toBeCloseTo(expected, 3);
  });

  it('κ₀ = 3 lands between 0.18 and 0.25, over all widths', () => {
    const all = Array.from({ length: 200 }, (_, i) => paper(3, Math.round(10 ** (4 + i / 100))));
    expect(Math.min(...all)).toBeGreaterThan(0.18);
    expect(Math.min(...all)).toBeLessThan(0.195);
    expect(Math.max(...all)).toBeGreaterThan(0.24);
    expect(Math.max(...all)).toBeLessThan(0.25);
  });

  it('κ₀ → 2⁺ lands at 4 − κ₀ (Y)', () => {
    for (const c of [2.01, 2.02, 2.04]) expect(paper(c, 10 ** 6)).toBeCloseTo(4 - c, 2);
    expect(Math.abs(paper(2.01, 2 ** 20) - 1.99)).toBeLessThan(Math.abs(paper(2.1, 2 ** 20) - 1.9));
  });

  it.each([2.5, 3, 3.5])('κ₀ = %d lands log-periodically: r₀ and r₀(κ₀ − 1) alike, as r₀ → 0 (Y)', (c) => {
    for (let quarter = 0; quarter < 9; quarter++) {
      const r = 1e-7 * (c - 1) ** (-quarter / 4);
      const one = land(c, r, 0, 20_000).curvature;
      const next = land(c, r / (c - 1), 0, 20_000).curvature;
      expect(next / one).toBeCloseTo(1, 6);
    }
  });

  it.each([3.3, 3.5, 3.7])(
    'κ₀ = %d lands anywhere, from nearly 0 to half of all there is, as the width changes',
    (c) => {
      const all = Array.from({ length: 200 }, (_, i) => paper(c, Math.round(10 ** (4 + i / 100))));
      expect(Math.min(...all)).toBeLessThan(0.01);
      expect(Math.max(...all)).toBeGreaterThan(0.5);
    },
  );
});
