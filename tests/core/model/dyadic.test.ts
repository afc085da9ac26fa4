import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDouble, integerRoot, ratioOf, toDouble, toDyadic } from '../../../src/core/model/dyadic.ts';
import { runs } from '../../fuzz.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const big = fc.bigInt({ min: 0n, max: 2n ** 700n });
/** Relative, of two doubles a unit or two in the last place apart. */
const close = (a: number, b: number) => Math.abs(a - b) <= 3 * Number.EPSILON * Math.abs(b);

describe('a double as a whole number times a power of two', () => {
  it('is exact', () => {
    fc.assert(
      fc.property(finite, (x) => {
        const { mantissa, exponent } = toDyadic(x);
        expect(exponent).toBeLessThanOrEqual(0);
        // BigInt to Number of at most 53 bits, then scaling in steps that stay in range: all exact.
        let value = Number(mantissa);
        for (let left = -exponent; left > 0; left -= 32) value /= 4294967296;
        expect(value === x || Math.abs(x) < 1e-290).toBe(true);
      }),
      runs(500),
    );
    expect(toDyadic(0.75)).toEqual({ mantissa: 3n << 30n, exponent: -32 });
    expect(toDyadic(-5)).toEqual({ mantissa: -5n, exponent: 0 });
  });

  it('comes back from fixed point', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 1200, max: 3000 }), (x, bits) => {
        expect(toDouble(fromDouble(x, bits), bits)).toBe(x + 0);
      }),
      runs(500),
    );
    // Short of bits it is rounded towards −∞.
    expect([fromDouble(1.75, 1), fromDouble(-1.75, 1), fromDouble(3, -1)]).toEqual([3n, -4n, 1n]);
  });

  it.each([
    [1n, 0, 1],
    [-3n, 1, -1.5],
    [1n << 2000n, 2000, 1],
    [-(1n << 3100n), 2000, Number.NEGATIVE_INFINITY],
    [1n << 1023n, 0, 2 ** 1023],
    [1n, 1074, 5e-324],
    [1n, 1200, 0],
    [(1n << 60n) + 1n, 60, 1],
    [0n, 500, 0],
  ])('of %# rounds to the nearest', (x, bits, value) => {
    expect(toDouble(x, bits)).toBe(value);
  });
});

describe('whole-number arithmetic', () => {
  it('divides to the last place', () => {
    fc.assert(
      fc.property(big, big, (a, b) => {
        fc.pre(b > 0n);
        const scale = 2n ** 1500n;
        // Long division in decimal, an arithmetic of its own.
        const digits = ((a * 10n ** 40n) / b).toString();
        const right = Number(`${digits}e-40`);
        if (right > 1e-20) expect(close(ratioOf(a, b), right)).toBe(true);
        expect(close(ratioOf(a * scale, b * scale), ratioOf(a, b))).toBe(true);
      }),
      runs(300),
    );
    expect([ratioOf(0n, 7n), ratioOf(1n, 3n), ratioOf(6n, 3n)]).toEqual([0, 1 / 3, 2]);
  });

  it('takes the whole part of a square root', () => {
    fc.assert(
      fc.property(big, (x) => {
        fc.pre(x > 0n);
        const root = integerRoot(x);
        expect(root * root <= x && (root + 1n) * (root + 1n) > x).toBe(true);
      }),
      runs(300),
    );
    expect([1n, 2n, 3n, 4n, 8n, 9n, 10n ** 40n].map(integerRoot)).toEqual([
      1n,
      1n,
      1n,
      2n,
      2n,
      3n,
      10n ** 20n,
    ]);
  });
});
