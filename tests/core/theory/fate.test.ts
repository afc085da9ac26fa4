import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaled } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { fateOf, rateBounds } from '../../../src/core/theory/fate.ts';
import { land } from '../../../src/core/theory/landing.ts';
import { runs } from '../../fuzz.ts';
import { convergesInTheEnd, extremes, problems } from '../problems.ts';

describe('the closed-form fate', () => {
  it('agrees with 10,000 simulated starts 3 % below and above η_max', () => {
    const side = fc.constantFrom(-0.03, 0.03);
    fc.assert(
      fc.property(problems, side, (problem, offset) => {
        const { largest: rate, label, edge } = rateBounds(problem);
        // Nothing to move: at a minimum, or where every rate trains.
        fc.pre(Number.isFinite(rate) && problem.start.output !== problem.target);
        const moved = { ...problem, learningRate: rate * (1 + offset) };
        const { outcome } = fateOf(moved);
        expect(outcome === 'converges').toBe(offset < 0);
        if (edge < label && Math.abs(scaled(moved).scaledTarget) <= 1)
          expect(outcome === 'diverges').toBe(offset > 0);
        const { curvature, scaledResidual, scaledTarget } = scaled(moved);
        const run = land(curvature, scaledResidual, scaledTarget, 20_000);
        if (outcome === 'converges' && run.end === 'unfinished') {
          // It shrinks by |1 − κ| a step: slowly only where that is next to 1.
          expect(Math.min(run.curvature, Math.abs(2 - run.curvature))).toBeLessThan(2e-3);
          expect(convergesInTheEnd(curvature, scaledResidual, scaledTarget)).toBe(true);
        } else
          expect(run.end).toBe(
            { converges: 'converged', stalls: 'unfinished', bounded: 'unfinished', diverges: 'diverged' }[
              outcome
            ],
          );
      }),
      {
        ...runs(10_000),
        // Lands just below 2, where each step takes off next to nothing.
        examples: [
          [
            {
              width: 1,
              learningRate: 0.01,
              target: 0.7702827453613281,
              start: { output: -0.17292213439941406, ntk: 1 },
            },
            -0.03,
          ],
        ],
      },
    );
  });

  it('G = κ − 4 − wr keeps its sign: G′ = (1 + rz)G (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const run = simulate(problem, 20);
        const unit = problem.learningRate / Math.sqrt(problem.width);
        const w = unit * problem.target;
        const g = (t: number) => (run.curvature[t] as number) - 4 - w * unit * (run.residual[t] as number);
        for (let t = 0; t < run.end; t++) {
          const r = unit * (run.residual[t] as number);
          const k = run.curvature[t + 1] as number;
          if (k > 1e6) break;
          const scale = (k + 4 + Math.abs(w * unit * (run.residual[t + 1] as number))) * 1e-9;
          expect(Math.abs(g(t + 1) - (1 + r * (r + w)) * g(t))).toBeLessThanOrEqual(
            scale + 1e-9 * Math.abs(g(t) * (1 + r * r + Math.abs(r * w))),
          );
        }
      }),
      runs(2000),
    );
  });

  it('at y = 0 is 4/λ₀ at every width', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { largest: rate } = rateBounds({ ...problem, target: 0 });
        expect(Math.abs((rate * problem.start.ntk) / 4 - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('converged runs land between 2|y|/√n and 2/η (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const run = simulate(problem, 2000);
        // A start at a minimum, or a first step exactly onto one, stays however sharp that is.
        fc.pre(run.stop.reason === 'converged' && run.residual[1] !== 0);
        const landed = run.ntk[run.end] as number;
        expect(landed).toBeGreaterThanOrEqual(
          ((2 * Math.abs(problem.target)) / Math.sqrt(problem.width)) * (1 - 1e-4),
        );
        expect(landed).toBeLessThanOrEqual((2 / problem.learningRate) * (1 + 1e-9));
      }),
      runs(300),
    );
  });

  it('says whether the loss rises at the first step: at y = 0 iff κ₀ − r₀² > 2', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        fc.pre(problem.start.output !== problem.target);
        const { firstStepRises } = fateOf(problem);
        const run = simulate(problem, 1);
        const ratio = (run.loss[1] as number) / (run.loss[0] as number);
        if (Math.abs(ratio - 1) > 1e-9) expect(firstStepRises).toBe(ratio > 1);
        const { curvature, scaledResidual } = scaled({ ...problem, target: 0 });
        const g = curvature - scaledResidual ** 2;
        // r₀² ≤ κ₀²/4 keeps the factor above −1 from the other side.
        if (Math.abs(g - 2) > 1e-9 && curvature <= 4)
          expect(fateOf({ ...problem, target: 0 }).firstStepRises).toBe(g > 2);
      }),
      runs(3000),
    );
  });

  it('lets no balanced run rise below |w| = 2√2 − 2, and some above (E)', () => {
    // u = v: κ = 2z. Runs that do not escape have −w < r < 2.
    const rises = (w: number, r: number) =>
      fateOf({ learningRate: 1, width: 1, target: w, start: { output: r + w, ntk: 2 * (r + w) } })
        .firstStepRises;
    const mark = 2 * Math.SQRT2 - 2;
    const residuals = Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400);
    for (const w of [0.1, 0.5, 0.8, mark - 1e-3])
      expect(residuals.some((at) => rises(w, -w + at * (2 + w)))).toBe(false);
    for (const w of [mark + 1e-3, 0.9])
      expect(residuals.some((at) => rises(w, -w + at * (2 + w)))).toBe(true);
  });

  it('has an answer without NaN for whatever a double can hold', () => {
    fc.assert(
      fc.property(extremes, (problem) => {
        const { rates, ...own } = fateOf(problem);
        for (const [name, value] of Object.entries({ ...own, ...rates }))
          if (Number.isNaN(value)) throw new Error(`${name} is NaN`);
      }),
      runs(10_000),
    );
  });
});

