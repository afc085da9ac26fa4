import { ticks as evenTicks } from 'd3';

/**
 * The one sanitiser in front of every axis. d3's scales fail silently on logarithmic domains with 0 and on infinite, equal or extreme
 * ranges; a scale made here is finite and increasing whatever it is asked for.
 */

export type ScaleKind = 'linear' | 'log';

export interface Scale {
  /** Pixel of a value: always finite, at most REACH lengths of the axis outside it; the axis start for what is no number. */
  (value: number): number;
  readonly kind: ScaleKind;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** Value at a pixel, finite. */
  invert(pixel: number): number;
}

/** Magnitudes the axes can show: differences, ratios and tick steps of such numbers stay inside the doubles. */
const LARGEST = 1e290;
const SMALLEST = 1e-290;
/** Widest logarithmic axis is the whole of it; a linear one must be wider than rounding. */
const THINNEST = 1e-9;
const REACH = 4;
/** Part of a value that is no more than rounding; and of a decade. */
const EXACT = 1e-12;
const SLACK = 1e-9;

const tame = (value: number, otherwise: number) =>
  Number.isNaN(value) ? otherwise : Math.max(-LARGEST, Math.min(LARGEST, value));

/** A finite, increasing domain as near as possible to (lo, hi): swapped, widened, kept positive as the kind asks. */
export function safeDomain(kind: ScaleKind, lo: number, hi: number): [number, number] {
  let a = tame(lo, kind === 'log' ? 1 : 0);
  let b = tame(hi, 1);
  if (a > b) [a, b] = [b, a];
  if (kind === 'log') {
    b = Math.max(b, SMALLEST * 100);
    a = Math.max(a > 0 ? a : b / 1e6, SMALLEST);
    return b / a >= 1.01 ? [a, b] : [a / 2, Math.min(LARGEST, a * 2)];
  }
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (size < SMALLEST) return [0, 1];
  return b - a > THINNEST * size ? [a, b] : [a - size / 2, b + size / 2];
}

/** −∞ for what is not positive, so that it lands below the axis; NaN stays. */
const logarithm = (value: number) => (value <= 0 ? Number.NEGATIVE_INFINITY : Math.log10(value));

/** A scale from (lo, hi), repaired, onto pixels. */
export function makeScale(kind: ScaleKind, lo: number, hi: number, from: number, to: number): Scale {
  const domain = safeDomain(kind, lo, hi);
  const range = [from, to] as const;
  const log = kind === 'log';
  const start = log ? Math.log10(domain[0]) : domain[0];
  const span = (log ? Math.log10(domain[1]) : domain[1]) - start;
  const length = to - from;
  const scale = (value: number): number => {
    const at = ((log ? logarithm(value) : value) - start) / span;
    return from + (Number.isNaN(at) ? 0 : Math.max(-REACH, Math.min(1 + REACH, at))) * length;
  };
  const invert = (pixel: number): number => {
    const at = length === 0 ? 0 : (pixel - from) / length;
    const value = start + at * span;
    return tame(log ? 10 ** value : value, domain[0]);
  };
  return Object.assign(scale, { kind, domain, range, invert });
}

/** Whether two scales put every value at the same pixel. */
export const isSameScale = (a: Scale, b: Scale): boolean =>
  a.kind === b.kind &&
  a.domain[0] === b.domain[0] &&
  a.domain[1] === b.domain[1] &&
  a.range[0] === b.range[0] &&
  a.range[1] === b.range[1];

/** Steps of a steady domain: few enough that an axis rarely changes while a slider moves. */
const STEADY = [1, 1.5, 2, 3, 4, 5, 6, 8];

/** The least round number that is no less than a value ≥ 0. */
function steadyUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (STEADY.find((step) => step * power >= value * (1 - EXACT)) ?? 10);
}

/** (lo, hi) moved outwards to round values: whole decades on a logarithmic axis, 1–2–5-like steps on a linear one. */
export function steadyDomain(kind: ScaleKind, lo: number, hi: number): [number, number] {
  const [a, b] = safeDomain(kind, lo, hi);
  if (kind === 'linear') return [0 - steadyUp(Math.max(0, -a)), Math.min(LARGEST, steadyUp(Math.max(0, b)))];
  const low = 10 ** Math.floor(Math.log10(a) + SLACK);
  const high = 10 ** Math.ceil(Math.log10(b) - SLACK);
  return safeDomain('log', low, high);
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

const MOST_TICKS = 12;
const MINUS = '−';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const superscript = (exponent: number) =>
  String(exponent)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));

