import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, scaled, shares } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { isNearEdge, land, landByLengths, landingOf } from '../../../src/core/theory/landing.ts';
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

  // n → ∞ landings (docs/model.md, "Where a run lands").
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

/** The map of docs/model.md step by step, looked at every eight steps: what a landing says, without its end value. */
function followed(k0: number, r0: number, w: number, maxSteps: number) {
  let [k, r] = [k0, r0];
  const sizes = [Math.abs(r0)];
  for (let t = 1; ; t++) {
    const z = r + w;
    [k, r] = [k + k * r * r - 4 * r * z, r * (1 - k + r * z)];
    sizes.push(Math.abs(r));
    if (t % 8 > 0) continue;
    const small = (size: number) => size <= 1e-6 * (1 + 5e-10) * Math.abs(r0);
    const peak = Math.max(...sizes.slice(0, t));
    const seen = { peak, peakStep: sizes.indexOf(peak), curvature: k, residual: r };
    if (small(Math.abs(r)) && k < 2) return { end: 'converged', ...seen, steps: sizes.findIndex(small) };
    if (Math.abs(r) >= 1e6 || Number.isNaN(r)) return { end: 'diverged', ...seen, steps: t };
    if (t >= maxSteps) return { end: 'unfinished', ...seen, steps: t };
  }
}

