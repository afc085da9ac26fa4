import { minus, ratioOf, signOf, times, toDyadic, wholeOf } from './dyadic.ts';

/** What a run depends on, and its dimensionless form. Equations: docs/model.md. */

/** Largest width a run may have. */
export const MAX_WIDTH = 2 ** 20;
/** Largest number of gradient-descent steps of one run. */
export const MAX_STEPS = 100_000;

/** A start given by what the dynamics sees of the weights. */
export interface Start {
  /** Output f₀ on the training input; |f₀| ≤ λ₀√n/2. */
  readonly output: number;
  /** Neural tangent kernel λ₀ > 0. */
  readonly ntk: number;
}

/** One run, complete but for its length. */
export interface Problem {
  /** η > 0. */
  readonly learningRate: number;
  /** n, an integer in 1 … 2²⁰. */
  readonly width: number;
  /** y, any finite number. */
  readonly target: number;
  readonly start: Start;
  /** κ₀ when the learning rate was given as c = ηλ₀: then κ₀ = c exactly, and η is c/λ₀ rounded. */
  readonly curvature0?: number;
}

/** The three numbers the map depends on: κ = ηλ, r = ηΔf/√n, w = ηy/√n. */
export interface ReducedState {
  readonly curvature: number;
  readonly scaledResidual: number;
  readonly scaledTarget: number;
}

/** The dimensionless start (κ₀, r₀, w) of a problem. */
export function scaled(problem: Problem): ReducedState {
  const { learningRate, width, target, start } = problem;
  const root = Math.sqrt(width);
  // η is divided by √n first: η·Δf may overflow where the quotient does not.
  const unit = learningRate / root;
  const residual = start.output - target;
  return {
    curvature: problem.curvature0 ?? learningRate * start.ntk,
    scaledResidual: Number.isFinite(residual) ? unit * residual : unit * start.output - unit * target,
    scaledTarget: unit * target,
  };
}

/** Largest |f| a network of `width` neurons with kernel `ntk` can put out, rounded: λ√n/2, from λ ≥ 2|f|/√n. */
export function maxOutput(ntk: number, width: number): number {
  return (ntk * Math.sqrt(width)) / 2;
}

/** Share of λ₀√n/2 by which a start may lie beyond it: the rounding of the bound itself. */
const CONE_SLACK = 1 + 4 * Number.EPSILON;

/** The |f| beyond which no network of this width has the kernel, rounding of the bound aside. */
export const outermost = (ntk: number, width: number): number => maxOutput(ntk, width) * CONE_SLACK;

/** The output, of either sign, that puts a network on the edge of the cone: u = ±v. */
export function edgeOutput(ntk: number, width: number): number {
  let output = maxOutput(ntk, width);
  // Rounded down, it would be a hair inside, where the shorter length grows again.
  while (output > 0 && output < Number.MAX_VALUE && shares({ width, start: { output, ntk } }).q > 0)
    output *= 1 + Number.EPSILON;
  return output;
}

/** Distance to the edge of the cone, relative, below which 1 − 2|f₀|/(λ₀√n) is computed without rounding. */
export const CLOSE_TO_EDGE = 2 ** -10;

/**
 * 1 + 2f₀/(λ₀√n) and 1 − 2f₀/(λ₀√n): the shares of p = u + v and q = u − v in λ₀, in 0 … 2 and good to 12 digits however small. One is 0 exactly
 * where 4f₀² ≥ nλ₀², the edge of the cone, where u = ∓v: then it stays 0 for ever. Everything that asks for the edge asks here.
 */
export function shares({ width, start }: Pick<Problem, 'width' | 'start'>): {
  readonly p: number;
  readonly q: number;
} {
  const bound = maxOutput(start.ntk, width);
  if (bound === Number.POSITIVE_INFINITY || bound === 0) return { p: 1, q: 1 };
  const lean = Math.abs(start.output) / bound;
  const shorter = lean < 1 - CLOSE_TO_EDGE ? 1 - lean : exactGap(width, start) / (1 + Math.min(1, lean));
  return start.output < 0 ? { p: shorter, q: 2 - shorter } : { p: 2 - shorter, q: shorter };
}

/** 1 − 4f₀²/(nλ₀²), from the doubles as they are; 0 at and beyond the edge. */
function exactGap(width: number, { output, ntk }: Start): number {
  const f = toDyadic(output);
  const k = toDyadic(ntk);
  const all = times(toDyadic(width), k, k);
  const gap = minus(all, times(toDyadic(4), f, f));
  return signOf(gap) > 0 ? ratioOf(gap.mantissa, wholeOf(all, gap.exponent)) : 0;
}

/** @throws RangeError naming the value and its bound. */
export function checkInteger(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new RangeError(`${name} must be a whole number from ${low} to ${high}, got ${value}`);
  }
}

/** @throws RangeError naming the value and its bound. */
export function checkFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${value}`);
}

/** @throws RangeError naming the value and its bound. */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0) || !Number.isFinite(value))
    throw new RangeError(`${name} must be a finite number above 0, got ${value}`);
}

/** @throws RangeError naming the first value outside its range. */
export function checkProblem(problem: Problem): void {
  checkPositive('learning rate', problem.learningRate);
  checkInteger('width', problem.width, 1, MAX_WIDTH);
  checkFinite('target', problem.target);
  checkPositive('initial NTK', problem.start.ntk);
  checkFinite('initial output', problem.start.output);
  if (problem.curvature0 !== undefined) checkPositive('initial curvature', problem.curvature0);
  const { output, ntk } = problem.start;
  if (Math.abs(output) > outermost(ntk, problem.width)) {
    throw new RangeError(
      `initial output must lie within ±λ₀√n/2 = ±${maxOutput(ntk, problem.width)}, got ${output}`,
    );
  }
}
