/** The atlas's part of a link. */

import {
  type Atlas,
  type AtlasAxis,
  AXES_OF,
  AXIS_LIMITS,
  type AxisName,
  areDistinct,
  CELLS,
  CHARTS,
  COLOURS,
  DECAY,
  DEFAULT_ATLAS,
  isSound,
  openChart,
  roundDecay,
  SEEDS,
  safeAxis,
  wholeAxis,
} from './atlas.ts';
import type { Limit } from './inputs.ts';
import { decimal, type Note } from './query.ts';

export const ATLAS_KEYS = ['chart', 'ax', 'ax0', 'ax1', 'ay', 'ay0', 'ay1', 'colour', 'seeds', 'cells', 'mu'];

type Add = (key: string, value: string | number, otherwise: string | number) => void;

/** What only the atlas shows. An axis is written whole: its kind and both ends, or nothing. */
export function addAtlas(atlas: Atlas, parts: string[], add: Add): void {
  parts.push('view=atlas');
  add('chart', atlas.chart, DEFAULT_ATLAS.chart);
  const opening = openChart(atlas.chart);
  for (const side of ['x', 'y'] as const) {
    const { kind, from, to } = atlas[side];
    const whole = wholeAxis(atlas.chart, kind);
    add(`a${side}`, kind, opening[side].kind);
    add(`a${side}0`, from, whole.from);
    add(`a${side}1`, to, whole.to);
  }
  add('colour', atlas.colour, DEFAULT_ATLAS.colour);
  add('seeds', atlas.seeds, DEFAULT_ATLAS.seeds);
  add('cells', atlas.cells, DEFAULT_ATLAS.cells);
  add('mu', atlas.decay, DEFAULT_ATLAS.decay);
}

type ReadNumber = (key: string, limit: Limit, fallback: number) => number;
type ReadChoice = <T extends string>(key: string, allowed: readonly T[], fallback: T | null) => T | null;

export function atlasFrom(
  values: Map<string, string>,
  number: ReadNumber,
  choice: ReadChoice,
  repair: Note,
): Atlas {
  const chart = choice('chart', CHARTS, DEFAULT_ATLAS.chart) ?? DEFAULT_ATLAS.chart;
  const opening = openChart(chart);
  const kinds = AXES_OF[chart];
  const xKind = choice('ax', kinds.x, opening.x.kind) ?? opening.x.kind;
  let yKind = choice('ay', kinds.y, opening.y.kind) ?? opening.y.kind;
  if (chart === 'map' && !areDistinct(xKind, yKind)) {
    const other = kinds.y.find((kind) => areDistinct(xKind, kind)) ?? opening.y.kind;
    repair('ay', values.get('ay') ?? yKind, other, `an axis other than ${xKind}`);
    yKind = other;
  }
  const axis = (side: 'x' | 'y', kind: AxisName): AtlasAxis => {
    const whole = wholeAxis(chart, kind);
    const { min, max } = AXIS_LIMITS[kind];
    const limit = { min, max, integer: false };
    const read = {
      kind,
      from: number(`a${side}0`, limit, whole.from),
      to: number(`a${side}1`, limit, whole.to),
    };
    if (isSound(read)) return read;
    const safe = safeAxis(chart, read);
    repair(
      `a${side}0, a${side}1`,
      `${values.get(`a${side}0`) ?? read.from} to ${values.get(`a${side}1`) ?? read.to}`,
      `${decimal(safe.from)} to ${decimal(safe.to)}`,
      'a lower end below an upper one, no nearer than doubles can tell apart',
    );
    return safe;
  };
  const mu = number('mu', DECAY, DEFAULT_ATLAS.decay);
  const decay = roundDecay(mu);
  if (decay !== mu) repair('mu', values.get('mu') ?? '', decay, 'four significant digits, or 0');
  return {
    chart,
    x: axis('x', xKind),
    y: axis('y', yKind),
    colour: choice('colour', COLOURS, DEFAULT_ATLAS.colour) ?? DEFAULT_ATLAS.colour,
    seeds: number('seeds', SEEDS, DEFAULT_ATLAS.seeds),
    cells: Number(choice('cells', CELLS.map(String), `${DEFAULT_ATLAS.cells}`)),
    decay,
  };
}
