import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, expm1, hypotenuse, log, timesPowerOfTwo } from '../../../src/core/model/elementary.ts';
import { runs } from '../../fuzz.ts';

const EPS = Number.EPSILON;
/** The engine's own functions are right to one unit in the last place; ours may be off by two. */
const close = (got: number, expected: number, units = 3) =>
  Math.abs(got - expected) <= units * EPS * Math.abs(expected);
const anywhere = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
const nearOne = fc.double({ min: 0.5, max: 2, noNaN: true });

describe('the logarithm', () => {
  it('is right to two units in the last place', () => {
    fc.assert(
      fc.property(fc.oneof(anywhere, nearOne), (x) => {
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(2 * EPS * Math.abs(Math.log(x)) + 1e-18);
      }),
      runs(20_000),
    );
  });

  it('knows its round values, ends and denormals', () => {
    expect([log(1), log(0), log(-1), log(Number.POSITIVE_INFINITY), log(Number.NaN)]).toEqual([
      0,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
    for (const x of [2, 10, Math.E, Math.SQRT2, Math.SQRT1_2, 1e-308, 5e-324, 2.5e-320, Number.MAX_VALUE])
      expect(close(log(x), Math.log(x))).toBe(true);
  });
});

describe('the exponential', () => {
  it('is right to three units in the last place, and less 1 too', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: -700, max: 700, noNaN: true }),
          fc.double({ min: -1, max: 1, noNaN: true }),
        ),
        (x) => {
          expect(close(exp(x), Math.exp(x))).toBe(true);
          expect(close(expm1(x), Math.expm1(x), 4)).toBe(true);
        },
      ),
      runs(20_000),
    );
  });

  it('knows its round values and ends', () => {
    expect([exp(0), expm1(0), exp(711), exp(-747), exp(Number.NaN)]).toEqual([
      1,
      0,
      Number.POSITIVE_INFINITY,
      0,
      Number.NaN,
    ]);
    for (const x of [1, -1, Math.LN2, -Math.LN2, 709.7, -708, 1e-300, -1e-20])
      expect([close(exp(x), Math.exp(x)), close(expm1(x), Math.expm1(x), 4)]).toEqual([true, true]);
    for (const large of [710, 1e4, 1e300, Number.POSITIVE_INFINITY])
      expect([exp(large), exp(-large), expm1(large), expm1(-large)]).toEqual([
        Number.POSITIVE_INFINITY,
        large === 710 ? expect.any(Number) : 0,
        Number.POSITIVE_INFINITY,
        -1,
      ]);
    // Below the normal numbers a unit in the last place is larger.
    expect(exp(-745) / Math.exp(-745)).toBeCloseTo(1, 12);
  });
});

describe('the rest', () => {
  it('multiplies by powers of two exactly, beyond the range of one factor too', () => {
    expect(timesPowerOfTwo(3, -1)).toBe(1.5);
    expect(timesPowerOfTwo(1, -1074)).toBe(5e-324);
    expect(timesPowerOfTwo(5e-324, 2097)).toBe(2 ** 1023);
    expect(timesPowerOfTwo(-1, 2000)).toBe(Number.NEGATIVE_INFINITY);
    expect(timesPowerOfTwo(0, 5000)).toBe(0);
  });

  it('takes hypotenuses without leaving the range', () => {
    expect(hypotenuse(3, -4)).toBe(5);
    expect(hypotenuse(0, 0)).toBe(0);
    expect(hypotenuse(3e200, 4e200)).toBeCloseTo(5e200, -190);
    expect(hypotenuse(3e-200, 4e-200) / 5e-200).toBeCloseTo(1, 12);
    const { POSITIVE_INFINITY: INFINITY } = Number;
    expect([hypotenuse(INFINITY, 1), hypotenuse(-INFINITY, INFINITY)]).toEqual([INFINITY, INFINITY]);
    fc.assert(
      fc.property(anywhere, nearOne, (a, ratio) => {
        expect(close(hypotenuse(a, a * ratio), Math.hypot(a, a * ratio))).toBe(true);
      }),
    );
  });
});
