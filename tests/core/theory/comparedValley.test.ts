import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/model/reduced.ts';
import { gradientFlow, slidesMap, valleyOf } from '../../../src/core/theory/comparisons.ts';
import { runs } from '../../fuzz.ts';
import { problems, zeroTargets } from '../problems.ts';

describe('a comparison in the plane of the valley', () => {
  it('by the slides’ form is the run itself at target 0, also across the axes', () => {
    let crossed = 0;
    fc.assert(
      fc.property(zeroTargets, (problem) => {
        const run = simulate(problem, 8);
        const { valleyP, valleyQ } = valleyOf(slidesMap(problem, 8), problem, true);
        for (let t = 0; t <= run.end; t++) {
          const ntk = run.ntk[t] as number;
          const r = (problem.learningRate / Math.sqrt(problem.width)) * (run.residual[t] as number);
          // Next to an axis, or after a step that nearly falls onto one, rounding decides.
          if (Math.abs(Math.abs(r) - 1) < 1e-6 || Math.abs(r) > 1e3) break;
          for (const [found, exact] of [
            [valleyP[t] as number, run.valleyP[t] as number],
            [valleyQ[t] as number, run.valleyQ[t] as number],
          ] as const) {
            if (exact * exact < 1e-4 * problem.start.ntk) continue;
            if (exact < 0) crossed++;
            expect(Math.sign(found)).toBe(Math.sign(exact));
            expect(Math.abs(found * found - exact * exact)).toBeLessThanOrEqual(
              1e-6 * (ntk + problem.start.ntk),
            );
          }
        }
      }),
      runs(1000),
    );
    expect(crossed).toBeGreaterThan(100);
  });

  it('crosses one axis where |r| > 1, the one the step is made across', () => {
    // n = 4, η = 1, λ₀ = 3.5, f₀ = ±3: r = ±1.5, so that u ± v changes by the factor 1 ∓ 1.5.
    for (const side of [1, -1]) {
      const problem = { width: 4, target: 0, learningRate: 1, start: { output: 3 * side, ntk: 3.5 } };
      const { valleyP, valleyQ } = valleyOf(slidesMap(problem, 1), problem, true);
      const [long, short] = [Math.sqrt(6.5), Math.sqrt(0.5)];
      const expected =
        side > 0 ? [long, short, -0.5 * long, 2.5 * short] : [short, long, 2.5 * short, -0.5 * long];
      for (const [i, value] of [valleyP[0], valleyQ[0], valleyP[1], valleyQ[1]].entries())
        expect(value).toBeCloseTo(expected[i] as number, 12);
    }
  });

  it('by gradient flow stays on P̂²Q̂² = λ₀² − 4f₀²/n, and on its side of the axes', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { width, start } = problem;
        const conserved = start.ntk ** 2 - (4 * start.output ** 2) / width;
        const flow = gradientFlow(problem, 30);
        const { valleyP, valleyQ } = valleyOf(flow, problem, false);
        for (let t = 0; t <= 30; t++) {
          const [p, q] = [valleyP[t] as number, valleyQ[t] as number];
          expect(p >= 0 && q >= 0).toBe(true);
          // Each square is a difference of numbers of the size of λ.
          const size = (flow.ntk[t] as number) ** 2 + start.ntk ** 2;
          expect(Math.abs(p * p * q * q - conserved)).toBeLessThanOrEqual(1e-9 * size);
        }
      }),
      runs(500),
    );
  });

  it('is on an axis, not nowhere, where one of the two lengths is 0', () => {
    const problem = { width: 2, learningRate: 0.5, target: 1, start: { output: Math.SQRT2, ntk: 2 } };
    const { valleyQ } = valleyOf(gradientFlow(problem, 20), problem, false);
    for (const q of valleyQ) expect(Math.abs(q)).toBeLessThan(1e-6);
  });

  it('is where f and λ are: λ = (P̂² + Q̂²)/2 and f = √n(P̂² − Q̂²)/4, with the target kept', () => {
    const problem = { width: 9, target: -2, learningRate: 0.2, start: { output: 1, ntk: 2 } };
    const curve = gradientFlow(problem, 20);
    const { valleyP, valleyQ } = valleyOf(curve, problem, false);
    for (let t = 0; t <= 20; t++) {
      const [p2, q2] = [(valleyP[t] as number) ** 2, (valleyQ[t] as number) ** 2];
      expect((p2 + q2) / 2).toBeCloseTo(curve.ntk[t] as number, 12);
      expect((3 * (p2 - q2)) / 4).toBeCloseTo((curve.residual[t] as number) - 2, 12);
    }
  });

  it('is nowhere where no network has such an output', () => {
    // λ would have to be 2|f|/√n = 4.
    const curve = { residual: Float64Array.of(4), ntk: Float64Array.of(2), loss: Float64Array.of(8) };
    const problem = { width: 4, target: 0, learningRate: 1, start: { output: 0, ntk: 2 } };
    const { valleyP, valleyQ } = valleyOf(curve, problem, false);
    expect([valleyP[0], valleyQ[0]]).toEqual([Math.sqrt(6), Number.NaN]);
  });
});
