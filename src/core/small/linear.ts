import { expm1 } from '../model/elementary.ts';
import { checkFinite, checkInteger } from '../model/problem.ts';
import { eigensystem, gramOfColumns, gramOfRows } from './symmetric.ts';

/**
 * Lazy training is a linear equation. With f linearised at W₀, gradient flow on L = ½ Σ (f_k − y_k)² is Ẇ = −AW + b, A = JᵀJ, b = AW₀ − Jᵀρ,
 * ρ = f(W₀) − y, and solved by
 *
 *     W(t) = W₀ − JᵀΘ⁻¹(I − e^(−Θt))ρ,  f − y = e^(−Θt)ρ,  W_∞ = W₀ − J⁺ρ,  Θ = JJᵀ.
 *
 * Θ may be singular: what of ρ lies in its kernel stays (equal inputs with different labels).
 */

export interface LinearFlow {
  /** A = JᵀJ, p × p. */
  readonly matrix: Float64Array;
  /** b = AW₀ − Jᵀρ, p. */
  readonly drift: Float64Array;
  /** Θ = JJᵀ, N × N. */
  readonly kernel: Float64Array;
  /** Eigenvalues of Θ, largest first: the rates at which parts of the residual vanish. */
  readonly rates: Float64Array;
  /** W(t), p; t ≥ 0, +Infinity for W_∞. */
  weightsAt(time: number): Float64Array;
  /** f − y of the linearised model at time t, N. */
  residualAt(time: number): Float64Array;
  /** W_∞: the solution of the linear model that is nearest to W₀, where there is one. */
  readonly limit: Float64Array;
  /** ‖W_∞ − W₀‖ = √(ρᵀΘ⁺ρ). */
  readonly distance: number;
}

/** Most training points and most weights: A is formed. */
const MAX_LINEAR = 128;

/** Part of the largest eigenvalue of Θ below which another is rounding, and taken as 0. */
const RANK = 1e-13;

/**
 * The flow of a model linearised at `weights` (W₀, p) with Jacobian J (N × p, a row per point) and residual ρ (N).
 * @throws RangeError for sizes that do not fit, more than 128 of either, or numbers that are not finite; `weightsAt` and `residualAt` for t < 0.
 */
export function linearFlow(
  jacobian: Float64Array,
  weights: Float64Array,
  residual: Float64Array,
): LinearFlow {
  const rows = residual.length;
  const columns = weights.length;
  checkInteger('number of residuals', rows, 1, MAX_LINEAR);
  checkInteger('number of weights', columns, 1, MAX_LINEAR);
  checkInteger('entries of the Jacobian', jacobian.length, rows * columns, rows * columns);
  for (const [name, values] of Object.entries({ jacobian, weights, residual }))
    for (const value of values) checkFinite(name, value);
  const kernel = gramOfRows(jacobian, rows);
  const matrix = gramOfColumns(jacobian, rows);
  const { values, vectors } = eigensystem(kernel, rows);
  const least = RANK * (values[0] as number);
  const rates = values.map((value) => (value > least ? value : 0));
  /** Components of ρ along the eigenvectors of Θ. */
  const parts = rates.map((_, e) => dot(vectors.subarray(e * rows, (e + 1) * rows), residual));

  /** Σ_e g(μ_e) (e·ρ) e, N. */
  const inKernel = (g: (rate: number) => number) => {
    const sum = new Float64Array(rows);
    for (let e = 0; e < rows; e++) {
      const size = g(rates[e] as number) * (parts[e] as number);
      for (let k = 0; k < rows; k++) sum[k] = (sum[k] as number) + size * (vectors[e * rows + k] as number);
    }
    return sum;
  };
  const back = (values: Float64Array) =>
    weights.map((_, j) => {
      let sum = 0;
      for (let k = 0; k < rows; k++) sum += (jacobian[k * columns + j] as number) * (values[k] as number);
      return sum;
    });
  /** e^(−μt) − 1, 0 for μ = 0 at t = ∞ as well. */
  const decay = (rate: number, time: number) => (rate === 0 ? 0 : expm1(-rate * time));
  const weightsAt = (time: number) => {
    checkTime(time);
    // Along an eigenvector of eigenvalue 0 Jᵀ is 0, whatever stands in the bracket.
    const moved = back(inKernel((rate) => (rate === 0 ? 0 : decay(rate, time) / rate)));
    return weights.map((w, j) => w + (moved[j] as number));
  };
  const pulled = back(residual);
  const limit = weightsAt(Number.POSITIVE_INFINITY);
  return {
    matrix,
    drift: weights.map(
      (_, j) => dot(matrix.subarray(j * columns, (j + 1) * columns), weights) - (pulled[j] as number),
    ),
    kernel,
    rates,
    weightsAt,
    residualAt(time) {
      checkTime(time);
      return inKernel((rate) => 1 + decay(rate, time));
    },
    limit,
    distance: Math.sqrt(
      rates.reduce((sum, rate, e) => sum + (rate === 0 ? 0 : (parts[e] as number) ** 2 / rate), 0),
    ),
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** @throws RangeError naming the time. */
export function checkTime(time: number): void {
  if (!(time >= 0)) throw new RangeError(`time must be at least 0, got ${time}`);
}
