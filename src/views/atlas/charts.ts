import { AXES, type AxisKind, type AxisName, areDistinct, RUN_AXES } from '../../core/many/axis.ts';

/** The charts of the atlas, and the axes each can have. */

/** An axis of a chart: what it shows, and from where to where. */
export interface ChartAxis {
  readonly kind: AxisName;
  readonly from: number;
  readonly to: number;
}

interface ChartKind {
  readonly label: string;
  /** Title of a saved picture. */
  readonly title: string;
  readonly x: readonly AxisName[];
  readonly y: readonly AxisName[];
  /** What stands up where it is several numbers and no axis to choose. */
  readonly up?: string;
  /** Whether the vertical axis zooms with the horizontal one. */
  readonly zoomsUp: boolean;
  /** Ranges of its own. */
  readonly ranges?: Partial<Record<AxisName, readonly [number, number]>>;
}

/** Every axis along which runs differ, but the seed's. */
const RUNS = (Object.keys(RUN_AXES) as AxisKind[]).filter((kind) => kind !== 'seed');

export const CHARTS = {
  /** Fates over two axes. */
  map: { label: 'Phase map', title: 'phase map', x: RUNS, y: RUNS, zoomsUp: true },
  /** Landings along one: the sweep ends where nothing trains. */
  rate: {
    label: 'Rate sweep',
    title: 'learning-rate sweep',
    x: ['c', 'eta'],
    y: ['r'],
    up: 'κ∞, loss, steps',
    zoomsUp: false,
    ranges: { c: [0, 4.2], eta: [0, 2.1] },
  },
  /** From where widths begin to be wide. */
  width: {
    label: 'Width sweep',
    title: 'width sweep',
    x: ['n'],
    y: ['r'],
    up: 'κ∞, loss, steps',
    zoomsUp: false,
    ranges: { n: [10, 1e6] },
  },
  /** The attractor along |w|. */
  bifurcation: {
    label: 'Bifurcation',
    title: 'bifurcation diagram',
    x: ['w', 'eta'],
    y: ['r'],
    zoomsUp: true,
  },
} as const satisfies Record<string, ChartKind>;

export type Chart = keyof typeof CHARTS;
export const CHART_NAMES = Object.keys(CHARTS) as readonly Chart[];

export const chartOf = (chart: Chart): ChartKind => CHARTS[chart];

/** Whether a chart can have both axes. */
export const canHave = (chart: Chart, x: AxisName, y: AxisName): boolean => {
  const kinds = chartOf(chart);
  return (
    kinds.x.includes(x) &&
    kinds.y.includes(y) &&
    (chart !== 'map' || areDistinct(x as AxisKind, y as AxisKind))
  );
};

/** The first axis a chart can have beside another. */
export const axisBeside = (chart: Chart, x: AxisName): AxisName =>
  chartOf(chart).y.find((kind) => canHave(chart, x, kind)) ?? 'r';

/** An axis over its whole ordinary range in a chart. */
export function wholeAxis(chart: Chart, kind: AxisName): ChartAxis {
  const [from, to] = chartOf(chart).ranges?.[kind] ?? AXES[kind].range;
  return { kind, from, to };
}

/** The axes a chart opens on: the first it can have; of a map c and y. */
export function openingAxes(chart: Chart): { readonly x: ChartAxis; readonly y: ChartAxis } {
  const x = chartOf(chart).x[0] ?? 'c';
  return { x: wholeAxis(chart, x), y: wholeAxis(chart, chart === 'map' ? 'y' : axisBeside(chart, x)) };
}

/** Least length of an axis, in units in the last place of its larger end: below that neighbouring cells would be the same double. */
const FEWEST_ULPS = 2 ** 12;
/** Least ratio of the ends of a logarithmic axis. */
const LEAST_RATIO = 1.02;

/** Shortest an axis may be. */
export function shortestSpan({ kind, from, to }: ChartAxis): number {
  if (AXES[kind].scale === 'log') return from * (LEAST_RATIO - 1);
  return Math.max(1e-12, Math.max(Math.abs(from), Math.abs(to)) * FEWEST_ULPS * Number.EPSILON);
}

/** Whether an axis is one a chart can draw: finite, increasing, inside its limits, no shorter than doubles can tell apart. */
export function isSound({ kind, from, to }: ChartAxis): boolean {
  const { min, max } = AXES[kind];
  return from >= min && to <= max && to - from >= shortestSpan({ kind, from, to }) * (1 - 1e-9);
}

/** The nearest sound axis: ends in order and inside the limits; the whole range where nothing else is left. */
export function soundAxis(chart: Chart, axis: ChartAxis): ChartAxis {
  const { kind } = axis;
  if (isSound(axis)) return axis;
  const { min, max } = AXES[kind];
  const inside = (value: number) => Math.max(min, Math.min(max, value));
  const repaired = {
    kind,
    from: inside(Math.min(axis.from, axis.to)),
    to: inside(Math.max(axis.from, axis.to)),
  };
  return isSound(repaired) ? repaired : wholeAxis(chart, kind);
}
