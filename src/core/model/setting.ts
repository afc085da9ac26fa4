import { edgeOutput, outermost, type Problem } from './problem.ts';
import { startOf } from './weights.ts';

/** The learning rate as the user set it: c = ηλ₀, or η itself. */
export interface Rate {
  readonly kind: 'c' | 'eta';
  readonly value: number;
}

/** Where a run starts: at the seed's random weights, or at an output f₀ and a kernel λ₀. */
export type StartChoice =
  | { readonly kind: 'seed' }
  | { readonly kind: 'given'; readonly output: number; readonly ntk: number };

/** A run as people set it, but for its length. */
export interface Setting {
  readonly rate: Rate;
  readonly width: number;
  readonly target: number;
  readonly seed: number;
  readonly start: StartChoice;
  /** α of Chizat and Bach: the target is y/α. */
  readonly outputScale: number;
}

/**
 * The problem of a setting. The output scale α turns the target into y/α. A given start outside the cone at this width is moved to its
 * edge, and `limited` says so: the setting keeps what was asked.
 */
export function problemOf({ rate, width, target, seed, start, outputScale }: Setting): {
  problem: Problem;
  limited: boolean;
} {
  const asked = start.kind === 'seed' ? startOf(seed, width) : { output: start.output, ntk: start.ntk };
  const limited = start.kind === 'given' && Math.abs(asked.output) > outermost(asked.ntk, width);
  const from = limited
    ? { output: Math.sign(asked.output) * edgeOutput(asked.ntk, width), ntk: asked.ntk }
    : asked;
  const common = { width, target: target / outputScale, start: from };
  return {
    problem:
      rate.kind === 'c'
        ? { ...common, learningRate: rate.value / from.ntk, curvature0: rate.value }
        : { ...common, learningRate: rate.value },
    limited,
  };
}