/** 10 with its exponent as small figures. */
export const powerOfTen = (exponent: number) => `10${superscript(exponent)}`;

/** At most 12 ticks inside the domain, increasing, labels distinct and at most 8 characters; fewer on shorter axes. */
export function ticks(scale: Scale): Tick[] {
  const pixels = Math.abs(scale.range[1] - scale.range[0]);
  const wanted = Math.max(2, Math.min(MOST_TICKS - 4, Math.floor(pixels / (scale.kind === 'log' ? 32 : 44))));
  return scale.kind === 'log' ? logTicks(scale.domain, wanted) : linearTicks(scale.domain, wanted);
}

function logTicks(domain: readonly [number, number], wanted: number): Tick[] {
  const from = Math.ceil(Math.log10(domain[0]) - SLACK);
  const to = Math.floor(Math.log10(domain[1]) + SLACK);
  if (to - from < 1) {
    const round = roundValues(domain);
    const isFew = round.length < 2 || 2 * round.length < wanted;
    return labelled(thin(isFew ? evenTicks(...domain, wanted) : round, wanted));
  }
  const every = Math.ceil((to - from) / wanted);
  const result: Tick[] = [];
  for (let exponent = Math.ceil(from / every) * every; exponent <= to; exponent += every) {
    // A domain end that should be this power may be a rounding away from it.
    const value = Math.max(domain[0], Math.min(domain[1], 10 ** exponent));
    result.push({ value, label: exponent === 0 ? '1' : exponent === 1 ? '10' : powerOfTen(exponent) });
  }
  return result;
}

/** The values of one significant digit inside a domain of less than two decades. */
function roundValues([low, high]: readonly [number, number]): number[] {
  const first = Math.floor(Math.log10(low));
  return [first, first + 1]
    .flatMap((exponent) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Number(`${digit}e${exponent}`)))
    .filter((value) => value >= low && value <= high);
}

const thin = (values: number[], most: number) =>
  values.filter((_, index) => index % Math.ceil(values.length / most) === 0);

function linearTicks(domain: readonly [number, number], wanted: number): Tick[] {
  let result: Tick[] = [];
  // One number alone tells no scale: a short axis asks for more until there are two.
  for (let count = wanted; result.length < 2 && count <= wanted + 4; count++)
    result = labelled(thin(evenTicks(...domain, count), MOST_TICKS));
  return result;
}

/** Longest tick label, characters. */
const LONGEST = 8;

/** Ticks with their labels; those whose label would be too long or would not say the value exactly are dropped. */
function labelled(values: number[]): Tick[] {
  const result: Tick[] = [];
  for (const value of values) {
    const said = Number(value.toPrecision(isPlain(value) ? 6 : 3));
    const exact = Math.abs(said - value) <= EXACT * Math.abs(value);
    const label = tickLabel(value);
    if (exact && label.length <= LONGEST) result.push({ value, label });
  }
  return result;
}

const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });
/** Whether a tick is written out rather than as a power of ten. */
const isPlain = (value: number) => Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5;

function tickLabel(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (isPlain(value)) return `${sign}${plain.format(size)}`;
  const [significand, exponent] = size.toExponential(2).split('e') as [string, string];
  const short = String(Number(significand));
  return `${sign}${short === '1' ? '' : `${short}·`}${powerOfTen(Number(exponent))}`;
}

/** A number for a readout: `digits` significant digits, a power of ten where that is shorter, never NaN or Infinity. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (!Number.isFinite(value)) return `beyond ${sign}10³⁰⁸`;
  const rounded = Number(size.toPrecision(digits));
  if (rounded >= 1e-3 && size < 1e7) {
    // Whole numbers of this size are counts (widths, steps): all their digits matter.
    const text = String(Number.isInteger(size) ? size : rounded);
    const [whole, fraction] = text.split('.') as [string, string | undefined];
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
    return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
  }
  const [significand, exponent] = size.toExponential(digits - 1).split('e') as [string, string];
  return `${sign}${Number(significand)}×${powerOfTen(Number(exponent))}`;
}
