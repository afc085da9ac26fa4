import { exp, log } from '../model/elementary.ts';
import { type Problem, scaled } from '../model/problem.ts';
import { problemOf, RANGES, type Range, type Setting } from '../model/setting.ts';

/** The axes of the atlas: everything that is to be known of one stands in its descriptor. */

/** What of a run an axis overrules. Two axes that overrule the same are two names of one number. */
export type Quantity = 'rate' | 'width' | 'target' | 'outputScale' | 'output' | 'ntk' | 'seed';

interface Common extends Range {
  readonly name: string;
  /** As it stands beside the axis; its first word is the symbol alone. */
  readonly symbol: string;
  /** Logarithmic: equal lengths are equal ratios. */
  readonly scale: 'linear' | 'log';
  /** What it shows before it is zoomed. */
  readonly range: readonly [number, number];
}

/** An axis along which runs differ. */
interface RunAxis extends Common {
  readonly overrules: Quantity;
  /** Whether it acts before the other axis of a plane, as weights do that a start is made of, or after it, as r₀ that needs everything else. */
  readonly acts?: 'first' | 'last';
  /** Only whole values. */
  readonly whole?: boolean;
  /** What the number may be in a run. An axis that begins at 0 has no run there: its first is that of the smallest number. */
  readonly values: Range;
  /** The place of a run on it. */
  of(setting: Setting, problem: Problem): number;
  /** The setting moved to a place on it. */
  set(setting: Setting, value: number): Setting;
}

/** The start of a setting as given numbers. */
function givenStart(setting: Setting): {
  readonly kind: 'given';
  readonly output: number;
  readonly ntk: number;
} {
  if (setting.start.kind === 'given') return setting.start;
  const { output, ntk } = problemOf(setting).problem.start;
  return { kind: 'given', output, ntk };
}

const linear = ({ min, max }: Range, range: readonly [number, number]) =>
  ({ scale: 'linear', min, max, range }) as const;

/** Linear axes of runs, as far as their number goes or from 0 on; and logarithmic ones. */
const along = (values: Range, range: readonly [number, number]) => ({ ...linear(values, range), values });
const fromZero = (values: Range, range: readonly [number, number]) => ({ ...along(values, range), min: 0 });
const logarithmic = (values: Range, range: readonly [number, number]) =>
  ({ ...along(values, range), scale: 'log' }) as const;
const RESIDUALS = { min: -1e3, max: 1e3 };

export const RUN_AXES = {
  c: {
    ...fromZero(RANGES.c, [0, 6]),
    name: 'learning rate',
    symbol: 'c = ηλ₀',
    overrules: 'rate',
    of: (_, problem) => scaled(problem).curvature,
    set: (setting, value) => ({ ...setting, rate: { kind: 'c', value } }),
  },
  eta: {
    ...fromZero(RANGES.eta, [0, 3]),
    name: 'learning rate',
    symbol: 'η',
    overrules: 'rate',
    of: (_, problem) => problem.learningRate,
    set: (setting, value) => ({ ...setting, rate: { kind: 'eta', value } }),
  },
  n: {
    ...logarithmic(RANGES.width, [1, 1e6]),
    name: 'width',
    symbol: 'n',
    overrules: 'width',
    acts: 'first',
    whole: true,
    of: (setting) => setting.width,
    set: (setting, width) => ({ ...setting, width }),
  },
  y: {
    ...along(RANGES.target, [-60, 60]),
    name: 'target',
    symbol: 'y',
    overrules: 'target',
    of: (setting) => setting.target,
    set: (setting, target) => ({ ...setting, target }),
  },
  f0: {
    ...along(RANGES.output, [-4, 4]),
    name: 'initial output',
    symbol: 'f₀',
    overrules: 'output',
    of: (_, problem) => problem.start.output,
    set: (setting, output) => ({ ...setting, start: { ...givenStart(setting), output } }),
  },
  lambda0: {
    ...fromZero(RANGES.ntk, [0, 6]),
    name: 'initial NTK',
    symbol: 'λ₀',
    overrules: 'ntk',
    of: (_, problem) => problem.start.ntk,
    set: (setting, ntk) => ({ ...setting, start: { ...givenStart(setting), ntk } }),
  },
  alpha: {
    ...logarithmic(RANGES.outputScale, [0.1, 100]),
    name: 'output scale',
    symbol: 'α',
    overrules: 'outputScale',
    of: (setting) => setting.outputScale,
    set: (setting, outputScale) => ({ ...setting, outputScale }),
  },
  r0: {
    ...along(RESIDUALS, [-2, 2]),
    name: 'scaled residual',
    symbol: 'r₀ = ηΔf₀/√n',
    overrules: 'output',
    acts: 'last',
    of: (_, problem) => scaled(problem).scaledResidual,
    set: (setting, value) => {
      const start = givenStart(setting);
      const { rate, width, target, outputScale } = setting;
      const unit = (rate.kind === 'c' ? rate.value / start.ntk : rate.value) / Math.sqrt(width);
      return { ...setting, start: { ...start, output: target / outputScale + value / unit } };
    },
  },
  /** Rows of a sweep: one a seed. */
  seed: {
    ...along(RANGES.seed, [0, 64]),
    name: 'seed',
    symbol: 'seed',
    overrules: 'seed',
    acts: 'first',
    whole: true,
    of: (setting) => setting.seed,
    set: (setting, seed) => ({ ...setting, seed, start: { kind: 'seed' } }),
  },
} as const satisfies Record<string, RunAxis>;

