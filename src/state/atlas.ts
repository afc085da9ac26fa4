import { isLogarithmic } from '../core/many/axis.ts';
import { MAX_WIDTH } from '../core/model/problem.ts';

/** The inputs of the atlas: which chart, over which axes, of what. */

export const CHARTS = ['map', 'rate', 'width', 'bifurcation'] as const;
/** map: fates over two axes; rate, width: landings along one; bifurcation: the attractor along |w|. */
export type Chart = (typeof CHARTS)[number];

export const COLOURS = ['fate', 'landing', 'peak', 'steps', 'lyapunov'] as const;
export type Colour = (typeof COLOURS)[number];

/** What an axis may show: c = ηλ₀, η, n, y, f₀, λ₀, α, r₀; and of the bifurcation diagram w and r. */
export const AXES = ['c', 'eta', 'n', 'y', 'f0', 'lambda0', 'alpha', 'r0', 'w', 'r'] as const;
export type AxisName = (typeof AXES)[number];

export interface AtlasAxis {
  readonly kind: AxisName;
  readonly from: number;
  readonly to: number;
}

export interface Atlas {
  readonly chart: Chart;
  readonly x: AtlasAxis;
  readonly y: AtlasAxis;
  readonly colour: Colour;
  /** Seeds averaged over, or drawn as a band; they count only where the start is a seed's. */
  readonly seeds: number;
  /** Cells along each side of a map, or points along a sweep. */
  readonly cells: number;
  /** μ of ℓ₂ weight decay, to MU_DIGITS significant digits. */
  readonly decay: number;
}

/** How far each axis reaches. */
export const AXIS_LIMITS: Readonly<Record<AxisName, { readonly min: number; readonly max: number }>> = {
  c: { min: 0, max: 1e6 },
  eta: { min: 0, max: 1e6 },
  n: { min: 1, max: MAX_WIDTH },
  y: { min: -1e6, max: 1e6 },
  f0: { min: -1e6, max: 1e6 },
  lambda0: { min: 0, max: 1e6 },
  alpha: { min: 1e-6, max: 1e6 },
  r0: { min: -1e3, max: 1e3 },
  w: { min: 0, max: 4 },
  r: { min: -1e3, max: 1e3 },
};

/** What an axis shows before it is zoomed. */
const AXIS_RANGES: Readonly<Record<AxisName, readonly [number, number]>> = {
  c: [0, 6],
  eta: [0, 3],
  n: [1, 1e6],
  y: [-60, 60],
  f0: [-4, 4],
  lambda0: [0, 6],
  alpha: [0.1, 100],
  r0: [-2, 2],
  w: [0.8, 2.02],
  r: [-2.2, 2.2],
};

export const CELLS = [256, 512, 1024, 2048] as const;
export const SEEDS = { min: 1, max: 64, integer: true } as const;
export const DECAY = { min: 0, max: 1, integer: false } as const;
const MU_DIGITS = 4;

/** The axes a chart can have. */
export const AXES_OF: Readonly<
  Record<Chart, { readonly x: readonly AxisName[]; readonly y: readonly AxisName[] }>
> = {
  map: {
    x: ['c', 'eta', 'n', 'y', 'f0', 'lambda0', 'alpha', 'r0'],
    y: ['c', 'eta', 'n', 'y', 'f0', 'lambda0', 'alpha', 'r0'],
  },
  rate: { x: ['c', 'eta'], y: ['r'] },
  width: { x: ['n'], y: ['r'] },
  bifurcation: { x: ['w', 'eta'], y: ['r'] },
};

/** Axes that are two names of one number, so that a map cannot have both. */
const SAME: readonly (readonly AxisName[])[] = [
  ['c', 'eta'],
  ['f0', 'r0'],
];

/** Whether a map can have both axes. */
export const areDistinct = (a: AxisName, b: AxisName): boolean =>
  a !== b && !SAME.some((names) => names.includes(a) && names.includes(b));