describe('the bounds of the rates that train', () => {
  // n, y, f₀, λ₀ → √n/|y| and 8/(λ₀ + √(λ₀² − 16yΔf₀/n)), by hand.
  it.each([
    [64, 8, 2, 2, 1, 4 / 3],
    [64, 5, -4.6, 2, 1.6, 4 / 3],
    [64, -5, 4.6, 2, 1.6, 4 / 3],
    [64, 4, 8, 2, 2, 4],
    [16, 2, 2, 3, 2, 4 / 3],
    [16, 0, 1, 2, Number.POSITIVE_INFINITY, 2],
    // Outside the cone the root is of a negative number.
    [64, 4, 9, 2, 2, Number.POSITIVE_INFINITY],
    // A kernel that is nothing beside the target: 2√n/√|yΔf₀|.
    [4, 4, 0, 1e-160, 0.5, 1],
    [4, -4, 0, 1e-160, 0.5, 1],
    [4, 16, 0, 1e-160, 0.125, 0.25],
    [16, 1, 0, 1e-160, 4, 8],
  ])('at n = %d, y = %d, f₀ = %d, λ₀ = %d are %d and %d', (width, target, output, ntk, label, edge) => {
    const bounds = rateBounds({ width, target, learningRate: 1, start: { output, ntk } });
    expect(bounds.label).toBe(label);
    if (edge === Number.POSITIVE_INFINITY) expect(bounds.edge).toBe(edge);
    else expect(bounds.edge / edge).toBeCloseTo(1, 13);
    expect(bounds.largest).toBe(Math.min(bounds.label, bounds.edge));
  });
});

describe('a fate by hand', () => {
  it('has w, G₀ and c_max', () => {
    // n = 16, η = 1/2: w = ηy/√n = 1/4, r₀ = −1/8, κ₀ = 3/2, rates 4/3 and 2.
    const fate = fateOf({ width: 16, target: 2, learningRate: 0.5, start: { output: 1, ntk: 3 } });
    expect(fate.scaledTarget).toBe(0.25);
    expect(fate.excessSign).toBe(Math.sign(1.5 - 4 + 0.25 / 8));
    // 8/(3 + √(9 + 2)) times λ₀ = 3.
    expect(fate.maxCurvature).toBeCloseTo(24 / (3 + Math.sqrt(11)), 13);
    expect(fate).toMatchObject({ outcome: 'converges', predicted: 'lazy', firstStepRises: false });
  });

  it.each([
    [1.999, 'lazy'],
    [2, 'catapult'],
    [3.999, 'catapult'],
    [4, 'divergent'],
    [9, 'divergent'],
  ])('at κ₀ = %d the rule for wide networks says %s', (learningRate, word) => {
    expect(fateOf({ width: 100, target: 0, learningRate, start: { output: 1, ntk: 1 } }).predicted).toBe(
      word,
    );
  });

  it('takes a loss that stays the same for one that does not rise', () => {
    // f₀ = y = 0, κ₀ = 2: the factor is −1; and κ₀ = 0 + rz: 1.
    const still = (learningRate: number) =>
      fateOf({ width: 4, target: 0, learningRate, start: { output: 0, ntk: 1 } }).firstStepRises;
    expect([still(1.99), still(2), still(2.01)]).toEqual([false, false, true]);
  });

  it('refuses what is no problem', () => {
    const problem = { width: 4, target: 1, learningRate: 1, start: { output: 0, ntk: 1 } };
    for (const wrong of [{ width: 0 }, { learningRate: -1 }, { target: Number.NaN }])
      expect(() => fateOf({ ...problem, ...wrong })).toThrow(RangeError);
  });
});
