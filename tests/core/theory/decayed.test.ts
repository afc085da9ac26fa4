import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hessianSpectrum } from '../../../src/core/model/hessian.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { measure } from '../../../src/core/model/weights.ts';
import { simulateDecayed } from '../../../src/core/theory/decayed.ts';
import { runs } from '../../fuzz.ts';
import { decays, descended, problems } from '../problems.ts';

describe('a run with weight decay', () => {
  it('is gradient descent on the 2n weights, each shrunk by 1 − ημ a step, in every column', () => {
    fc.assert(
      fc.property(decays, ({ weights, problem, mu }) => {
        const { learningRate, target, width } = problem;
        const run = simulateDecayed(problem, 12, mu);
        fc.pre(run.end === 12 && run.loss.every((loss) => loss < 1e3));
        let at = weights;
        for (let t = 0; t <= 12; t++) {
          const { u, v } = at;
          const seen = measure(at);
          const residual = seen.output - target;
          const far = Math.hypot(
            ...u.map((x, i) => x - (weights.u[i] as number)),
            ...v.map((x, i) => x - (weights.v[i] as number)),
          );
          const length = (sign: number) =>
            Math.hypot(...u.map((x, i) => x + sign * (v[i] as number))) / Math.sqrt(width);
          expect(run.ntk[t]).toBeCloseTo(seen.ntk, 6);
          expect(run.curvature[t]).toBeCloseTo(learningRate * seen.ntk, 6);
          expect(run.output[t]).toBeCloseTo(seen.output, 6);
          expect(run.residual[t]).toBeCloseTo(residual, 6);
          expect(run.loss[t]).toBeCloseTo((residual * residual) / 2, 5);
          expect(Math.abs(run.valleyP[t] as number)).toBeCloseTo(length(1), 6);
          expect(Math.abs(run.valleyQ[t] as number)).toBeCloseTo(length(-1), 6);
          const top = hessianSpectrum(seen.ntk, seen.output, residual, width)[0]?.value ?? 0;
          expect(run.sharpness[t]).toBeCloseTo(top, 5);
          expect(run.distance[t]).toBeCloseTo(far, 5);
          at = descended(at, problem, 1 - learningRate * mu);
        }
      }),
      runs(200),
    );
  });

  it('without decay is the plain run', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plain = simulate(problem, 8);
        const run = simulateDecayed(problem, 8, 0);
        fc.pre(plain.end === 8 && !plain.refined && plain.loss.every((loss) => loss < 1e6));
        for (let t = 0; t <= 8; t++) {
          expect(run.ntk[t]).toBeCloseTo(plain.ntk[t] as number, 5);
          const scale = Math.max(1, Math.abs(problem.target), plain.ntk[t] as number);
          expect(((run.output[t] as number) - (plain.output[t] as number)) / scale).toBeCloseTo(0, 5);
        }
      }),
      runs(200),
    );
  });

  it('goes on where its residual is 0: what was learned decays', () => {
    const problem = { learningRate: 0.5, width: 4, target: 1, start: { output: 1, ntk: 1.5 } };
    const { loss, ntk, end } = simulateDecayed(problem, 20, 0.1);
    expect([loss[0], end]).toEqual([0, 20]);
    // u and v shrink by 1 − 0.05: λ by its square.
    expect(ntk[1]).toBeCloseTo(1.5 * 0.95 ** 2, 12);
    expect(loss[1]).toBeCloseTo((1 - 0.95 ** 2) ** 2 / 2, 12);
  });

  it('keeps a length of 0, on either edge of the cone', () => {
    for (const side of [1, -1]) {
      const problem = { learningRate: 1, width: 4, target: 0.5 * side, start: { output: 2 * side, ntk: 2 } };
      const { valleyP, valleyQ, ntk, end } = simulateDecayed(problem, 50, 0.05);
      expect(end).toBe(50);
      const [long, gone] = side > 0 ? [valleyP, valleyQ] : [valleyQ, valleyP];
      expect(gone.every((each) => each === 0)).toBe(true);
      expect((long[50] as number) ** 2 / 2).toBeCloseTo(ntk[50] as number, 12);
    }
  });

  it('ends where the numbers do, and refuses what is no decay', () => {
    const problem = { learningRate: 3, width: 1, target: 0, start: { output: 2, ntk: 5 } };
    const run = simulateDecayed(problem, 60, 0.01);
    expect(run.stop).toEqual({ reason: 'diverged', step: run.end + 1 });
    expect(run.end).toBeLessThan(20);
    expect(run.loss[run.end + 1]).toBe(Number.POSITIVE_INFINITY);
    for (const decay of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => simulateDecayed(problem, 10, decay)).toThrow(/weight decay must be at least 0/);
    expect(() => simulateDecayed(problem, 0, 0.1)).toThrow(/steps/);
  });
});
