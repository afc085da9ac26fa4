import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landAll, makeLandings } from '../../../src/core/many/landings.ts';
import { type Problem, scaled } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { land, landCarefully } from '../../../src/core/theory/landing.ts';
import { problems } from '../problems.ts';

const CODES = { converged: 1, diverged: 2, limit: 3 };
const landing = (problem: Problem, limit: number) => {
  const { curvature, scaledResidual, scaledTarget } = scaled(problem);
  return land(curvature, scaledResidual, scaledTarget, limit);
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
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('is the same for many at once, bit for bit', () => {
    const start = fc.record({
      curvature: fc.oneof(fc.double({ min: 0, max: 6, noNaN: true }), fc.constantFrom(-1, 0, 2, 4, 1e-3)),
      tilt: fc.double({ min: -1, max: 1, noNaN: true }),
      target: fc.oneof(fc.constant(0), fc.double({ min: -2.2, max: 2.2, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(start, { maxLength: 60 }), fc.constantFrom(8, 200, 2000), (all, limit) => {
        const batch = {
          curvature: Float64Array.from(all, ({ curvature }) => curvature),
          residual: Float64Array.from(all, ({ curvature, tilt, target }) => (tilt * curvature) / 2 - target),
          target: Float64Array.from(all, ({ target }) => target),
        };
        const found = makeLandings(all.length);
        landAll(batch, all.length, limit, found);
        all.forEach((_, i) => {
          const k = batch.curvature[i] as number;
          if (k < 0) {
            expect(found.end[i]).toBe(0);
            return;
          }
          const one = land(k, batch.residual[i] as number, batch.target[i] as number, limit);
          expect([found.end[i], found.curvature[i], found.peak[i], found.steps[i]]).toEqual([
            CODES[one.end],
            one.curvature,
            one.peak,
            one.steps,
          ]);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same by κ and r as by the lengths of u ± v, where both hold their digits', () => {
    let compared = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const { curvature, scaledResidual, scaledTarget } = scaled(problem);
        const one = land(curvature, scaledResidual, scaledTarget, 200);
        if (one.end !== 'converged' || simulate(problem, one.steps).refined) return;
        const other = landCarefully(curvature, scaledResidual, scaledTarget, 200);
        expect(other.end).toBe('converged');
        expect(other.curvature / one.curvature).toBeCloseTo(1, 8);
        compared++;
      }),
      { numRuns: 2000 },
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
