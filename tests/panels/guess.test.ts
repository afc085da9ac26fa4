import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnCurve, drawnTo } from '../../src/panels/guess.ts';

const NOTHING: DrawnCurve = new Map();
const drawn = (...points: readonly (readonly [number, number])[]): DrawnCurve => new Map(points);
const sorted = (curve: DrawnCurve) => [...curve].sort(([a], [b]) => a - b);

const value = fc.double({ min: -6, max: 6, noNaN: true }).map((power) => 10 ** power);
const stroke = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), value), { minLength: 1, maxLength: 12 });

/** A curve drawn in one stroke. */
function strokeOf(points: readonly (readonly [number, number])[]): DrawnCurve {
  let curve = NOTHING;
  let before: number | null = null;
  for (const [step, at] of points) {
    curve = drawnTo(curve, before, step, at);
    before = step;
  }
  return curve;
}

describe('a curve drawn by hand', () => {
  it('has the points drawn', () => {
    expect(drawnTo(NOTHING, null, 4, 0.5)).toEqual(drawn([4, 0.5]));
    expect(
      strokeOf([
        [4, 0.5],
        [5, 2],
      ]),
    ).toEqual(drawn([4, 0.5], [5, 2]));
  });

  it('has the steps between two points on the line between them, on a logarithmic axis, either way', () => {
    for (const points of [
      [
        [2, 1],
        [5, 1000],
      ],
      [
        [5, 1000],
        [2, 1],
      ],
    ] as const) {
      const found = sorted(strokeOf(points));
      expect(found.map(([step]) => step)).toEqual([2, 3, 4, 5]);
      for (const [i, [, at]] of found.entries()) expect(at).toBeCloseTo(10 ** i, 9);
    }
  });

  it('begins anew with each stroke, and draws over what was there', () => {
    const first = strokeOf([
      [1, 1],
      [4, 1],
    ]);
    // A new stroke far off leaves what is between as it was.
    expect(sorted(drawnTo(first, null, 9, 5)).map(([step]) => step)).toEqual([1, 2, 3, 4, 9]);
    expect(drawnTo(first, null, 3, 7).get(3)).toBe(7);
    expect(drawnTo(drawnTo(first, null, 6, 1), 6, 2, 16).get(4)).toBeCloseTo(4, 12);
  });

  it('leaves the curve it goes on from as it was', () => {
    const first = drawn([1, 1]);
    drawnTo(first, 1, 5, 3);
    expect(first).toEqual(drawn([1, 1]));
  });

  it('has in one stroke a value at every step it passed, between the values on either side', () => {
    fc.assert(
      fc.property(stroke, (points) => {
        const curve = strokeOf(points);
        const steps = points.map(([step]) => step);
        const [first, last] = [Math.min(...steps), Math.max(...steps)];
        expect(sorted(curve).map(([step]) => step)).toEqual(
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        const values = points.map(([, at]) => at);
        for (const [, at] of curve) {
          expect(at).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-9));
          expect(at).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-9));
        }
        const [lastStep, lastValue] = points.at(-1) as readonly [number, number];
        expect(curve.get(lastStep)).toBe(lastValue);
      }),
    );
  });
});