/** What an axis of runs varies. */
export type AxisKind = keyof typeof RUN_AXES;

/** Every axis a chart can have: those of runs, and of the bifurcation diagram |w| and r. */
export const AXES: Readonly<Record<AxisKind | 'w' | 'r', Common>> = {
  ...RUN_AXES,
  w: { ...linear({ min: 0, max: 4 }, [0.8, 2.02]), name: 'scaled target', symbol: '|w| = η|y|/√n' },
  r: { ...linear(RESIDUALS, [-2.2, 2.2]), name: 'scaled residual', symbol: 'r' },
};
export type AxisName = keyof typeof AXES;

export const runAxis = (kind: AxisKind): RunAxis => RUN_AXES[kind];

/** Whether a plane can have both: two axes of one quantity would overrule each other. */
export const areDistinct = (a: AxisKind, b: AxisKind): boolean =>
  runAxis(a).overrules !== runAxis(b).overrules;

export interface Axis {
  readonly kind: AxisKind;
  readonly from: number;
  readonly to: number;
}

/** The number of a run at `at` ∈ 0 … 1 along an axis, one that a run may have unless it is `outside`; widths and seeds are whole. */
export function axisValue({ kind, from, to }: Axis, at: number, outside = false): number {
  const { scale, values, whole } = runAxis(kind);
  const value = scale === 'log' ? from * exp(log(to / from) * at) : from + (to - from) * at;
  // Seeds count up from the first and start again at the end; widths are rounded.
  if (kind === 'seed') return Math.floor(value) % (values.max + 1);
  if (outside && whole !== true) return value;
  return Math.max(values.min, Math.min(values.max, whole === true ? Math.round(value) : value));
}

/** The numbers at the centres of `count` cells along an axis; `outside`: also those that no run has. */
export function centres(axis: Axis, count: number, outside = false): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = axisValue(axis, (i + 0.5) / count, outside);
  return values;
}

/** A setting with what the axes overrule put to a fixed value, so that moving along them asks no new question. */
export function freeOf(setting: Setting, kinds: readonly AxisKind[]): Setting {
  const frees = (quantity: Quantity) => kinds.some((kind) => runAxis(kind).overrules === quantity);
  const { start } = setting;
  return {
    rate: frees('rate') ? { kind: 'c', value: 1 } : setting.rate,
    width: frees('width') ? 1 : setting.width,
    target: frees('target') ? 0 : setting.target,
    outputScale: frees('outputScale') ? 1 : setting.outputScale,
    seed: start.kind === 'seed' ? setting.seed : 0,
    start:
      start.kind === 'seed'
        ? start
        : {
            kind: 'given',
            output: frees('output') ? 0 : start.output,
            ntk: frees('ntk') ? 1 : start.ntk,
          },
  };
}