/** Ranges that a chart has of its own: the sweeps end where nothing trains, and start where widths begin to be wide. */
const CHART_RANGES: Partial<Record<Chart, Partial<Record<AxisName, readonly [number, number]>>>> = {
  rate: { c: [0, 4.2], eta: [0, 2.1] },
  width: { n: [10, 1e6] },
};

/** An axis over its whole ordinary range in a chart. */
export function wholeAxis(chart: Chart, kind: AxisName): AtlasAxis {
  const [from, to] = CHART_RANGES[chart]?.[kind] ?? AXIS_RANGES[kind];
  return { kind, from, to };
}

export const DEFAULT_ATLAS: Atlas = {
  chart: 'map',
  x: wholeAxis('map', 'c'),
  y: wholeAxis('map', 'y'),
  colour: 'fate',
  seeds: 1,
  cells: 512,
  decay: 0,
};

/** A chart with the axes it opens on. */
export function openChart(chart: Chart): Pick<Atlas, 'chart' | 'x' | 'y'> {
  if (chart === 'map') return { chart, x: DEFAULT_ATLAS.x, y: DEFAULT_ATLAS.y };
  return { chart, x: wholeAxis(chart, AXES_OF[chart].x[0] ?? 'c'), y: wholeAxis(chart, 'r') };
}

/** Least length of an axis, in units in the last place of its larger end: below that neighbouring cells would be the same double. */
const FEWEST_ULPS = 2 ** 12;

/** Least ratio of the ends of a logarithmic axis. */
const LEAST_RATIO = 1.02;

/** Shortest an axis may be. */
export function shortestSpan({ kind, from, to }: AtlasAxis): number {
  if (isLogarithmic(kind)) return from * (LEAST_RATIO - 1);
  return Math.max(1e-12, Math.max(Math.abs(from), Math.abs(to)) * FEWEST_ULPS * Number.EPSILON);
}

/** Whether an axis is one a chart can draw: finite, increasing, inside its limits, no shorter than doubles can tell apart. */
export function isSound({ kind, from, to }: AtlasAxis): boolean {
  const { min, max } = AXIS_LIMITS[kind];
  return from >= min && to <= max && to - from >= shortestSpan({ kind, from, to }) * (1 - 1e-9);
}

/** The nearest sound axis: ends in order and inside the limits; the whole range where nothing else is left. */
export function safeAxis(chart: Chart, axis: AtlasAxis): AtlasAxis {
  const { kind } = axis;
  if (isSound(axis)) return axis;
  if (Number.isNaN(axis.from) || Number.isNaN(axis.to)) return wholeAxis(chart, kind);
  const { min, max } = AXIS_LIMITS[kind];
  const inside = (value: number) => Math.max(min, Math.min(max, value));
  const from = inside(Math.min(axis.from, axis.to));
  const to = inside(Math.max(axis.from, axis.to));
  const repaired = { kind, from, to };
  return isSound(repaired) ? repaired : wholeAxis(chart, kind);
}

/** μ as a link holds it. */
export const roundDecay = (decay: number): number =>
  decay < 1e-9 ? 0 : Number(decay.toPrecision(MU_DIGITS));

/** An atlas with everything inside its limits; what cannot be mended stays as it was. */
export function safeAtlas(atlas: Atlas, before: Atlas): Atlas {
  const x = safeAxis(atlas.chart, atlas.x);
  const y = safeAxis(atlas.chart, atlas.y);
  const fits =
    AXES_OF[atlas.chart].x.includes(x.kind) &&
    AXES_OF[atlas.chart].y.includes(y.kind) &&
    (atlas.chart !== 'map' || areDistinct(x.kind, y.kind));
  const { min, max } = DECAY;
  return {
    ...atlas,
    x: fits ? x : before.x,
    y: fits ? y : before.y,
    chart: fits ? atlas.chart : before.chart,
    seeds: Math.round(Math.max(SEEDS.min, Math.min(SEEDS.max, atlas.seeds))) || before.seeds,
    decay: Number.isNaN(atlas.decay) ? before.decay : roundDecay(Math.max(min, Math.min(max, atlas.decay))),
  };
}
