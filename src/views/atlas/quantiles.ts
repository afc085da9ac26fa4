import type { Plot } from '../../charts/plot.ts';
import { centres } from '../../core/many/axis.ts';
import { lands } from '../../core/many/cellRecord.ts';
import { type Plane, problemAt } from '../../core/many/plane.ts';
import { widthsOf } from './axes.ts';
import type { CellField } from './cellField.ts';

/** What a sweep draws: of each column the median over the seeds, and the band of the middle 80 %. NaN where no seed has the number. */

export interface Quantiles {
  readonly median: Float64Array;
  /** Null for a single run. */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
}

export interface Sweep {
  readonly x: Float64Array;
  /** κ_∞ = ηλ_∞. */
  readonly landing: Quantiles;
  /** λ_∞/λ₀ = κ_∞/κ₀, below 1 where a run lands flatter than it started; null but along the learning rate. */
  readonly flattening: Quantiles | null;
  readonly peak: Quantiles;
  readonly steps: Quantiles;
}

const LOW = 0.1;
const HIGH = 0.9;

export function quantilesOf(field: CellField, plane: Plane): Sweep {
  const x = centres(plane.x, plane.columns);
  const widthAt = widthsOf(plane);
  const converges = (at: number) => (field.stride[at] as number) > 0 && lands(field.fate[at]);
  const of = (value: (at: number) => number): Quantiles => {
    const many = field.rows > 1;
    const median = new Float64Array(field.columns);
    const low = many ? new Float64Array(field.columns) : null;
    const high = many ? new Float64Array(field.columns) : null;
    for (let column = 0; column < field.columns; column++) {
      const values: number[] = [];
      for (let row = 0; row < field.rows; row++) {
        const at = row * field.columns + column;
        const found = converges(at) ? value(at) : Number.NaN;
        if (!Number.isNaN(found)) values.push(found);
      }
      values.sort((a, b) => a - b);
      median[column] = quantile(values, 0.5);
      if (low !== null) low[column] = quantile(values, LOW);
      if (high !== null) high[column] = quantile(values, HIGH);
    }
    return { median, low, high };
  };
  const landingAt = (at: number) =>
    (field.steps[at] as number) >= 0 ? (field.curvature[at] as number) : Number.NaN;
  const firstAt = firstCurvature(plane);
  return {
    x,
    landing: of(landingAt),
    flattening: firstAt === null ? null : of((at) => landingAt(at) / firstAt(at)),
    peak: of((at) => (field.peakLoss[at] as number) / widthAt(at)),
    steps: of((at) => ((field.steps[at] as number) >= 0 ? (field.steps[at] as number) : Number.NaN)),
  };
}

/** κ₀ of the cells of a plane, kept: a start of random weights takes long to measure. */
const firstCurvatures = new WeakMap<Plane, (at: number) => number>();

/** κ₀ = ηλ₀ of a cell of a sweep over the learning rate; null along any other axis. */
function firstCurvature(plane: Plane): ((at: number) => number) | null {
  const { kind } = plane.x;
  if (kind !== 'c' && kind !== 'eta') return null;
  const known = firstCurvatures.get(plane);
  if (known !== undefined) return known;
  const xs = centres(plane.x, plane.columns);
  const problemIn = problemAt(plane);
  // λ₀ of a row, in which nothing varies but the rate.
  const kernels = Array.from({ length: plane.rows }, (_, row) =>
    kind === 'c' ? 1 : problemIn(0, row).start.ntk,
  );
  const of = (at: number) =>
    (xs[at % plane.columns] as number) * (kernels[Math.floor(at / plane.columns)] as number);
  firstCurvatures.set(plane, of);
  return of;
}

/** By linear interpolation between the two nearest of sorted values; NaN where there are none. */
export function quantile(sorted: readonly number[], at: number): number {
  const place = at * (sorted.length - 1);
  const below = Math.floor(place);
  const [a, b] = [sorted[below] as number, sorted[Math.min(sorted.length - 1, below + 1)] as number];
  return a + (b - a) * (place - below);
}

/** A line with gaps where there is no number. */
export function gapPath(plot: Plot, xs: Float64Array, values: Float64Array): string {
  let d = '';
  let pen = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      pen = false;
      continue;
    }
    d += `${pen ? 'L' : 'M'}${plot.x(xs[i] as number).toFixed(1)} ${plot.y(value).toFixed(1)}${pen ? '' : 'h0'}`;
    pen = true;
  }
  return d;
}

/** The area between two series, with gaps where there is no number. */
export function bandPath(plot: Plot, xs: Float64Array, low: Float64Array, high: Float64Array): string {
  let d = '';
  for (let i = 0; i < low.length; ) {
    if (Number.isNaN(low[i])) {
      i++;
      continue;
    }
    let end = i;
    while (end < low.length && !Number.isNaN(low[end])) end++;
    const point = (k: number, values: Float64Array) =>
      `${plot.x(xs[k] as number).toFixed(1)} ${plot.y(values[k] as number).toFixed(1)}`;
    let upper = '';
    let lower = '';
    for (let k = i; k < end; k++) {
      upper += `${upper === '' ? 'M' : 'L'}${point(k, high)}`;
      lower = `L${point(k, low)}${lower}`;
    }
    d += `${upper}${lower}Z`;
    i = end;
  }
  return d;
}
