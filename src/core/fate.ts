import { checkProblem, type Problem, type ReducedState, scaled, shares } from './problem.ts';

/** The five words of the product. */
export type Phase = 'lazy' | 'catapult' | 'periodic' | 'chaotic' | 'divergent';

/** What the closed form knows of a run without simulating it; true of almost every start. docs/model.md, "Phases". */
export interface Fate {
  /**
   * stalls: a start on the edge of the cone (u = ±v, outside “almost every”) whose output cannot reach the target's side; it shrinks
   * to the saddle u = v = 0.
   */
  readonly outcome: 'converges' | 'stalls' | 'bounded' | 'diverges';
  /** c_max = η_max λ₀; Infinity when every rate trains. */
  readonly maxCurvature: number;
  /** η_max and the two limits it is the smaller of. */
  readonly limits: RateLimits;
  /** G₀ = κ₀ − 4 − w r₀: keeps its sign until the run ends. */
  readonly conservedSign: number;
  /** w = ηy/√n. */
  readonly scaledTarget: number;
  /** The rule for wide networks, from κ₀ alone: 2 and 4. */
  readonly predicted: 'lazy' | 'catapult' | 'divergent';
  /** Does the loss rise at the first step: |1 − κ₀ + r₀z₀| > 1. */
  readonly firstStepRises: boolean;
}

/** Whether a start diverges: G₀ > 0 or |w| > 2, unless it is at its minimum already. */
export const diverges = (curvature: number, scaledResidual: number, scaledTarget: number): boolean =>
  scaledResidual !== 0 &&
  (Math.abs(scaledTarget) > 2 || conservedSignOf(curvature, scaledResidual, scaledTarget) > 0);

/** The outcome of a start inside the cone, by the conserved sign G₀ and |w|. */
export function outcomeInside({
  curvature,
  scaledResidual,
  scaledTarget,
}: ReducedState): Exclude<Fate['outcome'], 'stalls'> {
  if (scaledResidual === 0) return 'converges';
  if (diverges(curvature, scaledResidual, scaledTarget)) return 'diverges';
  const isOnEdge = conservedSignOf(curvature, scaledResidual, scaledTarget) === 0;
  return Math.abs(scaledTarget) <= 1 && !isOnEdge ? 'converges' : 'bounded';
}

/** The outcome of a problem, from (κ₀, r₀, w) and the edge of the cone alone. */
export function outcomeOf(problem: Problem): Fate['outcome'] {
  const state = scaled(problem);
  const outcome = outcomeInside(state);
  const { curvature, scaledResidual: r, scaledTarget: w } = state;
  if (outcome === 'diverges' || r === 0 || conservedSignOf(curvature, r, w) === 0) return outcome;
  const { p, q } = shares(problem);
  // With u = −v the output can never turn positive, with u = v never negative: all that is left is to shrink to u = v = 0.
  return (p === 0 && w > 0) || (q === 0 && w < 0) ? 'stalls' : outcome;
}

/** G = κ − 4 − wr. */
export function conservedSignOf(curvature: number, scaledResidual: number, scaledTarget: number): number {
  const g = curvature - 4 - scaledTarget * scaledResidual;
  // ∞ − ∞: both parts are beyond every bound, and so is the run.
  return Number.isNaN(g) ? Number.POSITIVE_INFINITY : g;
}

export interface RateLimits {
  /** η_max, the smaller of the two below; Infinity when every rate trains. */
  readonly rate: number;
  /** √n/|y|, where |w| = 1: beyond it no minimum is stable. Infinity at y = 0. */
  readonly label: number;
  /** 8/(λ₀ + √(λ₀² − 16yΔf₀/n)), where G = 0: beyond it the run diverges. Infinity where the root is of a negative number. */
  readonly edge: number;
}

/** Largest trainable learning rate of a start (Liang & Montúfar 2509.25351; docs/model.md, "Phases"), and what sets it. */
export function rateLimits(problem: Problem): RateLimits {
  const { width, target, start } = problem;
  const label = target === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(width) / Math.abs(target);
  const residual = start.output - target;
  const discriminant = 1 - (16 * (target / start.ntk) * (residual / start.ntk)) / width;
  let edge = Number.POSITIVE_INFINITY;
  // 8/(λ₀ + √…), with λ₀ taken out of the root; where that overflows, λ₀ is nothing beside the rest.
  if (discriminant === Number.POSITIVE_INFINITY) {
    edge = (2 * Math.sqrt(width)) / Math.sqrt(Math.abs(target)) / Math.sqrt(Math.abs(residual));
  } else if (discriminant >= 0) edge = 8 / start.ntk / (1 + Math.sqrt(discriminant));
  return { rate: Math.min(label, edge), label, edge };
}

/** The closed form's whole answer for a problem. */
export function fateOf(problem: Problem): Fate {
  const state = scaled(problem);
  const { curvature, scaledResidual, scaledTarget } = state;
  checkProblem(problem);
  const limits = rateLimits(problem);
  const factor = 1 - curvature + scaledResidual * (scaledResidual + scaledTarget);
  return {
    outcome: outcomeOf(problem),
    maxCurvature: limits.rate * problem.start.ntk,
    limits,
    conservedSign: conservedSignOf(curvature, scaledResidual, scaledTarget),
    scaledTarget,
    predicted: curvature < 2 ? 'lazy' : curvature < 4 ? 'catapult' : 'divergent',
    firstStepRises: Math.abs(factor) > 1,
  };
}
