import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/model/reduced.ts';
import { humpsOf, ONE_HUMP } from '../../../src/core/small/humps.ts';
import { runs } from '../../fuzz.ts';
import { gap } from './examples.ts';

const cone = (low: number, high: number) =>
  fc
    .record({
      kappa: fc.double({ min: low, max: high, noNaN: true }),
      share: fc.oneof(
        fc.double({ min: 1e-6, max: 0.9999, noNaN: true }),
        fc.double({ min: -12, max: 0, noNaN: true }).map((x) => 0.9999 * Math.exp(x)),
      ),
    })
    .map(({ kappa, share }) => ({ kappa, r: (share * kappa) / 2 }));

describe('the humps of the loss at y = 0', () => {
  it.each([
    // κ₀, r₀ and |r| as the course prints them: rises after falls.
    [3.6, 1.5, [1.5, 0.525, 0.748, 0.585, 0.042], 3],
    [3.8, 0.1, [0.1, 0.279, 0.759, 1.674, 0.246, 0.402, 0.584, 0.614, 0.286], 3],
    [3.5, 1.55, [1.55, 0.151, 0.193, 0.236, 0.269, 0.275, 0.242], 3],
    [3.9, 0.2, [0.2, 0.572, 1.469, 1.033, 1.546, 0.452], 3],
  ])('from κ₀ = %f, r₀ = %f are those of the course', (kappa, r, printed, digits) => {
    const { size, unimodal, risesAfterFall } = humpsOf(kappa, r, printed.length - 1);
    expect(gap(size.subarray(0, printed.length), printed)).toBeLessThan(0.51 * 10 ** -digits);
    expect(unimodal).toBe(false);
    expect(risesAfterFall).toBe(1);
  });

  it('go by the words of the course', () => {
    expect(humpsOf(3.5, 1.55, 0).pattern).toEqual(['down', 'up', 'down']);
    expect(humpsOf(3.9, 0.2, 0).pattern).toEqual(['up', 'down', 'up', 'down']);
    expect(humpsOf(2.2, 0.5, 0).pattern).toEqual(['down']);
    // The standard start at c = 3: up to its peak at step 5, where κ = 2.295, and down.
    const { pattern, curvature, size, settled } = humpsOf(3, 1.5 / 32, 12);
    expect(pattern).toEqual(['up', 'down']);
    expect(size.indexOf(Math.max(...size))).toBe(5);
    expect(curvature[5]).toBeCloseTo(2.295, 3);
    expect(curvature.findIndex((kappa) => kappa < 2)).toBe(6);
    expect(settled).toBe(true);
  });

  it('can hit r = 0 exactly, or nearly, and stay sharp', () => {
    // s₀ = 2.6 = κ₀ − 1: κ goes to (κ − 2)² = 2.56.
    const { size, curvature } = humpsOf(3.6, Math.sqrt(2.6), 1, 1);
    expect(size[1]).toBeLessThan(1e-14);
    expect(curvature[1]).toBeCloseTo(2.56, 13);
    // κ₀ = 2, r₀ = 1: exactly, and at once.
    expect(humpsOf(2, 1, 0)).toMatchObject({ settled: true, pattern: ['down'], unimodal: true });
  });

  it('rise at a step iff κ − r² > 2, while κ falls by (4 − κ)r²', () => {
    fc.assert(
      fc.property(cone(0.1, 3.999), ({ kappa: kappa0, r: r0 }) => {
        const { size, curvature } = humpsOf(kappa0, r0, 20);
        for (let t = 0; t + 1 < size.length; t++) {
          const [r, kappa] = [size[t] as number, curvature[t] as number];
          if (r < 1e-200) break;
          // Within rounding of the border either is right.
          if (Math.abs(kappa - r * r - 2) > 1e-12)
            expect((size[t + 1] as number) > r).toBe(kappa - r * r > 2);
          expect(Math.abs((curvature[t + 1] as number) - (kappa - (4 - kappa) * r * r))).toBeLessThan(1e-11);
          expect(curvature[t + 1]).toBeLessThanOrEqual(kappa);
        }
      }),
    );
  });

  it('are those of a run', () => {
    fc.assert(
      fc.property(cone(0.5, 3.4), fc.integer({ min: 1, max: 5000 }), ({ kappa, r }, width) => {
        const { size, curvature } = humpsOf(kappa, r, 30);
        const start = { ntk: kappa, output: r * Math.sqrt(width) };
        const run = simulate({ learningRate: 1, width, target: 0, start, curvature0: kappa }, 30);
        for (let t = 0; t <= 30; t++) {
          expect(
            Math.abs((size[t] as number) - Math.abs(run.residual[t] as number) / Math.sqrt(width)),
          ).toBeLessThan(1e-8);
          expect(Math.abs((curvature[t] as number) - (run.curvature[t] as number))).toBeLessThan(1e-8);
        }
      }),
      runs(50),
    );
  });

  it('are one at most up to κ₀ = 3.4001, at every width and from every start', () => {
    fc.assert(
      fc.property(cone(0.1, ONE_HUMP), ({ kappa, r }) => {
        const { unimodal, settled } = humpsOf(kappa, r, 0);
        expect(settled).toBe(true);
        expect(unimodal).toBe(true);
      }),
      runs(3000),
    );
  });

  it('could be more just above: what the constant is the least of', () => {
    // κ = D + s subject to D + s(s − 4 + 3D − D²) ≥ 2 on a fine grid, 0 < D < 2.
    let [least, at] = [4, [0, 0]];
    for (let d = 0.001; d < 2; d += 0.001) {
      const g = 3 * d - d * d - 4;
      // s² + gs = 2 − D: its larger root; the condition holds beyond it.
      const s = (-g + Math.sqrt(g * g + 4 * (2 - d))) / 2;
      if (d + s < least) [least, at] = [d + s, [d, s]];
    }
    expect(least).toBeGreaterThan(ONE_HUMP);
    expect(least).toBeLessThan(ONE_HUMP + 1e-5);
    expect(at[0]).toBeCloseTo(1.1366, 2);
    expect(at[1]).toBeCloseTo(2.2635, 2);
    // And the step itself, which the identity is about.
    const [d, s] = [1.3, 1.7];
    const r = Math.sqrt(s);
    const kappa = d + s;
    const next = r * (1 - kappa + s);
    expect(kappa - (4 - kappa) * s - next * next).toBeCloseTo(d + s * (s - 4 + 3 * d - d * d), 13);
  });

  it.each([
    // The course measured two draws of starts with 2 < κ₀ < 4: r₀ uniform in its range at each κ₀, and (κ₀, r₀) uniform over the cone.
    ['share of the range', 0.333, 0.544, 0.123],
    ['area of the cone', 0.297, 0.546, 0.156],
  ])('are as frequent by %s as the course measured', (measure, down, hump, more) => {
    const count = { down: 0, hump: 0, more: 0 };
    let all = 0;
    for (let kappa = 2.0025; kappa < 4; kappa += 0.005) {
      const spacing = measure === 'share of the range' ? kappa / 400 : 0.01;
      for (let r = spacing / 2; r < kappa / 2; r += spacing) {
        all += 1;
        const { pattern, unimodal, risesAfterFall } = humpsOf(kappa, r, 0, 2000);
        if (!unimodal) count.more += 1;
        else if (pattern[0] === 'down') count.down += 1;
        else count.hump += 1;
        expect(risesAfterFall).toBeLessThanOrEqual(6);
      }
    }
    expect(Math.abs(count.down / all - down)).toBeLessThan(0.003);
    expect(Math.abs(count.hump / all - hump)).toBeLessThan(0.003);
    expect(Math.abs(count.more / all - more)).toBeLessThan(0.003);
  });

  it('outside the cone, or of κ₀ ≥ 4, are an error', () => {
    expect(() => humpsOf(4, 1, 0)).toThrow(/curvature/);
    expect(() => humpsOf(0, 0, 0)).toThrow(/curvature/);
    expect(() => humpsOf(3, 1.6, 0)).toThrow(/residual/);
    expect(() => humpsOf(3, Number.NaN, 0)).toThrow(/residual/);
    expect(() => humpsOf(3, 1, 5, 4)).toThrow(/steps/);
  });
});
