/** The arithmetic of a slider: positions on its track, key steps. Pure. */

/** How a track turns positions into values. */
export interface Scaling {
  /** Values at the two ends, min < max; both positive on a logarithmic scaling. */
  readonly min: number;
  readonly max: number;
  readonly scale?: 'linear' | 'log' | undefined;
  /** Values are multiples of it (linear tracks). By default a power of ten that leaves about a thousand values. */
  readonly step?: number | undefined;
  readonly integer?: boolean | undefined;
}

/** Positions of the thumb: 0 … POSITIONS. */
export const POSITIONS = 1000;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Where a value lies on the track, 0 … 1; values outside lie at the end they are beyond, what is no number at the start. */
export function fractionOf(scaling: Scaling, value: number): number {
  const { min, max } = scaling;
  if (Number.isNaN(value) || !(max > min)) return 0;
  const inside = clamp(value, min, max);
  return scaling.scale === 'log'
    ? Math.log(inside / min) / Math.log(max / min)
    : (inside - min) / (max - min);
}

/** Thumb position of a value, a whole number 0 … 1000. */
export function toPosition(scaling: Scaling, value: number): number {
  return Math.round(fractionOf(scaling, value) * POSITIONS);
}

/** Value at a thumb position, rounded to the track's values; the ends are exact. */
export function fromPosition(scaling: Scaling, position: number): number {
  return atFraction(scaling, position / POSITIONS);
}

function atFraction(scaling: Scaling, fraction: number): number {
  const { min, max } = scaling;
  if (!(fraction > 0)) return min;
  if (fraction >= 1) return max;
  return roundTo(
    scaling,
    scaling.scale === 'log' ? min * (max / min) ** fraction : min + fraction * (max - min),
  );
}

/** The nearest value the track offers: a multiple of the step, a whole number, or one of few digits; never outside the ends. */
function roundTo(scaling: Scaling, value: number): number {
  const { min, max, integer } = scaling;
  let rounded: number;
  if (scaling.scale === 'log') {
    // Neighbouring positions differ by more than 1 % on a track of five decades or more: three digits tell them apart.
    const digits = max / min > 1e5 ? 3 : 4;
    rounded = Number((integer ? Math.round(value) : value).toPrecision(digits));
  } else {
    const unit = quantum(scaling);
    // Twelve digits wipe out what the multiplication adds: 3 × 0.1 is 0.3.
    rounded = Number((Math.round(value / unit) * unit).toPrecision(12));
  }
  return clamp(rounded, min, max);
}

/** Distance between neighbouring values of a linear scaling. */
function quantum({ min, max, step, integer }: Scaling): number {
  if (step !== undefined) return step;
  if (integer) return 1;
  return 10 ** Math.floor(Math.log10((max - min) / POSITIONS));
}

const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1 / 20,
  ArrowUp: 1 / 20,
  ArrowLeft: -1 / 20,
  ArrowDown: -1 / 20,
  PageUp: 1 / 5,
  PageDown: -1 / 5,
};
/** How far keys move a value, in its own units. */
export interface KeySteps {
  readonly arrow: number;
  /** With Shift. */
  readonly fine: number;
  readonly page: number;
}

/** With Shift an arrow moves 1/200 of the range. */
const FINE = 0.1;

/**
 * Value after a key: arrows move a twentieth of the track (with Shift a two-hundredth), Page keys a fifth, Home and End to the ends;
 * always at least to the next value; or by `steps`, from the value as it is. Null for any other key. A value beyond an end comes back from that end and never moves further out.
 */
export function keyStep(
  scaling: Scaling,
  value: number,
  key: string,
  shift: boolean,
  steps?: KeySteps,
): number | null {
  if (key === 'Home') return scaling.min;
  if (key === 'End') return scaling.max;
  const part = KEYS[key];
  if (part === undefined) return null;
  const direction = Math.sign(part);
  const end = part > 0 ? scaling.max : scaling.min;
  if (direction * (value - end) >= 0) return value;
  if (steps !== undefined) {
    const size = key.startsWith('Page') ? steps.page : shift ? steps.fine : steps.arrow;
    return clamp(Number((value + direction * size).toPrecision(12)), scaling.min, scaling.max);
  }
  const fraction = fractionOf(scaling, value) + part * (shift && key.startsWith('Arrow') ? FINE : 1);
  const next = atFraction(scaling, fraction);
  return direction * (next - value) > 0 ? next : nextValue(scaling, value, direction);
}

/** The neighbouring value of a track whose values are wider apart than the key's step. */
function nextValue(scaling: Scaling, value: number, direction: number): number {
  if (scaling.scale !== 'log') return roundTo(scaling, value + direction * quantum(scaling));
  if (scaling.integer) return clamp(Math.round(value) + direction, scaling.min, scaling.max);
  return roundTo(scaling, value * (1 + direction * 0.01));
}
