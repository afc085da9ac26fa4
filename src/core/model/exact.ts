import type { Problem } from './problem.ts';

/**
 * The reduced map in fixed-point arithmetic of as many bits as the run needs.
 *
 * Chaos multiplies a rounding error by up to 3 a step (the tripling map at κ = 4 attains it), so doubles lose every digit after some
 * 30 steps. Integers scaled by 2^bits, with 1.7 bits more for each step, keep the orbit the start really has.
 * The map is the cone form: a' = (1 − r)a, b' = (1 + r)b, P = P₀a², Q = Q₀b², κ = (P + Q)/2, r = (P − Q)/4 − w.
 */

const BITS_PER_STEP = 1.7;
const GUARD_BITS = 128;

/** Significand of a double as an integer times 2^bits, rounded towards −∞ below the last bit. */
function fromDouble(x: number, bits: number): bigint {
  if (x === 0) return 0n;
  let exponent = 0;
  let m = x;
  // Scaling by powers of two is exact; in steps of 2³² it takes at most a few dozen of them.
  while (Math.abs(m) < 9007199254740992 && exponent > -1200 && !Number.isInteger(m)) {
    m *= 4294967296;
    exponent -= 32;
  }
  const shift = BigInt(bits + exponent);
  return shift >= 0n ? BigInt(m) << shift : BigInt(m) >> -shift;
}

/** Nearest double (to one unit in the last place) of x·2^−bits; ±Infinity beyond the range. */
function toDouble(x: bigint, bits: number): number {
  const negative = x < 0n;
  const magnitude = negative ? -x : x;
  const length = magnitude.toString(16).length * 4;
  const drop = Math.max(0, length - 64);
  let value = Number(magnitude >> BigInt(drop));
  let exponent = drop - bits;
  // In steps, since 2^exponent alone may leave the range of doubles where the product does not.
  while (exponent < -500 && value !== 0) {
    value *= 2 ** -500;
    exponent += 500;
  }
  while (exponent > 500 && Number.isFinite(value)) {
    value *= 2 ** 500;
    exponent -= 500;
  }
  value *= 2 ** exponent;
  return negative ? -value : value;
}

/** Integer square root, by Newton's iteration from above. */
function integerRoot(x: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(x.toString(16).length * 2));
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * Runs `steps` exact steps and calls `each` with (t, r, κ, a, b) rounded to doubles, from t = 1.
 * `smallest` is the least |r| that must keep all its digits. Ends early when `each` returns false.
 */
export function iterateExactly(
  problem: Problem,
  steps: number,
  smallest: number,
  each: (t: number, scaledResidual: number, curvature: number, a: number, b: number) => boolean,
): void {
  const range = smallest > 0 ? Math.max(0, -Math.log2(smallest)) : 1075;
  const bits = GUARD_BITS + Math.ceil(BITS_PER_STEP * steps + Math.min(1100, range));
  const shift = BigInt(bits);
  const one = 1n << shift;
  const fixed = (x: number) => fromDouble(x, bits);
  const { start, width, target, learningRate, curvature0 } = problem;
  const root = integerRoot(BigInt(width) << (2n * shift));
  const ntk = fixed(start.ntk);
  // With κ₀ given the rate is the quotient c/λ₀ itself, not its rounding to a double.
  const rateTimes = (x: bigint) =>
    curvature0 === undefined
      ? (fixed(learningRate) * x) / root
      : (((fixed(curvature0) * x) / ntk) << shift) / root;
  const curvature = curvature0 === undefined ? (fixed(learningRate) * ntk) >> shift : fixed(curvature0);
  const output = rateTimes(fixed(start.output));
  const w = rateTimes(fixed(target));
  // On the edge of the cone, 4f₀² = nλ₀², one length is 0 and must not be revived by the rounding of the root.
  const f = fixed(start.output);
  const edge = 4n * f * f === BigInt(width) * ntk * ntk;
  const P0 = curvature + 2n * output;
  const Q0 = curvature - 2n * output;
  let a = edge && f < 0n ? 0n : one;
  let b = edge && f > 0n ? 0n : one;
  let r = output - w;
  for (let t = 1; t <= steps; t++) {
    a = (a * (one - r)) >> shift;
    b = (b * (one + r)) >> shift;
    const P = (P0 * ((a * a) >> shift)) >> shift;
    const Q = (Q0 * ((b * b) >> shift)) >> shift;
    r = ((P - Q) >> 2n) - w;
    if (!each(t, toDouble(r, bits), toDouble((P + Q) >> 1n, bits), toDouble(a, bits), toDouble(b, bits)))
      return;
  }
}
