import { excessSign, restsAfterOne } from './borders.ts';
import { type Problem, type ReducedState, scaled, shares } from './problem.ts';

/** How a run ends, from what a step conserves; true of almost every start. docs/model.md, "Phases". */

/**
 * stalls: a start on the edge of the cone (u = ±v, outside “almost every”) whose output cannot reach the target's side; it shrinks to the
 * saddle u = v = 0.
 */
export type Outcome = 'converges' | 'stalls' | 'bounded' | 'diverges';

/** Whether a start diverges: G₀ > 0 or |w| > 2, unless it is at its minimum already. Asked of every cell of a map. */
export const diverges = (curvature: number, scaledResidual: number, scaledTarget: number): boolean =>
  // The negation, so that a G of ∞ − ∞ counts as above 0.
  scaledResidual !== 0 &&
  !(Math.abs(scaledTarget) <= 2 && curvature - 4 - scaledTarget * scaledResidual <= 0);

/** The outcome of a start inside the cone and off every border (`isUnsure`), by G₀ and |w|. */
export function outcomeInside({
  curvature,
  scaledResidual,
  scaledTarget,
}: ReducedState): Exclude<Outcome, 'stalls'> {
  if (scaledResidual === 0) return 'converges';
  if (diverges(curvature, scaledResidual, scaledTarget)) return 'diverges';
  return Math.abs(scaledTarget) <= 1 ? 'converges' : 'bounded';
}

/** The outcome of a problem, from (κ₀, r₀, w) and the borders alone. */
export function outcomeOf(problem: Problem): Outcome {
  const { scaledResidual: r, scaledTarget: w } = scaled(problem);
  if (r === 0 || restsAfterOne(problem)) return 'converges';
  const side = excessSign(problem);
  if (side > 0 || !(Math.abs(w) <= 2)) return 'diverges';
  if (side === 0) return 'bounded';
  const { p, q } = shares(problem);
  // With u = −v the output can never turn positive, with u = v never negative: all that is left is to shrink to u = v = 0.
  if ((p === 0 && w > 0) || (q === 0 && w < 0)) return 'stalls';
  return Math.abs(w) <= 1 ? 'converges' : 'bounded';
}
