import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxCounting } from '../../../src/core/many/dimension.ts';
import { type Problem, scaled } from '../../../src/core/model/problem.ts';
import { measure } from '../../../src/core/model/random.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { landDecayed } from '../../../src/core/theory/decay.ts';
import { landCarefully } from '../../../src/core/theory/landing.ts';
import { problems, weights } from '../problems.ts';

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
          const state = scaled(problem);
          const found = landDecayed(
            state.curvature,
            state.scaledResidual,
            state.scaledTarget,
            learningRate * mu,
            16,
          );
          fc.pre(found.end === 'limit');
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
      { numRuns: 500 },
    );
  });

  it('settles on the valley floor, where the residual is −2dz/κ, and −d at the minimum itself', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: -12, max: -1, noNaN: true }), (problem, power) => {
        const decay = 10 ** power;
        const { curvature, scaledResidual: r, scaledTarget: w } = scaled(problem);
        const found = landDecayed(curvature, r, w, decay, 4000);
        if (found.end !== 'converged' || found.curvature < 0.05) return;
        const z = found.residual + w;
        const floor = (-2 * decay * z) / found.curvature;
        expect(Math.abs(found.residual - floor)).toBeLessThan(1e-4 * Math.abs(r) + decay * 0.5 + 1e-9);
        expect(Math.abs(found.residual)).toBeLessThan(decay * 1.5 + 1e-4 * Math.abs(r));
      }),
      { numRuns: 3000 },
    );
    const strong = landDecayed(2.5, 0.4, 0.5, 0.2, 4000);
    expect(strong.end).toBe('converged');
    expect(strong.residual).toBeCloseTo(-0.2, 4);
    expect(strong.curvature).toBeCloseTo(0.6, 3);
    // A label weaker than the decay: nothing is learned.
    expect(landDecayed(1, 0.2, 0.1, 0.3, 4000).curvature).toBeCloseTo(0, 7);
  });

  it('that is weak changes nothing that converges at some pace', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom(1e-9, 1e-7, 1e-5), (problem, decay) => {
        const { curvature, scaledResidual, scaledTarget } = scaled(problem);
        const plain = landCarefully(curvature, scaledResidual, scaledTarget, 40);
        fc.pre(plain.end === 'converged' && !simulate(problem, plain.steps).refined);
        const found = landDecayed(curvature, scaledResidual, scaledTarget, decay, 400);
        expect(found.end).toBe('converged');
        expect(found.curvature / plain.curvature).toBeCloseTo(1, 1);
      }),
      { numRuns: 3000 },
    );
  });

  it('of μ = 0 is the plain run', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { curvature, scaledResidual, scaledTarget } = scaled(problem);
        fc.pre(scaledResidual !== 0);
        const plain = landCarefully(curvature, scaledResidual, scaledTarget, 40);
        const found = landDecayed(curvature, scaledResidual, scaledTarget, 0, 2000);
        if (plain.end === 'converged') {
          expect(found.end).toBe('converged');
          expect(found.peak / plain.peak).toBeCloseTo(1, 6);
        }
        if (plain.end === 'diverged') expect(found.end).toBe('diverged');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('box counting', () => {
  const side = 512;
  const picture = (kind: (column: number, row: number) => number) =>
    Uint8Array.from({ length: side * side }, (_, i) => kind(i % side, Math.floor(i / side)));

  it.each([
    ['a straight line', (x: number, y: number) => (y > 0.37 * x + 51.3 ? 1 : 2)],
    ['a circle', (x: number, y: number) => ((x - 250) ** 2 + (y - 260) ** 2 < 200 ** 2 ? 1 : 2)],
  ])('gives %s dimension 1', (_, kind) => {
    const { dimension } = boxCounting(picture(kind), side, side);
    expect(dimension as number).toBeGreaterThan(0.95);
    expect(dimension as number).toBeLessThan(1.06);
  });

  it('gives the Sierpiński triangle log 3/log 2, and noise the plane’s 2', () => {
    // Isolated points of Pascal’s triangle modulo 2, blown up so that a boundary hugs each.
    const triangle = boxCounting(
      picture((x, y) => ((x & y) === 0 ? 1 : 2)),
      side,
      side,
    );
    expect(Math.abs((triangle.dimension as number) - Math.log2(3))).toBeLessThan(0.08);
    const noise = boxCounting(
      picture((x, y) => 1 + ((Math.imul(x * 73 + 11, y * 179 + 5) >>> 4) % 2)),
      side,
      side,
    );
    expect(noise.dimension as number).toBeGreaterThan(1.9);
  });

  it('has nothing to say without a boundary, and counts none against what is no network', () => {
    expect(
      boxCounting(
        picture(() => 1),
        side,
        side,
      ).dimension,
    ).toBe(null);
    expect(
      boxCounting(
        picture((x) => (x < 200 ? 0 : 1)),
        side,
        side,
      ).dimension,
    ).toBe(null);
  });

  it('counts the boxes of a vertical line exactly', () => {
    const { sizes, counts } = boxCounting(
      picture((x) => (x < 200 ? 2 : 1)),
      side,
      side,
    );
    expect(counts).toEqual(sizes.map((size) => side / size));
  });
});
