import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, fittedSquare, type Interval } from '../../../src/panels/pictures/fit.ts';
import { runs } from '../../fuzz.ts';

const interval: fc.Arbitrary<Interval> = fc
  .tuple(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power),
  )
  .map(([low, length]) => [low, low + length]);
const lengthOf = ([low, high]: Interval) => high - low;
const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value));

/** The largest power of two both ends are multiples of. */
function unitOf([low, high]: Interval): number {
  let unit = 2 ** 12;
  while (!Number.isInteger(low / unit) || !Number.isInteger(high / unit)) unit /= 2;
  return unit;
}

describe('an axis that fits an orbit', () => {
  it('holds it with room on both sides, and is not much longer', () => {
    fc.assert(
      fc.property(interval, (orbit) => {
        const axis = fitted(orbit, 0);
        const length = lengthOf(orbit);
        expect(orbit[0] - axis[0]).toBeGreaterThanOrEqual(0.1 * length * (1 - 1e-9));
        expect(axis[1] - orbit[1]).toBeGreaterThanOrEqual(0.1 * length * (1 - 1e-9));
        // With its middle off by a quarter of half its length, 1.6 times the orbit holds it; the sizes are at most a quarter apart.
        expect(lengthOf(axis)).toBeLessThanOrEqual(2 * length * (1 + 1e-9));
      }),
      runs(500),
    );
  });

  it('has round numbers at its ends: at most 28 units, powers of two, from end to end', () => {
    fc.assert(
      fc.property(interval, (orbit) => {
        const axis = fitted(orbit, 0);
        expect(lengthOf(axis) / unitOf(axis)).toBeLessThanOrEqual(28);
      }),
      runs(500),
    );
    // 0.6 · 8 = 4.8 at least: 5 has its middle at 5, from which 0 is too near its end; 6 has it at 3, and holds both with 0.8 to spare.
    expect(fitted([0, 8], 0)).toEqual([-3, 9]);
    // From 0.5 to 8.5, 5 has its middle at 5, which is too far as well; 6 at 6 or 3.
    expect(fitted([1.3, 9.3], 0)).toEqual([0, 12]);
  });

  it('is as long as asked for at least, also round a point', () => {
    fc.assert(
      fc.property(interval, fc.double({ min: 1e-3, max: 1e4, noNaN: true }), ([low], least) => {
        const axis = fitted([low, low], least);
        expect(lengthOf(axis)).toBeGreaterThanOrEqual(least);
        expect(lengthOf(axis)).toBeLessThanOrEqual((2 / 1.2) * least * (1 + 1e-9));
        expect(axis[0] < low && low < axis[1]).toBe(true);
      }),
    );
  });

  it('stays as it is under most small drags', () => {
    let changes = 0;
    for (let i = 0; i < 1000; i++) {
      const [before, after] = [i, i + 1].map((k) => fitted([-1 - k / 1000, 3 + k / 500], 0));
      if (JSON.stringify(before) !== JSON.stringify(after)) changes++;
    }
    expect(changes).toBeGreaterThan(0);
    expect(changes).toBeLessThan(12);
  });
});

describe('the two axes of a square', () => {
  it('have one length and hold both orbits', () => {
    fc.assert(
      fc.property(interval, interval, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x, y, least) => {
        const axes = fittedSquare(x, y, least);
        const lengths = axes.map(lengthOf) as [number, number];
        expect(lengths[0]).toBe(lengths[1]);
        const longest = Math.max(lengthOf(x), lengthOf(y));
        expect(lengths[0]).toBeGreaterThanOrEqual(Math.max(1.2 * longest, least) * (1 - 1e-9));
        expect(lengths[0]).toBeLessThanOrEqual(2 * Math.max(longest, least / 1.2) * (1 + 1e-9));
        for (const [i, orbit] of [x, y].entries()) {
          const axis = axes[i] as Interval;
          expect(axis[0] < orbit[0] && orbit[1] < axis[1]).toBe(true);
        }
      }),
      runs(500),
    );
  });

  it('have the shorter orbit in the middle, to the rounding of a unit', () => {
    const [across, up] = fittedSquare([0, 8], [1, 2], 1);
    expect(Math.abs((up[0] + up[1]) / 2 - 1.5)).toBeLessThanOrEqual(lengthOf(up) / 8);
    expect(lengthOf(across)).toBe(lengthOf(up));
    expect(isPowerOfTwo(unitOf(up))).toBe(true);
  });
});
