import { type Problem, type ReducedState, scaled } from './problem.ts';

/** The five words of the product. */
export type Phase = 'lazy' | 'catapult' | 'periodic' | 'chaotic' | 'divergent';

/** What the closed form knows of a run without simulating it; true of almost every start. docs/model.md, "Phases". */
export interface Fate {
  readonly outcome: 'converges' | 'bounded' | 'diverges';
  /** c_max = η_max λ₀; Infinity when every rate trains. */
  readonly maxCurvature: number;
  /** η_max = min{√n/|y|, 8/(λ₀ + √(λ₀² − 16yΔf₀/n))}. */
  readonly maxLearningRate: number;
  /** What sets η_max: the label scale |w| = 1, the edge G = 0, or nothing. */
  readonly binding: 'label' | 'edge' | 'none';
  /** G₀ = κ₀ − 4 − w r₀: keeps its sign until the run ends. */
  readonly conservedSign: number;
  /** w = ηy/√n. */
  readonly scaledTarget: number;
  /** The rule for wide networks, from κ₀ alone: 2 and 4. */
  readonly predicted: 'lazy' | 'catapult' | 'divergent';
  /** Does the loss rise at the first step: |1 − κ₀ + r₀z₀| > 1. */
  readonly firstStepRises: boolean;
}

/** The outcome of (κ₀, r₀, w): converges, bounded for ever, or diverges. */
export function outcomeOf({ curvature, scaledResidual, scaledTarget }: ReducedState): Fate['outcome'] {
  if (scaledResidual === 0) return 'converges';
  const g = conservedSignOf(curvature, scaledResidual, scaledTarget);
  const label = Math.abs(scaledTarget);
  // Written so that an overflow (g or label infinite or NaN) falls to 'diverges'.
  if (g < 0 && label <= 1) return 'converges';
  if (g <= 0 && label <= 2) return 'bounded';
  return 'diverges';
}

function conservedSignOf(curvature: number, scaledResidual: number, scaledTarget: number): number {
  return curvature - 4 - scaledTarget * scaledResidual;
}

/** Largest trainable learning rate of a start, and what sets it. */
export function maxLearningRate(problem: Problem): { rate: number; binding: Fate['binding'] } {
  const { width, target, start } = problem;
  const label = target === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(width) / Math.abs(target);
  const residual = start.output - target;
  const discriminant = 1 - (16 * (target / start.ntk) * (residual / start.ntk)) / width;
  const edge = discriminant >= 0 ? 8 / (start.ntk * (1 + Math.sqrt(discriminant))) : Number.POSITIVE_INFINITY;
  if (label === Number.POSITIVE_INFINITY && edge === Number.POSITIVE_INFINITY)
    return { rate: edge, binding: 'none' };
  return label <= edge ? { rate: label, binding: 'label' } : { rate: edge, binding: 'edge' };
}

/** The closed form's whole answer for a problem. */
export function fateOf(problem: Problem): Fate {
  const state = scaled(problem);
  const { curvature, scaledResidual, scaledTarget } = state;
  const { rate, binding } = maxLearningRate(problem);
  const factor = 1 - curvature + scaledResidual * (scaledResidual + scaledTarget);
  return {
    outcome: outcomeOf(state),
    maxCurvature: rate * problem.start.ntk,
    maxLearningRate: rate,
    binding,
    conservedSign: conservedSignOf(curvature, scaledResidual, scaledTarget),
    scaledTarget,
    predicted: curvature < 2 ? 'lazy' : curvature < 4 ? 'catapult' : 'divergent',
    firstStepRises: Math.abs(factor) > 1,
  };
}
