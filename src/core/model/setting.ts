import { MAX_SEED } from './generator.ts';
import { edgeOutput, MAX_WIDTH, outermost, type Problem } from './problem.ts';
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

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What each number of a setting may be: in a link, in a field and on an axis alike. */
export const RANGES = {
  c: { min: 1e-6, max: 1e6 },
  eta: { min: 1e-6, max: 1e6 },
  width: { min: 1, max: MAX_WIDTH },
  target: { min: -1e6, max: 1e6 },
  seed: { min: 0, max: MAX_SEED },
  output: { min: -1e6, max: 1e6 },
  ntk: { min: 1e-6, max: 1e6 },
  outputScale: { min: 1e-6, max: 1e6 },
} as const satisfies Record<string, Range>;

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
