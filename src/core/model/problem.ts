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

/** Largest |f| a network of `width` neurons with kernel `ntk` can put out: λ√n/2, from λ ≥ 2|f|/√n. */
export function maxOutput(ntk: number, width: number): number {
  return (ntk * Math.sqrt(width)) / 2;
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

/**
 * 1 + 2f₀/(λ₀√n) and 1 − 2f₀/(λ₀√n): the shares of p = u + v and q = u − v in λ₀, in 0 … 2. One is 0 exactly on the edge of the cone,
 * where u = ∓v: then it stays 0 for ever.
 */
export function shares({ width, start }: Problem): { readonly p: number; readonly q: number } {
  const bound = maxOutput(start.ntk, width);
  if (bound === Number.POSITIVE_INFINITY || bound === 0) return { p: 1, q: 1 };
  // The sum of two neighbours is exact, so the smaller share keeps its digits.
  return {
    p: Math.max(0, Math.min(2, (bound + start.output) / bound)),
    q: Math.max(0, Math.min(2, (bound - start.output) / bound)),
  };
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

/** Rounding in the cone's own boundary, λ₀√n/2, that a start may show. */
const CONE_SLACK = 4 * Number.EPSILON;

/** @throws RangeError naming the first value outside its range. */
export function checkProblem(problem: Problem): void {
  checkPositive('learning rate', problem.learningRate);
  checkInteger('width', problem.width, 1, MAX_WIDTH);
  checkFinite('target', problem.target);
  checkPositive('initial NTK', problem.start.ntk);
  checkFinite('initial output', problem.start.output);
  if (problem.curvature0 !== undefined) checkPositive('initial curvature', problem.curvature0);
  const bound = maxOutput(problem.start.ntk, problem.width);
  if (Math.abs(problem.start.output) > bound * (1 + CONE_SLACK)) {
    throw new RangeError(`initial output must lie within ±λ₀√n/2 = ±${bound}, got ${problem.start.output}`);
  }
}
