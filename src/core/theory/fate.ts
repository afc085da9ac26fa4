import { excessSign } from '../model/borders.ts';
import { type Outcome, outcomeOf } from '../model/outcome.ts';
import { checkProblem, type Problem, scaled } from '../model/problem.ts';

/** The five words of the product. */
export type Phase = 'lazy' | 'catapult' | 'periodic' | 'chaotic' | 'divergent';

/** What the closed form knows of a run without simulating it; true of almost every start. docs/model.md, "Phases". */
export interface Fate {
  readonly outcome: Outcome;
  /** c_max = η_max λ₀. */
  readonly maxCurvature: number;
  readonly rates: RateBounds;
  /** Sign of G₀ = κ₀ − 4 − wr₀, without rounding: at 1 the run diverges, at 0 it stays on the edge G = 0. */
  readonly excessSign: number;
  /** w = ηy/√n. */
  readonly scaledTarget: number;
  /** The rule for wide networks, from κ₀ alone: 2 and 4. */
  readonly predicted: 'lazy' | 'catapult' | 'divergent';
  /** Does the loss rise at the first step: |1 − κ₀ + r₀z₀| > 1. */
  readonly firstStepRises: boolean;
}

/** What bounds the learning rates that train. */
export interface RateBounds {
  /** η_max, the smaller of the two below: one of them is finite. */
  readonly largest: number;
  /** √n/|y|, where |w| = 1: beyond it no minimum is stable. Infinity at y = 0. */
  readonly label: number;
  /** 8/(λ₀ + √(λ₀² − 16yΔf₀/n)), where G = 0: beyond it the run diverges. Infinity where the root is of a negative number. */
  readonly edge: number;
}

/** Largest trainable learning rate of a start (Liang & Montúfar 2509.25351; docs/model.md, "Phases"), and what sets it. */
export function rateBounds(problem: Problem): RateBounds {
  const { width, target, start } = problem;
  const label = Math.sqrt(width) / Math.abs(target);
  const residual = start.output - target;
  const discriminant = 1 - (16 * (target / start.ntk) * (residual / start.ntk)) / width;
  let edge = Number.POSITIVE_INFINITY;
  // 8/(λ₀ + √…), with λ₀ taken out of the root; where that overflows, λ₀ is nothing beside the rest.
  if (discriminant === Number.POSITIVE_INFINITY) {
    edge = (2 * Math.sqrt(width)) / Math.sqrt(Math.abs(target)) / Math.sqrt(Math.abs(residual));
  } else if (discriminant >= 0) edge = 8 / start.ntk / (1 + Math.sqrt(discriminant));
  return { largest: Math.min(label, edge), label, edge };
}

/** The closed form's whole answer for a problem. */
export function fateOf(problem: Problem): Fate {
  const { curvature, scaledResidual, scaledTarget } = scaled(problem);
  checkProblem(problem);
  const rates = rateBounds(problem);
  const factor = 1 - curvature + scaledResidual * (scaledResidual + scaledTarget);
  return {
    outcome: outcomeOf(problem),
    maxCurvature: rates.largest * problem.start.ntk,
    rates,
    excessSign: excessSign(problem),
    scaledTarget,
    predicted: curvature < 2 ? 'lazy' : curvature < 4 ? 'catapult' : 'divergent',
    firstStepRises: Math.abs(factor) > 1,
  };
}
