import { type Part, WHOLE } from '../../charts/HeatMap.tsx';
import type { AxisSpec } from '../../charts/plot.ts';
import { formatNumber, powerOfTen } from '../../charts/scales.ts';
import { AXES, type Axis, type AxisName, centres } from '../../core/many/axis.ts';
import type { Plane } from '../../core/many/plane.ts';
import { type ChartAxis, shortestSpan } from './charts.ts';

/** How axes are moved, zoomed and written. */

/** The symbol alone, for a readout. */
export const shortSymbol = (kind: AxisName | 'seed'): string => AXES[kind].symbol.split(' ', 1)[0] ?? kind;

const isLogarithmic = (kind: AxisName) => AXES[kind].scale === 'log';

/** Digits below its span to which an end of an axis is rounded: invisible, and short in a link. */
const SPARE_DIGITS = 5;
const MOST_DIGITS = 17;

function rounded(axis: ChartAxis): ChartAxis {
  const span = axis.to - axis.from;
  const round = (value: number) => {
    if (value === 0 || !(span > 0)) return value;
    const digits = Math.ceil(Math.log10(Math.abs(value) / span)) + SPARE_DIGITS;
    return Number(value.toPrecision(Math.max(SPARE_DIGITS, Math.min(MOST_DIGITS, digits))));
  };
  return { kind: axis.kind, from: round(axis.from), to: round(axis.to) };
}

/** Axis ends as positions on an even scale, and back. */
const even = ({ kind }: ChartAxis) =>
  isLogarithmic(kind) ? { to: Math.log, from: Math.exp } : { to: (v: number) => v, from: (v: number) => v };

/** Room that rounding the ends of a shortest axis may take, and the share of a length that is no zoom. */
const ROUNDED = 1.02;
const NOTHING = 0.98;

/** The axis with lengths grown by `factor` about the point at fraction `at`; the same axis where it can go no further. */
export function zoomed(axis: ChartAxis, factor: number, at: number): ChartAxis {
  const scale = even(axis);
  const [a, b] = [scale.to(axis.from), scale.to(axis.to)];
  const span = b - a;
  const least = isLogarithmic(axis.kind) ? Math.log1p(shortestSpan(axis) / axis.from) : shortestSpan(axis);
  const next = Math.max(span / factor, least * ROUNDED);
  if (factor > 1 && least * ROUNDED > span * NOTHING) return axis;
  const from = a + (span - next) * at;
  return moved(axis, { kind: axis.kind, from: scale.from(from), to: scale.from(from + next) });
}

/** The axis moved by a fraction of its length. */
export function panned(axis: ChartAxis, by: number): ChartAxis {
  const scale = even(axis);
  const [a, b] = [scale.to(axis.from), scale.to(axis.to)];
  const { min, max } = AXES[axis.kind];
  const shift = Math.max(scale.to(min) - a, Math.min(scale.to(max) - b, by * (b - a)));
  return moved(axis, { kind: axis.kind, from: scale.from(a + shift), to: scale.from(b + shift) });
}

/** The next axis, rounded and inside its limits; the same one where nothing changes, so that nothing is asked anew. */
function moved(axis: ChartAxis, next: ChartAxis): ChartAxis {
  const found = inLimits(rounded(next));
  return found === null || (found.from === axis.from && found.to === axis.to) ? axis : found;
}

/** Ends brought inside the limits; null where the axis would be too short. */
function inLimits(axis: ChartAxis): ChartAxis | null {
  const { min, max } = AXES[axis.kind];
  const inside = { kind: axis.kind, from: Math.max(min, axis.from), to: Math.min(max, axis.to) };
  return inside.to - inside.from >= shortestSpan(inside) ? inside : null;
}

/** Whether an axis cannot be zoomed further. */
export const isDeepest = (axis: ChartAxis): boolean => zoomed(axis, 2, 0.5) === axis;

/** The width of each cell of a plane, by its entry in row order. */
export function widthsOf({ setting, x, y, columns, rows }: Plane): (at: number) => number {
  const along = x.kind === 'n' ? centres(x, columns) : y.kind === 'n' ? centres(y, rows) : null;
  if (along === null) return () => setting.width;
  return x.kind === 'n'
    ? (at) => along[at % columns] as number
    : (at) => along[Math.floor(at / columns)] as number;
}

/** The values at the middle of `count` equal parts of a linear axis. */
export const middles = ({ from, to }: ChartAxis, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.5)) / count);

/** How an axis is drawn: from an origin, in a unit, which are taken out of the numbers where they would all look alike. */
export interface ShownAxis extends AxisSpec {
  readonly title: string;
  /** Place of a value in the domain. */
  at(value: number): number;
}

/** Ratio of span to size below which ticks count from an origin. */
const CLOSE = 1e-3;

export function shownAxis(axis: ChartAxis): ShownAxis {
  const { kind, from, to } = axis;
  const { symbol } = AXES[kind];
  const plain = { domain: [from, to] as const, title: symbol, at: (value: number) => value };
  if (isLogarithmic(kind)) return { kind: 'log', ...plain };
  const span = to - from;
  const middle = from + span / 2;
  if (span >= CLOSE * Math.max(Math.abs(from), Math.abs(to))) return { kind: 'linear', ...plain };
  const digits = Math.min(MOST_DIGITS, Math.ceil(Math.log10(Math.abs(middle) / span)));
  const origin = Number(middle.toPrecision(digits));
  const power = Math.floor(Math.log10(span));
  const unit = 10 ** power;
  const at = (value: number) => (value - origin) / unit;
  const sign = origin < 0 ? '+' : '−';
  return {
    kind: 'linear',
    domain: [at(from), at(to)],
    title: `(${shortSymbol(kind)} ${sign} ${Math.abs(origin)}) / ${powerOfTen(power)}`,
    at,
  };
}

/** A value of an axis with the digits that tell its cell from the next, at least six. */
export function writeValue(
  value: number,
  { from, to }: { readonly from: number; readonly to: number },
  cells: number,
) {
  const step = (to - from) / cells;
  const digits = !(step > 0) ? LEAST_DIGITS : Math.ceil(Math.log10(Math.abs(value) / step)) + 1;
  return formatNumber(value, Math.max(LEAST_DIGITS, Math.min(MOST_DIGITS, digits)));
}

const LEAST_DIGITS = 6;

/** As the core's axis; the bifurcation's own axes have none. */
export const coreAxis = ({ kind, from, to }: ChartAxis): Axis => {
  if (kind === 'w' || kind === 'r') throw new RangeError(`axis must be one of a plane of runs, got ${kind}`);
  return { kind, from, to };
};

/** Where a range lies in an axis, as fractions of it. */
function placeIn(inner: { readonly from: number; readonly to: number }, outer: ChartAxis) {
  const scale = even(outer).to;
  const [a, b] = [scale(outer.from), scale(outer.to)];
  return { from: (scale(inner.from) - a) / (b - a), to: (scale(inner.to) - a) / (b - a) };
}

/** Where a picture over the axes (x, y) lies in the area whose axes are now `shown`; all of it when they are of other kinds. */
export function partOf(
  { x, y }: { readonly x: Axis | ChartAxis; readonly y: Axis | ChartAxis },
  shown: { readonly x: ChartAxis; readonly y: ChartAxis },
): Part {
  if (x.kind !== shown.x.kind || y.kind !== shown.y.kind) return WHOLE;
  const across = placeIn(x, shown.x);
  const up = placeIn(y, shown.y);
  return { left: across.from, width: across.to - across.from, top: 1 - up.to, height: up.to - up.from };
}
