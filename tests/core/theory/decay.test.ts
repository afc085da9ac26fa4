import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, scaled, shares } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { measure } from '../../../src/core/model/weights.ts';
import { landDecayed, restWithDecay } from '../../../src/core/theory/decay.ts';
import { landByLengths } from '../../../src/core/theory/landing.ts';
import { runs } from '../../fuzz.ts';
import { problems, weights } from '../problems.ts';

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
      fc.property(
        weights,
        fc.double({ min: 0.02, max: 0.6, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        ({ u, v }, learningRate, target, mu) => {
          const width = u.length;
          const start = measure({ u, v });
          fc.pre(start.ntk > 0.01 && start.ntk * learningRate < 3);
          const problem: Problem = { learningRate, width, target, start };
          const found = decayed(problem, learningRate * mu, 16);
          fc.pre(found.end === 'unfinished');
          let a = [...u];
          let b = [...v];
          for (let t = 0; t < 16; t++) {
            const f = a.reduce((sum, each, i) => sum + each * (b[i] as number), 0) / Math.sqrt(width);
            const pull = (learningRate * (f - target)) / Math.sqrt(width);
            const keep = 1 - learningRate * mu;
            [a, b] = [
              a.map((each, i) => keep * each - pull * (b[i] as number)),
              b.map((each, i) => keep * each - pull * (a[i] as number)),
            ];
          }
          const end = measure({ u: Float64Array.from(a), v: Float64Array.from(b) });
          expect(learningRate * end.ntk).toBeCloseTo(found.curvature, 6);
          expect((learningRate * (end.output - target)) / Math.sqrt(width)).toBeCloseTo(found.residual, 6);
        },
      ),
      runs(500),
    );
  });

  it('settles on the valley floor, where the residual is −2dz/κ, and −d at the minimum itself', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: -12, max: -1, noNaN: true }), (problem, power) => {
        const decay = 10 ** power;
        const { scaledResidual: r, scaledTarget: w } = scaled(problem);
        const found = decayed(problem, decay, 4000);
        if (found.end !== 'converged' || found.curvature < 0.05) return;
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
    expect(restWithDecay(0.5, 0.2)).toBeCloseTo(0.6, 12);
    expect([restWithDecay(-0.5, 0.2), restWithDecay(0.1, 0.3)]).toEqual([restWithDecay(0.5, 0.2), 0]);
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

  it('of μ = 0 is the plain run', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        fc.pre(scaled(problem).scaledResidual !== 0);
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
