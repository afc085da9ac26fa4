import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, fittedSquare, type Interval } from '../../src/panels/fit.ts';
import { runs } from '../fuzz.ts';

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
        expect(orbit[0] - axis[0]).toBeGreaterThanOrEqual(0.06 * length);
        expect(axis[1] - orbit[1]).toBeGreaterThanOrEqual(0.06 * length);
        // 1.3 times as long, rounded up to at most a quarter more.
        expect(lengthOf(axis)).toBeGreaterThanOrEqual(1.3 * length * (1 - 1e-9));
        expect(lengthOf(axis)).toBeLessThanOrEqual(1.65 * length);
      }),
      runs(500),
    );
  });

  it('has round numbers at its ends: at most sixteen units, powers of two, from end to end', () => {
    fc.assert(
      fc.property(interval, (orbit) => {
        const axis = fitted(orbit, 0);
        expect(lengthOf(axis) / unitOf(axis)).toBeLessThanOrEqual(16);
      }),
      runs(500),
    );
    // Half is 0.65 · 8 = 5.2, a unit 1: six units on either side of 4.
    expect(fitted([0, 8], 0)).toEqual([-2, 10]);
    expect(fitted([1.3, 9.3], 0)).toEqual([-1, 11]);
    // Half is 0.65 · 0.3, a unit 1/32: seven on either side of 5/32.
    expect(fitted([0, 0.3], 0)).toEqual([-2 / 32, 12 / 32]);
  });

  it('is as long as asked for at least, also round a point', () => {
    fc.assert(
      fc.property(interval, fc.double({ min: 1e-3, max: 1e4, noNaN: true }), ([low], least) => {
        const axis = fitted([low, low], least);
        expect(lengthOf(axis)).toBeGreaterThanOrEqual(least);
        expect(lengthOf(axis)).toBeLessThanOrEqual(1.25 * least * (1 + 1e-12));
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
        expect(lengths[0]).toBeGreaterThanOrEqual(Math.max(1.3 * longest, least) * (1 - 1e-9));
        expect(lengths[0]).toBeLessThanOrEqual(1.65 * Math.max(longest, least / 1.3));
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
    expect([across, up]).toEqual([
      [-2, 10],
      [-4, 8],
    ]);
    expect(isPowerOfTwo(unitOf(up))).toBe(true);
  });
});
