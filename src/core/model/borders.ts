import { type Dyadic, minus, signOf, times, toDyadic } from './dyadic.ts';
import { type Problem, scaled, shares } from './problem.ts';

/**
 * Borders between fates, decided without rounding. On one side of G = 0 a run lands, on the other it escapes, and both leave the border by up to a
 * factor of 3 a step: the last bit of a double would decide. docs/model.md, "Phases".
 */

/** Part of its terms below which a difference of doubles may have the wrong sign: some thousand units in the last place. */
const UNSURE = 1e-12;
/** More than such a difference times the other, beside 1 + κ²: they grow with κ. */
const ROOMY = 1e-8;

/**
 * Whether doubles may mislead about a start: about the sign of G₀ = κ₀ − 4 − wr₀, or whether its first step multiplies r by 0. Asked of every cell of a
 * map, so it may say yes too often, but is one product, by which nearly all are told to be far from both.
 */
export const isUnsure = (curvature: number, r: number, w: number): boolean => {
  const excess = curvature - 4 - w * r;
  const factor = 1 - curvature + r * (r + w);
  const product = Math.abs(excess * factor);
  return !(product > ROOMY * (1 + curvature * curvature));
};

/** G = κ − 4 − wr, the excess of the curvature over the edge κ = 4 + wr: it keeps its sign, G' = (1 + rz)G. */
export function curvatureExcess(curvature: number, scaledResidual: number, scaledTarget: number): number {
  const g = curvature - 4 - scaledTarget * scaledResidual;
  // ∞ − ∞: both parts are beyond every bound, and so is the run.
  return Number.isNaN(g) ? Number.POSITIVE_INFINITY : g;
}

/** What makes both of them whole numbers over one denominator: n, η and λ₀, or with κ₀ given n, c and λ₀ where η is the quotient c/λ₀. */
function terms({ learningRate, width, start, curvature0 }: Problem) {
  const ntk = toDyadic(start.ntk);
  const isGiven = curvature0 !== undefined;
  const rate = toDyadic(isGiven ? curvature0 : learningRate);
  return {
    // η, κ₀ and 1, each times λ₀ where κ₀ is given.
    rate,
    curvature: times(rate, ntk),
    one: isGiven ? ntk : toDyadic(1),
    width: toDyadic(width),
  };
}

/** Sign of G₀ = κ₀ − 4 − wr₀, exactly that of the doubles as they are: −1, 0 or 1. */
export function excessSign(problem: Problem): number {
  const { curvature, scaledResidual: r, scaledTarget: w } = scaled(problem);
  const g = curvatureExcess(curvature, r, w);
  if (Math.abs(g) >= UNSURE * (4 + curvature)) return Math.sign(g);
  const { rate, curvature: kappa, one, width } = terms(problem);
  const excess = minus(kappa, times(toDyadic(4), one));
  const target = times(rate, toDyadic(problem.target));
  const { p, q } = shares(problem);
  if (p > 0 && q > 0) {
    const residual = times(rate, minus(toDyadic(problem.start.output), toDyadic(problem.target)));
    return signOf(minus(times(width, excess, one), times(target, residual)));
  }
  // On the edge of the cone z₀ = ±κ₀/2, and G₀ = (1 ∓ w/2)(κ₀ − 4 ∓ 2w).
  const label = q === 0 ? target : times(toDyadic(-1), target);
  const two = times(toDyadic(2), one);
  return signOfRoot(two, label, width) * signOfRoot(excess, times(toDyadic(2), label), width);
}

/** Sign of a√n − b. */
function signOfRoot(a: Dyadic, b: Dyadic, n: Dyadic): number {
  const signed = (x: Dyadic) => times(toDyadic(signOf(x)), x, x);
  return signOf(minus(times(signed(a), n), signed(b)));
}

/** Whether the first step brings a run onto a minimum exactly, where it rests however sharp that is: 1 − κ₀ + r₀z₀ = 0. */
export function restsAfterOne(problem: Problem): boolean {
  const { curvature, scaledResidual: r, scaledTarget: w } = scaled(problem);
  if (r === 0 || !(Math.abs(1 - curvature + r * (r + w)) <= UNSURE * (4 + curvature))) return false;
  const { rate, curvature: kappa, one, width } = terms(problem);
  const output = toDyadic(problem.start.output);
  const residual = minus(output, toDyadic(problem.target));
  return signOf(minus(times(width, minus(kappa, one), one), times(rate, rate, residual, output))) === 0;
}
