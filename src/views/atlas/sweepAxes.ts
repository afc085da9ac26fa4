import type { AxisSpec } from '../../charts/plot.ts';
import { steadyDomain } from '../../charts/scales.ts';
import type { Quantiles } from './quantiles.ts';

/** The vertical axes of the sweeps, and what lies beyond them. */

type Range = readonly [low: number, high: number];

/** Smallest and largest of the numbers of some series, from a share of their length on; null where there are none. */
function extentOf(all: readonly (Quantiles | null | undefined)[], from = 0): Range | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of all) {
    for (const series of [values?.low, values?.median, values?.high]) {
      for (const value of series?.subarray(Math.floor(series.length * from)) ?? []) {
        if (!Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return low <= high ? [low, high] : null;
}

/** An axis that holds every number; a logarithmic one begins at `floor` at the lowest. */
export function axisOf(
  kind: 'linear' | 'log',
  all: readonly (Quantiles | null | undefined)[],
  floor: number,
): AxisSpec {
  const extent = extentOf(all);
  if (extent === null) return { kind, domain: kind === 'log' ? [floor, floor * 100] : [0, 2] };
  const [low, high] = extent;
  return { kind, domain: steadyDomain(kind, kind === 'log' ? Math.max(floor, low) : 0, high) };
}

/** Share of a width sweep, from its narrow end, whose landings may lie beyond the axis. */
const NARROW = 1 / 3;

/** Along the width landings settle into small waves: the axis closes in on those of the wider two thirds. */
export function closeAxis(values: Quantiles | undefined): AxisSpec {
  const extent = extentOf([values], NARROW);
  if (extent === null) return { kind: 'linear', domain: [0, 2] };
  const [low, high] = extent;
  const room = Math.max((high - low) / 8, high * 1e-4);
  return { kind: 'linear', domain: [Math.max(0, low - room), high + room] };
}

/** Neighbouring columns whose numbers lie beyond an axis on one side. */
export interface Beyond {
  readonly isAbove: boolean;
  /** The first and the last column. */
  readonly from: number;
  readonly to: number;
  /** The number farthest from the axis. */
  readonly extreme: number;
}

/** Where a series lies beyond an axis, so that a gap in its line means no number and nothing else. */
export function beyondOf(values: Float64Array, [low, high]: Range): Beyond[] {
  const found: Beyond[] = [];
  values.forEach((value, i) => {
    // NaN is neither.
    const isAbove = value > high;
    if (!isAbove && !(value < low)) return;
    const last = found.at(-1);
    if (last !== undefined && last.to === i - 1 && last.isAbove === isAbove) {
      const extreme = isAbove ? Math.max(last.extreme, value) : Math.min(last.extreme, value);
      found[found.length - 1] = { ...last, to: i, extreme };
    } else found.push({ isAbove, from: i, to: i, extreme: value });
  });
  return found;
}