describe('a landing by each of its forms', () => {
  const forms = {
    'κ and r': (k: number, r: number, w: number, most: number) => land(k, r, w, most),
    lengths: (k: number, r: number, w: number, most: number) =>
      landByLengths(k + 2 * (r + w), k - 2 * (r + w), r, w, most),
  };

  for (const [name, form] of Object.entries(forms)) {
    it.each([
      // κ₀, r₀, w, most steps
      [0.5, 0.1, 0, 400],
      [0.01, 0.001, 0, 24],
      [1, 0.25, 0, 400],
      [2.6, 0.01, 0, 400],
      [3.5, 0.001, 0, 400],
      [2.5, 0.1, 0.4, 400],
      [2.5, -0.1, -0.4, 400],
      [2.5, -0.3, 0.4, 400],
      [1.9, 0.3, 0.5, 7],
      [1.9, 0.3, 0.5, 8],
      [1.9, 0.001, 0.9, 9],
      [5, 0.01, 0, 400],
      [5, 0.01, -0.5, 400],
      [3, 0.2, 1.1, 40],
      [2.4, 0.01, 0, 1],
    ])(
      `by ${name} of κ₀ = %d, r₀ = %d, w = %d within %d steps is that of the map itself`,
      (k, r, w, most) => {
        const { end, peak, peakStep, steps, ...last } = followed(k, r, w, most);
        const found = form(k, r, w, most);
        expect(found).toMatchObject({ end, peakStep, steps });
        expect(found.peak / peak).toBeCloseTo(1, 8);
        if (end === 'diverged') expect(found.curvature).toBe(Number.POSITIVE_INFINITY);
        if (end !== 'unfinished') return;
        expect(found.curvature).toBeCloseTo(last.curvature, 9);
        expect(found.residual).toBeCloseTo(last.residual, 9);
      },
    );

    it(`by ${name} counts from when it stays small: not from a step on which it nearly hits a minimum too sharp to rest at`, () => {
      // w = 0 and r₀² a hair off κ₀ − 1: κ₁ = (κ₀ − 2)² = 2.25, from which r grows again by 5/4 a step.
      const [k0, r0] = [3.5, Math.sqrt(2.5) * (1 + 1e-9)];
      let [k, r] = [k0, r0];
      const isSmall = () => Math.abs(r) <= 1e-6 * r0;
      let [small, steps] = [0, 0];
      for (; !(isSmall() && k < 2); steps++) {
        [k, r] = [k + (k - 4) * r * r, r * (1 - k + r * r)];
        if (isSmall()) small++;
      }
      expect(small).toBeGreaterThan(8);
      expect(form(k0, r0, 0, 4000)).toMatchObject({ end: 'converged', steps });
    });

    it(`by ${name} of a start at its minimum is that start, after no step, where κ < 2`, () => {
      const still = form(1.5, 0, 0.3, 100);
      expect(still).toMatchObject({ end: 'converged', residual: 0, peak: 0, peakStep: 0, steps: 0 });
      expect(still.curvature).toBeCloseTo(1.5, 14);
      expect(form(0, 0, 0, 100)).toMatchObject({ end: 'converged', curvature: 0 });
      expect(form(2, 0, 0.3, 10)).toMatchObject({ end: 'unfinished', curvature: 2, steps: 16 });
      expect(form(2, 0, 0, 10)).toMatchObject({ end: 'unfinished', curvature: 2, steps: 16 });
    });

    it(`by ${name} has the κ_∞ to which the map creeps in the end, to 11 digits`, () => {
      for (const [k0, r0, w] of [
        [0.5, 0.2, 0],
        [1.9, 0.3, 0.4],
        [1.2, -0.3, -0.25],
        [1.7, 0.2, -0.5],
        [2.6, 0.05, 0],
      ] as const) {
        let [k, r] = [k0 as number, r0 as number];
        for (let t = 0; t < 3000; t++) {
          const z = r + w;
          [k, r] = [k + k * r * r - 4 * r * z, r * (1 - k + r * z)];
        }
        expect(form(k0, r0, w, 5000).curvature).toBeCloseTo(k, 11);
      }
    });
  }

  it.each([
    [2 ** -40, 0.25, 1],
    [2 ** -40, 0.25, -1],
    [2 ** -28, 0.0625, 1],
    [2 ** -28, 0.0625, -1],
  ])('beside a saddle keeps the digits of how far that is: %d, w = %d, on side %d', (P, w, side) => {
    // The shorter length grows by (1 + w)² a step once the other is gone, and only then does the output change sign.
    const [k, z] = [(2 + P) / 2, (P - 2) / 4];
    let [p, q] = [P, 2];
    let r = z - w;
    let t = 0;
    for (; p < 0.01; t++) {
      p *= (1 - r) ** 2;
      q *= (1 + r) ** 2;
      r = (p - q) / 4 - w;
    }
    t = 8 * Math.ceil(t / 8);
    const found = land(k, side * (z - w), side * w, t);
    expect(found.end).toBe('unfinished');
    let [a, b] = [P, 2];
    r = z - w;
    for (let i = 0; i < t; i++) {
      a *= (1 - r) ** 2;
      b *= (1 + r) ** 2;
      r = (a - b) / 4 - w;
    }
    expect(found.curvature / ((a + b) / 2)).toBeCloseTo(1, 9);
    expect(found.residual).toBeCloseTo(side * r, 9);
    expect(
      landByLengths(side > 0 ? P : 2, side > 0 ? 2 : P, side * (z - w), side * w, t).curvature,
    ).toBeCloseTo(found.curvature, 9);
  });

  it('of a length below 0 by rounding is that of the edge of the cone', () => {
    expect(landByLengths(-1e-18, 2, -0.8, 0.3, 80)).toEqual(landByLengths(0, 2, -0.8, 0.3, 80));
    expect(landByLengths(2, -1e-18, 0.8, -0.3, 80)).toEqual(landByLengths(2, 0, 0.8, -0.3, 80));
  });

  it.each([
    [1, 0.5, 0, true],
    [1, 0.2, 0.2, false],
    [1, -0.7, 0.2, true],
    [1 + 9e-7, 0.25, 0.25, true],
    [1 + 2e-6, 0.25, 0.25, false],
  ])('of κ = %d, r = %d, w = %d is near the edge of the cone: %s', (k, r, w, near) => {
    expect(isNearEdge(k, r, w)).toBe(near);
  });

  it('takes step limits from 1 to 10¹⁰', () => {
    const problem: Problem = { width: 4, target: 1, learningRate: 0.5, start: { output: -2, ntk: 2 } };
    for (const most of [0, -1, 1.5, 1e10 + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const error = new RangeError(`step limit must be a whole number from 1 to 10000000000, got ${most}`);
      expect(() => land(1, 0.25, 0, most)).toThrow(error);
      expect(() => landingOf(problem, most)).toThrow(error);
    }
    expect(land(1, 0.25, 0, 1e10).end).toBe('converged');
    expect(landingOf(problem, 1)).toMatchObject({ end: 'unfinished', steps: 8 });
  });
});
