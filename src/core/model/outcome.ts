import { type Problem, type ReducedState, scaled, shares } from './problem.ts';

/** How a run ends, from what a step conserves; true of almost every start. docs/model.md, "Phases". */

/**
 * stalls: a start on the edge of the cone (u = ±v, outside “almost every”) whose output cannot reach the target's side; it shrinks to the
 * saddle u = v = 0.
 */
export type Outcome = 'converges' | 'stalls' | 'bounded' | 'diverges';

/** G = κ − 4 − wr, the excess of the curvature over the edge κ = 4 + wr: it keeps its sign, G' = (1 + rz)G. */
export function curvatureExcess(curvature: number, scaledResidual: number, scaledTarget: number): number {
  const g = curvature - 4 - scaledTarget * scaledResidual;
  // ∞ − ∞: both parts are beyond every bound, and so is the run.
  return Number.isNaN(g) ? Number.POSITIVE_INFINITY : g;
}

/** Whether a start diverges: G₀ > 0 or |w| > 2, unless it is at its minimum already. Asked of every cell of a map. */
export const diverges = (curvature: number, scaledResidual: number, scaledTarget: number): boolean =>
  // The negation, so that a G of ∞ − ∞ counts as above 0.
  scaledResidual !== 0 &&
  !(Math.abs(scaledTarget) <= 2 && curvature - 4 - scaledTarget * scaledResidual <= 0);

/** The outcome of a start inside the cone, by G₀ and |w|. */
export function outcomeInside({
  curvature,
  scaledResidual,
  scaledTarget,
}: ReducedState): Exclude<Outcome, 'stalls'> {
  if (scaledResidual === 0) return 'converges';
  if (diverges(curvature, scaledResidual, scaledTarget)) return 'diverges';
  const isOnEdge = curvatureExcess(curvature, scaledResidual, scaledTarget) === 0;
  return Math.abs(scaledTarget) <= 1 && !isOnEdge ? 'converges' : 'bounded';
}

/** The outcome of a problem, from (κ₀, r₀, w) and the edge of the cone alone. */
export function outcomeOf(problem: Problem): Outcome {
  const state = scaled(problem);
  const outcome = outcomeInside(state);
  const { curvature, scaledResidual: r, scaledTarget: w } = state;
  if (outcome === 'diverges' || r === 0 || curvatureExcess(curvature, r, w) === 0) return outcome;
  const { p, q } = shares(problem);
  // With u = −v the output can never turn positive, with u = v never negative: all that is left is to shrink to u = v = 0.
  return (p === 0 && w > 0) || (q === 0 && w < 0) ? 'stalls' : outcome;
}
