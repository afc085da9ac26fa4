import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaled } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { gradientFlow, linearised, slidesMap } from '../../../src/core/theory/comparisons.ts';
import { runs } from '../../fuzz.ts';
import { problems, zeroTargets } from '../problems.ts';

describe('the linearised model', () => {
  it('is Δf₀(1 − ηλ₀)ᵗ with a frozen kernel', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const run = linearised(problem, 20);
        for (let t = 0; t <= 20; t++) {
          const expected =
            (problem.start.output - problem.target) * (1 - problem.learningRate * problem.start.ntk) ** t;
          expect(Math.abs((run.residual[t] as number) - expected)).toBeLessThanOrEqual(
            1e-11 * Math.abs(expected) + 1e-300,
          );
          expect(run.ntk[t]).toBe(problem.start.ntk);
        }
      }),
    );
  });
});

describe('the slides’ form', () => {
  it('is exact at y = 0', () => {
    fc.assert(
      fc.property(zeroTargets, (problem) => {
        const exact = simulate(problem, 8);
        const slides = slidesMap(problem, 8);
        for (let t = 0; t <= exact.end; t++) {
          const scale = Math.abs(exact.residual[t] as number) + 1e-6 * Math.abs(problem.start.output);
          if (scale > 1e12) break;
          expect(
            Math.abs((slides.residual[t] as number) - (exact.residual[t] as number)),
          ).toBeLessThanOrEqual(1e-7 * scale);
        }
      }),
      runs(1000),
    );
  });

  it('parts from the truth at y = 0.7, n = 64, η = 1.5 by tens of per cent within 60 steps', () => {
    const problem = { width: 64, learningRate: 1.5, target: 0.7, start: { output: 0.3, ntk: 1.9 } };
    const exact = simulate(problem, 60);
    const slides = slidesMap(problem, 60);
    const gap = Math.abs((slides.ntk[60] as number) / (exact.ntk[60] as number) - 1);
    expect(gap).toBeGreaterThan(0.05);
  });
});

describe('gradient flow', () => {
  /** Runge–Kutta of the flow's own equations, ḟ = −λΔf, λ̇ = −4fΔf/n, in time ηt. */
  function integrate(
    n: number,
    y: number,
    eta: number,
    f0: number,
    lambda0: number,
    steps: number,
    fine: number,
  ): [number, number] {
    const slope = (f: number, l: number): [number, number] => [-l * (f - y), (-4 * f * (f - y)) / n];
    let [f, l] = [f0, lambda0];
    const h = eta / fine;
    for (let i = 0; i < steps * fine; i++) {
      const [a, b] = slope(f, l);
      const [c, d] = slope(f + (h * a) / 2, l + (h * b) / 2);
      const [e, g] = slope(f + (h * c) / 2, l + (h * d) / 2);
      const [o, p] = slope(f + h * e, l + h * g);
      f += (h * (a + 2 * c + 2 * e + o)) / 6;
      l += (h * (b + 2 * d + 2 * g + p)) / 6;
    }
    return [f, l];
  }

  it('solves its differential equation', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 6 }), (problem, steps) => {
        const { width, target, learningRate, start } = problem;
        const flow = gradientFlow(problem, steps);
        const [f, l] = integrate(width, target, learningRate, start.output, start.ntk, steps, 400);
        const scale = Math.abs(start.output) + Math.abs(target) + 1e-3 * start.ntk * Math.sqrt(width);
        expect(Math.abs((flow.residual[steps] as number) - (f - target))).toBeLessThanOrEqual(1e-6 * scale);
        expect(Math.abs((flow.ntk[steps] as number) - l)).toBeLessThanOrEqual(
          1e-6 * (start.ntk + scale / Math.sqrt(width)),
        );
      }),
      runs(500),
    );
  });

  it('ends at λ = √(C² + 4y²/n) with C² = λ₀² − 4f₀²/n, and never raises the loss (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { width, target, learningRate, start } = problem;
        const c2 = start.ntk ** 2 - (4 * start.output ** 2) / width;
        const expected = Math.sqrt(Math.max(0, c2) + (4 * target ** 2) / width);
        fc.pre(learningRate * expected > 0.2);
        const flow = gradientFlow(problem, 400);
        expect(Math.abs((flow.ntk[400] as number) / expected - 1)).toBeLessThan(1e-9);
        for (let t = 1; t <= 400; t++)
          expect(flow.loss[t]).toBeLessThanOrEqual((flow.loss[t - 1] as number) * (1 + 1e-9));
      }),
      runs(500),
    );
  });

  it('is what gradient descent becomes as η → 0', () => {
    const at = (eta: number, time: number) => {
      const problem = { width: 30, learningRate: eta, target: 0.8, start: { output: -1.2, ntk: 1.7 } };
      const steps = Math.round(time / eta);
      return [
        simulate(problem, steps).residual[steps] as number,
        gradientFlow(problem, steps).residual[steps] as number,
      ];
    };
    const gaps = [0.01, 0.005, 0.0025].map((eta) => {
      const [descent, flow] = at(eta, 1) as [number, number];
      return Math.abs(descent - flow);
    }) as [number, number, number];
    expect(gaps[0] / gaps[1]).toBeCloseTo(2, 1);
    expect(gaps[1] / gaps[2]).toBeCloseTo(2, 1);
  });
});

describe('the output scale', () => {
  it('α acts on (κ₀, r₀, w) as √n does when f₀ = 0 (E)', () => {
    // L_α = ½(f − y/α)²: the target is y/α; the loss keeps f. Width α²n has the same r₀ and w.
    for (const alpha of [2, 3, 10]) {
      const scaledTarget = scaled({
        width: 16,
        learningRate: 1.1,
        target: 5 / alpha,
        start: { output: 0, ntk: 2 },
      });
      const wider = scaled({
        width: 16 * alpha * alpha,
        learningRate: 1.1,
        target: 5,
        start: { output: 0, ntk: 2 },
      });
      expect(wider.curvature).toBe(scaledTarget.curvature);
      expect(wider.scaledResidual).toBeCloseTo(scaledTarget.scaledResidual, 14);
      expect(wider.scaledTarget).toBeCloseTo(scaledTarget.scaledTarget, 14);
    }
  });
});
