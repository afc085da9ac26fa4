import { MAX_WIDTH } from '../model/problem.ts';
import { MAX_SEED } from '../model/random.ts';

/** What an axis varies: c = ηλ₀, η, n, y, f₀, λ₀, α, the scaled residual r₀ (by way of f₀), or the seed. */
export const AXIS_KINDS = ['c', 'eta', 'n', 'y', 'f0', 'lambda0', 'alpha', 'r0', 'seed'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];

export interface Axis {
  readonly kind: AxisKind;
  readonly from: number;
  readonly to: number;
}

/** Axes on which equal lengths are equal ratios. */
export const isLogarithmic = (kind: string): boolean => kind === 'n' || kind === 'alpha';

/** The axis value at `at` ∈ 0 … 1 along it; widths and seeds are whole. */
export function axisValue({ kind, from, to }: Axis, at: number): number {
  const value = isLogarithmic(kind) ? from * Math.exp(Math.log(to / from) * at) : from + (to - from) * at;
  if (kind === 'n') return Math.max(1, Math.min(MAX_WIDTH, Math.round(value)));
  return kind === 'seed' ? Math.floor(value) % (MAX_SEED + 1) : value;
}

/** The values at the centres of `count` cells along an axis. */
export function centres(axis: Axis, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = axisValue(axis, (i + 0.5) / count);
  return values;
}
