import { MAX_STEPS, MAX_WIDTH } from '../core/model/problem.ts';
import { MAX_SEED } from '../core/model/weights.ts';
import type { Setting } from '../core/model/setting.ts';
import { type Atlas, DEFAULT_ATLAS, safeAtlas } from './atlas.ts';

/** The inputs of the product: everything a link holds. Outputs are derived, never stored. */

export const VIEWS = ['lab', 'atlas'] as const;
export type View = (typeof VIEWS)[number];
export const LAB_VIEWS = ['loss', 'ntk', 'valley', 'portrait', 'neurons'] as const;
export type LabView = (typeof LAB_VIEWS)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The inputs of one run but for its length: what pinning keeps. */
export type Pin = Setting;

export interface Inputs extends Pin {
  readonly view: View;
  readonly steps: number;
  /** The step shown, 0 … steps. */
  readonly step: number;
  /** Comparison curves: linearised model, gradient flow, the slides' form. */
  readonly ghost: boolean;
  readonly flow: boolean;
  readonly slides: boolean;
  /** The view that fills the window. */
  readonly enlarged: LabView | null;
  readonly theme: Theme;
  /** Runs kept for comparison, numbers to PIN_DIGITS significant digits. */
  readonly pins: readonly Pin[];
  readonly atlas: Atlas;
}

export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

const real = (min: number, max: number): Limit => ({ min, max, integer: false });
const whole = (min: number, max: number): Limit => ({ min, max, integer: true });

/** The range of every number, in a link, a field and the store alike. */
export const LIMITS = {
  c: real(1e-6, 1e6),
  eta: real(1e-6, 1e6),
  width: whole(1, MAX_WIDTH),
  target: real(-1e6, 1e6),
  f0: real(-1e6, 1e6),
  lambda0: real(1e-6, 1e6),
  outputScale: real(1e-6, 1e6),
  steps: whole(1, MAX_STEPS),
  step: whole(0, MAX_STEPS),
  seed: whole(0, MAX_SEED),
} as const satisfies Record<string, Limit>;

export const MOST_PINS = 5;
const PIN_DIGITS = 7;

/** The opening state: a catapult. */
export const DEFAULTS: Inputs = {
  view: 'lab',
  rate: { kind: 'c', value: 2.6 },
  width: 1000,
  target: 0,
  seed: 1,
  start: { kind: 'given', output: 1, ntk: 2 },
  outputScale: 1,
  steps: 60,
  step: 0,
  ghost: false,
  flow: false,
  slides: false,
  enlarged: null,
  theme: 'auto',
  pins: [],
  atlas: DEFAULT_ATLAS,
};

/** The start a link without one means. */
export const DEFAULT_START = { output: 1, ntk: 2 };

export function within(value: number, limit: Limit): boolean {
  return value >= limit.min && value <= limit.max && (!limit.integer || Number.isInteger(value));
}

/** The nearest value inside the limit; `fallback` for what is not a number at all. */
export function clamp(value: number, limit: Limit, fallback: number): number {
  if (Number.isNaN(value)) return fallback;
  const inside = Math.max(limit.min, Math.min(limit.max, value));
  return limit.integer ? Math.round(inside) : inside;
}

/** Below this a pinned number is 0: the packed form has no smaller exponent, and no view could tell. */
const SMALLEST = 1e-14;

const shorten = (value: number) => (Math.abs(value) < SMALLEST ? 0 : Number(value.toPrecision(PIN_DIGITS)));

/** A run as it is pinned: every number to seven significant digits, so that five pins fit a link. */
export function roundPin({ rate, width, target, seed, start, outputScale }: Pin): Pin {
  return {
    rate: { kind: rate.kind, value: shorten(rate.value) },
    width,
    target: shorten(target),
    seed: start.kind === 'seed' ? seed : DEFAULTS.seed,
    start:
      start.kind === 'seed'
        ? start
        : { kind: 'given', output: shorten(start.output), ntk: shorten(start.ntk) },
    outputScale: shorten(outputScale),
  };
}

const number = (value: number, limit: Limit, fallback: number) =>
  within(value, limit) ? value : clamp(value, limit, fallback);

function safePin(pin: Pin, fallback: Pin): Pin {
  const { rate, start } = pin;
  return {
    rate: { kind: rate.kind, value: number(rate.value, LIMITS[rate.kind], 1) },
    width: number(pin.width, LIMITS.width, fallback.width),
    target: number(pin.target, LIMITS.target, fallback.target),
    seed: number(pin.seed, LIMITS.seed, fallback.seed),
    start:
      start.kind === 'seed'
        ? start
        : {
            kind: 'given',
            output: number(start.output, LIMITS.f0, DEFAULT_START.output),
            ntk: number(start.ntk, LIMITS.lambda0, DEFAULT_START.ntk),
          },
    outputScale: number(pin.outputScale, LIMITS.outputScale, fallback.outputScale),
  };
}

/** Inputs with every number inside its limit: what a control may have overshot is brought back, what is no number stays as it was. */
export function safeInputs(inputs: Inputs, before: Inputs): Inputs {
  const steps = number(inputs.steps, LIMITS.steps, before.steps);
  return {
    ...inputs,
    ...safePin(inputs, before),
    steps,
    step: Math.min(steps, number(inputs.step, LIMITS.step, before.step)),
    pins: inputs.pins.slice(0, MOST_PINS),
    atlas: safeAtlas(inputs.atlas, before.atlas),
  };
}
