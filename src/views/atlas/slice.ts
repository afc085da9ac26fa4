import { AXES, type AxisName } from '../../core/many/axis.ts';
import { choice, type RealField, real, whole } from '../../state/fields.ts';
import { viewSlice } from '../../state/inputs.ts';
import { decimal } from '../../state/query.ts';
import { type Reader, simpleSlice, type Written, written } from '../../state/slice.ts';
import {
  axisBeside,
  CHART_NAMES,
  type Chart,
  type ChartAxis,
  canHave,
  chartOf,
  isSound,
  openingAxes,
  soundAxis,
  wholeAxis,
} from './charts.ts';

/** What the atlas keeps: which chart, over which axes, of what. */

export const COLOURS = ['fate', 'landing', 'peak', 'steps', 'lyapunov'] as const;
export type Colour = (typeof COLOURS)[number];

/** Cells along each side of a map; half the points of a sweep. */
export const CELLS = [256, 512, 1024, 2048] as const;

export interface AtlasInputs {
  readonly chart: Chart;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly colour: Colour;
  /** Seeds averaged over, or drawn as a band; they count only where the start is a seed's. */
  readonly seeds: number;
  readonly cells: (typeof CELLS)[number];
  /** μ of ℓ₂ weight decay. */
  readonly decay: number;
}

const NAMES = Object.keys(AXES).filter((kind) => kind !== 'seed') as AxisName[];
const END = Math.max(...NAMES.map((kind) => AXES[kind].max));
const ENDS = { min: -END, max: END };

/** What some chart has on a side. */
const along = (side: 'x' | 'y') =>
  NAMES.filter((kind) => CHART_NAMES.some((chart) => chartOf(chart)[side].includes(kind)));

const CHART = choice(CHART_NAMES, 'map', 'chart: fates over two axes, a sweep over one, or attractors');
/** Which of them, and the default, depends on the chart; how far the ends may reach, on the axis. */
const AXIS_FIELDS = {
  ax: choice(along('x'), 'c', 'horizontal axis; that of the chart by default'),
  ax0: real(ENDS, 0, 'its lower end; the whole range by default'),
  ax1: real(ENDS, 0, 'its upper end; likewise by default'),
  ay: choice(along('y'), 'y', 'vertical axis; that of the chart by default'),
  ay0: real(ENDS, 0, 'its lower end; the whole range by default'),
  ay1: real(ENDS, 0, 'its upper end; likewise by default'),
} as const;

export const SEEDS = whole(
  { min: 1, max: 64 },
  1,
  'seeds averaged over or drawn as a band, from seed on, with a start of random weights',
);
export const DECAY: RealField = { ...real({ min: 0, max: 1 }, 0, 'weight decay μ'), digits: 4 };

const rest = simpleSlice('atlas', {
  colour: ['colour', choice(COLOURS, 'fate', 'what the map is coloured by')],
  seeds: ['seeds', SEEDS],
  cells: ['cells', choice(CELLS, 512, 'cells along a side of the map; half the points of a sweep')],
  decay: ['mu', DECAY],
});

export const atlasSlice = viewSlice<AtlasInputs>({
  name: 'atlas',
  fields: { chart: CHART, ...AXIS_FIELDS, ...rest.fields },
  single: rest.single,
  initial: { chart: 'map', ...openingAxes('map'), ...rest.initial },
  read(keys) {
    const chart = keys.value('chart', CHART);
    const opening = openingAxes(chart);
    const { x: across, y: up } = chartOf(chart);
    const x = keys.value('ax', { ...AXIS_FIELDS.ax, options: across, fallback: opening.x.kind });
    let y = keys.value('ay', { ...AXIS_FIELDS.ay, options: up, fallback: opening.y.kind });
    if (!canHave(chart, x, y)) {
      const other = axisBeside(chart, x);
      keys.repair('ay', keys.text('ay') ?? y, other, `an axis other than ${x}`);
      y = other;
    }
    return {
      chart,
      x: axisFrom(keys, chart, 'ax', x),
      y: axisFrom(keys, chart, 'ay', y),
      ...rest.read(keys),
    };
  },
  write({ chart, x, y, ...others }) {
    const opening = openingAxes(chart);
    return [
      ...written('chart', CHART, chart),
      ...axisKeys(chart, 'ax', x, opening.x),
      ...axisKeys(chart, 'ay', y, opening.y),
      ...rest.write(others),
    ];
  },
  sound({ chart, x, y, ...others }, before) {
    const fits = canHave(chart, x.kind, y.kind);
    return {
      ...(fits
        ? { chart, x: soundAxis(chart, x), y: soundAxis(chart, y) }
        : { chart: before.chart, x: before.x, y: before.y }),
      ...rest.sound(others, before),
    };
  },
});

type Side = 'ax' | 'ay';

/** An axis by its ends, repaired as a whole where they do not go together. */
function axisFrom(keys: Reader, chart: Chart, side: Side, kind: AxisName): ChartAxis {
  const whole = wholeAxis(chart, kind);
  const { min, max } = AXES[kind];
  const end = (key: `${Side}0` | `${Side}1`, fallback: number) =>
    keys.value(key, { ...AXIS_FIELDS[key], min, max, fallback });
  const axis = { kind, from: end(`${side}0`, whole.from), to: end(`${side}1`, whole.to) };
  if (isSound(axis)) return axis;
  const sound = soundAxis(chart, axis);
  keys.repair(
    `${side}0, ${side}1`,
    `${keys.text(`${side}0`) ?? axis.from} to ${keys.text(`${side}1`) ?? axis.to}`,
    `${decimal(sound.from)} to ${decimal(sound.to)}`,
    'a lower end below an upper one, no nearer than doubles can tell apart',
  );
  return sound;
}

/** An axis is written by what differs from its whole range, and from the axis the chart opens on. */
function axisKeys(chart: Chart, side: Side, { kind, from, to }: ChartAxis, opening: ChartAxis): Written[] {
  const whole = wholeAxis(chart, kind);
  const keys: Written[] = kind === opening.kind ? [] : [[side, kind]];
  if (from !== whole.from) keys.push([`${side}0`, decimal(from)]);
  if (to !== whole.to) keys.push([`${side}1`, decimal(to)]);
  return keys;
}
