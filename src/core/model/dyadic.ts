import { timesPowerOfTwo } from './elementary.ts';

/** Doubles as whole numbers times a power of two, and back: arithmetic without rounding. */

/** x = mantissa·2^exponent, exactly. */
export interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;
}

export function toDyadic(x: number): Dyadic {
  let exponent = 0;
  let m = x;
  // Scaling by powers of two is exact; in steps of 2³² it takes at most a few dozen of them.
  while (!Number.isInteger(m)) {
    m *= 4294967296;
    exponent -= 32;
  }
  return { mantissa: BigInt(m), exponent };
}

export const times = (...all: readonly Dyadic[]): Dyadic =>
  all.reduce((a, b) => ({ mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent }));

export function minus(a: Dyadic, b: Dyadic): Dyadic {
  const exponent = Math.min(a.exponent, b.exponent);
  return { mantissa: wholeOf(a, exponent) - wholeOf(b, exponent), exponent };
}

/** x in units of 2^exponent, which is at most its own. */
export const wholeOf = (x: Dyadic, exponent: number): bigint => x.mantissa << BigInt(x.exponent - exponent);

/** −1, 0 or 1. */
export const signOf = ({ mantissa }: Dyadic): number => Number(mantissa > 0n) - Number(mantissa < 0n);

/** A shift to the left by less than 0 is one to the right. */
const shifted = (x: bigint, by: number) => x << BigInt(by);

/** x·2^bits, rounded towards −∞. */
export function fromDouble(x: number, bits: number): bigint {
  const { mantissa, exponent } = toDyadic(x);
  return shifted(mantissa, bits + exponent);
}

const lengthOf = (magnitude: bigint) => magnitude.toString(16).length * 4;

/** Bits a bigint may have for its conversion to stay inside the doubles, and fewest that give all the digits of one. */
const CONVERTIBLE = 1000;
const ENOUGH = 2 ** 64;

/** Nearest double (to one unit in the last place) of x·2^−bits; ±Infinity beyond the range. */
export function toDouble(x: bigint, bits: number): number {
  // Most numbers are of the size of one: they need no count of their bits, which costs more than all else here.
  const spare = Math.max(0, bits - CONVERTIBLE);
  const quick = Number(x >> BigInt(spare));
  if (Math.abs(quick) >= ENOUGH && Math.abs(quick) < Number.POSITIVE_INFINITY)
    return timesPowerOfTwo(quick, spare - bits);
  const magnitude = x < 0n ? -x : x;
  const drop = Math.max(0, lengthOf(magnitude) - 64);
  const value = timesPowerOfTwo(Number(magnitude >> BigInt(drop)), drop - bits);
  return x < 0n ? -value : value;
}

/** Nearest double (to one unit in the last place) of a/b, a ≥ 0, b > 0. */
export function ratioOf(a: bigint, b: bigint): number {
  const shift = 64 + lengthOf(b) - lengthOf(a);
  return toDouble(shifted(a, Math.max(0, shift)) / b, Math.max(0, shift));
}

/** Whole part of the square root of x ≥ 1, by Newton's iteration from above. */
export function integerRoot(x: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(lengthOf(x) / 2) + 1);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
