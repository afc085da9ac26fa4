import { startOf } from '../model/random.ts';
import { problemOf, type Setting } from '../model/setting.ts';
import { type Axis, type AxisKind, centres } from './axis.ts';

/** A plane of runs: two numbers of a setting vary along its axes, everything else stays. */

export interface Plane {
  readonly setting: Setting;
  readonly x: Axis;
  readonly y: Axis;
  readonly columns: number;
  readonly rows: number;
}

function withAxis(setting: Setting, kind: AxisKind, value: number): Setting {
  const { start } = setting;
  const given = () => {
    const { problem } = problemOf(setting);
    return { kind: 'given' as const, output: problem.start.output, ntk: problem.start.ntk };
  };
  const asked = start.kind === 'given' ? start : null;
  switch (kind) {
    case 'c':
    case 'eta':
      return { ...setting, rate: { kind, value } };
    case 'n':
      return { ...setting, width: value };
    case 'y':
      return { ...setting, target: value };
    case 'alpha':
      return { ...setting, outputScale: value };
    case 'seed':
      return { ...setting, seed: value, start: { kind: 'seed' } };
    case 'f0':
      return { ...setting, start: { ...(asked ?? given()), output: value } };
    case 'lambda0':
      return { ...setting, start: { ...(asked ?? given()), ntk: value } };
    case 'r0': {
      const ntk = (asked ?? given()).ntk;
      const { rate, width, target, outputScale } = setting;
      const unit = (rate.kind === 'c' ? rate.value / ntk : rate.value) / Math.sqrt(width);
      return { ...setting, start: { kind: 'given', ntk, output: target / outputScale + value / unit } };
    }
  }
}

/** Order in which two axes act: r₀ means an output only once rate, width, target and λ₀ are known, and a seed's start only its width. */
const ORDER: readonly AxisKind[] = ['seed', 'n', 'y', 'alpha', 'lambda0', 'f0', 'c', 'eta', 'r0'];

/** The setting at a point of the plane: what the lab opens. */
export function settingAt(plane: Pick<Plane, 'setting' | 'x' | 'y'>, x: number, y: number): Setting {
  const { setting, x: across, y: up } = plane;
  return ORDER.indexOf(across.kind) <= ORDER.indexOf(up.kind)
    ? withAxis(withAxis(setting, across.kind, x), up.kind, y)
    : withAxis(withAxis(setting, up.kind, y), across.kind, x);
}

/** Starts (κ₀, r₀, w) of many runs; κ₀ = −1 where no network has the start (κ < 2|z|). */
export interface Starts {
  readonly curvature: Float64Array;
  readonly residual: Float64Array;
  readonly target: Float64Array;
  /** η, and η/√n: Δf is r over it. */
  readonly rate: Float64Array;
  readonly unit: Float64Array;
}

export const makeStarts = (count: number): Starts => ({
  curvature: new Float64Array(count),
  residual: new Float64Array(count),
  target: new Float64Array(count),
  rate: new Float64Array(count),
  unit: new Float64Array(count),
});

/**
 * Fills the starts of every `step`-th cell of a row, from `column` on, into entries from `at` on, and returns the entry after the last: equal, bit
 * for bit, to `scaled(problemOf(settingAt(…)))`, without an object per cell. κ₀ is −1 outside the cone, unless `outside` asks for it there too.
 */
export type RowFiller = (row: number, column: number, step: number, into: Starts, at: number) => number;

export function startFiller(plane: Plane, outside = false): RowFiller {
  const { setting, x, y, columns } = plane;
  const xs = centres(x, columns);
  const ys = centres(y, plane.rows);
  const { rate } = setting;
  const start = startTable(plane, xs, ys);
  const has = (kind: AxisKind) => x.kind === kind || y.kind === kind;
  const byC = has('c') || (rate.kind === 'c' && !has('eta'));
  const byResidual = has('r0');
  const across = x.kind;
  /** Whether a column changes more than the output asked for. */
  const onlyOutput = across === 'f0' || across === 'r0';

  return (row, column, step, into, at) => {
    const { curvature, residual, target, rate: rates, unit: units } = into;
    const up = ys[row] as number;
    const own = (kind: AxisKind, otherwise: number) => (y.kind === kind ? up : otherwise);
    let r = own('c', own('eta', rate.value));
    const t = own('y', setting.target);
    const alpha = own('alpha', setting.outputScale);
    let ntk = own('lambda0', start.ntk[start.index(column, row)] as number);
    let asked = own('f0', own('r0', start.output[start.index(column, row)] as number));
    let root = Math.sqrt(own('n', setting.width));
    let label = t / alpha;
    let eta = byC ? r / ntk : r;
    let unit = eta / root;
    let entry = at;
    for (let i = column; i < columns; i += step) {
      const value = xs[i] as number;
      if (onlyOutput) asked = value;
      else {
        if (across === 'c' || across === 'eta') r = value;
        else if (across === 'lambda0') ntk = value;
        else if (across === 'y') label = value / alpha;
        else if (across === 'alpha') label = t / value;
        else {
          if (across === 'n') root = Math.sqrt(value);
          if (start.byColumn) {
            const index = start.index(i, row);
            ntk = own('lambda0', start.ntk[index] as number);
            asked = own('f0', own('r0', start.output[index] as number));
          }
        }
        eta = byC ? r / ntk : r;
        unit = eta / root;
      }
      const output = byResidual ? label + asked / unit : asked;
      if (outside || Math.abs(output) <= (ntk * root) / 2) {
        curvature[entry] = byC ? r : r * ntk;
        residual[entry] = unit * (output - label);
        target[entry] = unit * label;
        rates[entry] = eta;
        units[entry] = unit;
      } else curvature[entry] = -1;
      entry++;
    }
    return entry;
  };
}

/** f₀ and λ₀ of the setting's start along the axes that change them without being them: the width's and the seed's. */
function startTable({ setting, x, y }: Plane, xs: Float64Array, ys: Float64Array) {
  const { start, seed, width } = setting;
  const bySeed = x.kind === 'seed' || y.kind === 'seed';
  const moves = (kind: AxisKind) => kind === 'seed' || (kind === 'n' && (bySeed || start.kind === 'seed'));
  const columns = moves(x.kind) ? xs.length : 1;
  const rows = moves(y.kind) ? ys.length : 1;
  const output = new Float64Array(columns * rows);
  const ntk = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = (kind: AxisKind, otherwise: number) =>
        x.kind === kind ? (xs[column] as number) : y.kind === kind ? (ys[row] as number) : otherwise;
      const own = start.kind === 'seed' || bySeed ? startOf(value('seed', seed), value('n', width)) : start;
      output[row * columns + column] = own.output;
      ntk[row * columns + column] = own.ntk;
    }
  }
  return {
    output,
    ntk,
    byColumn: columns > 1,
    index: (column: number, row: number) => (rows > 1 ? row * columns : 0) + (columns > 1 ? column : 0),
  };
}
