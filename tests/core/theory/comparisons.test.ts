import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaled, shares } from '../../../src/core/model/problem.ts';
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

describe('a comparison', () => {
  const paper = { width: 16, target: 0, learningRate: 1.5, start: { output: 1, ntk: 2 } };

  it('has L = Δf²/2: at κ₀ = 3 the linearised residual doubles and turns', () => {
    const { residual, loss, ntk } = linearised(paper, 3);
    expect([...residual]).toEqual([1, -2, 4, -8]);
    expect([...loss]).toEqual([0.5, 2, 8, 32]);
    expect([...ntk]).toEqual([2, 2, 2, 2]);
  });

  it('is +Infinity in all its numbers from the first that a double cannot hold', () => {
    // Δf = 3·10¹⁰⁰(−2)ᵗ: Δf² overflows once 2ᵗ is above 4.5·10⁵³, half of it above 6.3·10⁵³: both at step 179.
    const far = { ...paper, start: { output: 3e100, ntk: 2e100 }, learningRate: 1.5e-100 };
    const { residual, loss, ntk } = linearised(far, 200);
    const held = residual.indexOf(Number.POSITIVE_INFINITY);
    expect(held).toBe(179);
    for (let t = 0; t <= 200; t++)
      expect([residual, loss, ntk].map((each) => Number.isFinite(each[t]))).toEqual(Array(3).fill(t < held));
  });

  it.each([linearised, slidesMap, gradientFlow])(
    '%o starts at the start itself and checks what it is given',
    (form) => {
      const start = { width: 7, target: 0.3, learningRate: 0.7, start: { output: 0.1, ntk: 1.3 } };
      const { residual, ntk, loss } = form(start, 0);
      expect([residual.length, residual[0], ntk[0]]).toEqual([1, 0.1 - 0.3, 1.3]);
      expect(loss[0]).toBeCloseTo(0.02, 14);
      for (const steps of [-1, 1.5, Number.NaN])
        expect(() => form(start, steps)).toThrow(new RegExp(`steps.* 0 .*got ${steps}`));
      expect(() => form({ ...start, width: 0.5 }, 3)).toThrow(RangeError);
    },
  );

  it('by the slides’ form is Δf′ = (1 − ηλ + η²Δf²/n)Δf, λ′ = λ + η(ηλ − 4)Δf²/n', () => {
    let compared = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const { width: n, learningRate: eta, target, start } = problem;
        let [df, ntk] = [start.output - target, start.ntk];
        const found = slidesMap(problem, 4);
        for (let t = 1; t <= 4; t++) {
          [df, ntk] = [
            (1 - eta * ntk + (eta * eta * df * df) / n) * df,
            ntk + (eta * (eta * ntk - 4) * df * df) / n,
          ];
          if (!(Math.abs(df) < 1e6 * Math.sqrt(n) * start.ntk)) break;
          compared++;
          const scale = Math.abs(start.output - target) + Math.abs(df);
          expect(Math.abs((found.residual[t] as number) - df)).toBeLessThanOrEqual(1e-7 * scale);
          expect(Math.abs((found.ntk[t] as number) - ntk)).toBeLessThanOrEqual(
            1e-7 * (start.ntk + Math.abs(ntk)),
          );
        }
      }),
      runs(300),
    );
    expect(compared).toBeGreaterThan(600);
  });
});

describe('gradient flow on the edge of the cone', () => {
  // One length is gone; the other obeys Ṗ = −½P(P − 4w). At n = 4, f = ±λ: u = ±v, κ = P/2 and z = ±P/4.
  const eta = 0.5;
  const start = 0.5 * 2;
  const flow = (side: number, target: number) =>
    gradientFlow({ width: 4, target, learningRate: eta, start: { output: 2 * side, ntk: 2 } }, 60);
  const lengths: Record<string, (a: number, t: number) => number> = {
    '0': (_, t) => (2 * start) / (1 + start * t),
    '1': (a, t) => a / (1 - (1 - a / (2 * start)) * Math.exp((-a * t) / 2)),
    '-1': (a, t) => a / ((1 + a / (2 * start)) * Math.exp((a * t) / 2) - 1),
  };

  it.each([
    [1, 0],
    [-1, 0],
    [1, 1],
    [-1, -1],
    [1, 5],
    [1, -1],
    [-1, 1],
    [-1, 0.1],
  ])('from the side %d to the target %d is the closed form of one length', (side, target) => {
    const { residual, ntk } = flow(side, target);
    const w = (eta * target) / 2;
    for (const t of [1, 2, 7, 30, 60]) {
      const P = lengths[Math.sign(side * target)]?.(4 * Math.abs(w), t) as number;
      expect((eta * (ntk[t] as number)) / (P / 2)).toBeCloseTo(1, 11);
      expect(((residual[t] as number) * eta) / 2).toBeCloseTo((side * P) / 4 - w, 12);
    }
  });

  it('shrinks to nothing where its output cannot reach the target, however long', () => {
    // n = η = 1, f₀ = 1 = λ₀/2, y = −1: the length is gone to the last double after some 400 steps.
    const start = { output: 1, ntk: 2 };
    const { residual, ntk } = gradientFlow({ width: 1, learningRate: 1, target: -1, start }, 600);
    expect([ntk[600], residual[600]]).toEqual([0, 1]);
  });

  it('shrinks to nothing at every width at which λ₀√n/2 is rounded', () => {
    for (let n = 1; n <= 300; n++)
      for (const side of [1, -1]) {
        const start = { output: side * Math.sqrt(n), ntk: 2 };
        const edge = { width: n, learningRate: 1, target: -side, start: { ...start } };
        while (shares(edge)[side > 0 ? 'q' : 'p'] > 0) edge.start.output *= 1 + Number.EPSILON;
        // Two lengths of time after which a length that rounding left would have grown: it grows by 2/√n a step.
        const { ntk, residual } = gradientFlow(edge, 4000);
        expect([n, side, ntk[4000]]).toEqual([n, side, expect.closeTo(0, 30)]);
        expect((residual[4000] as number) * side).toBeCloseTo(1, 12);
      }
  });

  it('and just beside it ends at λ = √(C² + 4y²/n) on the target’s side', () => {
    // P = 1 + 2⁻³⁰ on the side of the target's opposite: it leaves the saddle late.
    const gap = 2 ** -30;
    for (const side of [1, -1]) {
      const problem = {
        width: 4,
        target: -side,
        learningRate: 0.5,
        start: { output: 2 * side * (1 - gap), ntk: 2 },
      };
      const { residual, ntk } = gradientFlow(problem, 200);
      expect(residual[200]).toBeCloseTo(0, 12);
      expect(ntk[200]).toBeCloseTo(Math.sqrt(4 - 4 * (1 - gap) ** 2 + 1), 11);
    }
  });
});
