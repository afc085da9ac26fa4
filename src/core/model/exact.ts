import { fromDouble, integerRoot, toDouble } from './dyadic.ts';
import { log } from './elementary.ts';
import type { Path } from './path.ts';
import { type Problem, shares } from './problem.ts';

/**
 * The reduced map in fixed-point arithmetic of as many bits as the run needs.
 *
 * Chaos multiplies a rounding error by up to 3 a step (the tripling map at κ = 4 attains it), so doubles lose every digit after some
 * 30 steps. Integers scaled by 2^bits, with 1.7 bits more for each step, keep the orbit the start really has.
 * The map is the cone form: a' = (1 − r)a, b' = (1 + r)b, P = P₀a², Q = Q₀b², κ = (P + Q)/2, z = (P − Q)/4, r = z − w.
 */

const BITS_PER_STEP = 1.7;
const GUARD_BITS = 128;
/** Bits below which nothing is left of a double. */
const MOST_RANGE = 1100;

/** Residuals beyond this leave the range of doubles in a few steps: no digits are owed to what follows. */
const GONE = 1e100;

/** Part of a number below which its difference from another is taken before it is rounded. */
const CANCELLED = 1e-3;

/**
 * Fills steps 1 … `steps` of a path with the exact run, each number rounded to a double, and returns the last step filled: an earlier one where
 * the run escapes. `smallest` is the least magnitude that must keep all its digits.
 */
export function iterateExactly(problem: Problem, steps: number, smallest: number, path: Path): number {
  const range = Math.min(MOST_RANGE, Math.max(0, -log(smallest) / Math.LN2));
  const bits = GUARD_BITS + Math.ceil(BITS_PER_STEP * steps + range);
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
  const half = (curvature0 === undefined ? (fixed(learningRate) * ntk) >> shift : fixed(curvature0)) >> 1n;
  const w = rateTimes(fixed(target));
  // On the edge of the cone one length is 0; the rounding of the root must neither revive it nor make it negative.
  const share = shares(problem);
  const z0 = share.q === 0 ? half : share.p === 0 ? -half : rateTimes(fixed(start.output));
  const P0 = 2n * (half + z0);
  const Q0 = 2n * (half - z0);
  let a = P0 === 0n ? 0n : one;
  let b = Q0 === 0n ? 0n : one;
  let r = z0 - w;
  const double = (x: bigint) => toDouble(x, bits);
  const ownW = double(w);
  for (let t = 1; t <= steps; t++) {
    a = (a * (one - r)) >> shift;
    b = (b * (one + r)) >> shift;
    const P = (P0 * ((a * a) >> shift)) >> shift;
    const Q = (Q0 * ((b * b) >> shift)) >> shift;
    const z = (P - Q) >> 2n;
    r = z - w;
    path.r[t] = double(r);
    path.z[t] = difference(z, path.r[t] as number, -ownW, double);
    path.curvature[t] = double((P + Q) >> 1n);
    path.a[t] = double(a);
    path.b[t] = double(b);
    path.movedA[t] = P0 === 0n ? 0 : difference(a - one, path.a[t] as number, 1, double);
    path.movedB[t] = Q0 === 0n ? 0 : difference(b - one, path.b[t] as number, 1, double);
    if (!(Math.abs(path.r[t] as number) < GONE)) return t;
  }
  return steps;
}

/** x = a − b as a double: from the doubles a and b where they do not cancel, which costs less, else from x itself. */
function difference(x: bigint, a: number, b: number, double: (x: bigint) => number): number {
  const quick = a - b;
  return Math.abs(quick) > CANCELLED * Math.abs(b) ? quick : double(x);
}
