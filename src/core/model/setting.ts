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

/** A linear warmup of T steps from c_s: in units of c, the first step has c_s + (c − c_s)/T, the second c_s + 2(c − c_s)/T, the last and all later ones c. 0 steps: none. */
export interface Warmup {
  readonly steps: number;
  /** The c it rises from, or falls. */
  readonly from: number;
}

/** What gradient descent may have beside its learning rate: momentum, a warmup, or both. */
export interface Knobs {
  /** β of heavy-ball momentum; 0: none. */
  readonly momentum: number;
  readonly warmup: Warmup;
}

/** A run as people set it, but for its length. */
export interface Setting {
  readonly rate: Rate;
  readonly width: number;
  readonly target: number;
  readonly seed: number;
  readonly start: StartChoice;
  /** α of Chizat and Bach: the target is y/α. */
  readonly outputScale: number;
  /** Momentum and warmup; absent: plain gradient descent, for which the closed form speaks. */
  readonly knobs?: Knobs | undefined;
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
  momentum: { min: 0, max: 0.99 },
  warmupSteps: { min: 0, max: 10_000 },
  warmupFrom: { min: 0, max: 100 },
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
