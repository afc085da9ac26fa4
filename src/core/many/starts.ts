import { outermost } from '../model/problem.ts';
import { startOf } from '../model/weights.ts';
import { centres, type Quantity, runAxis } from './axis.ts';
import type { Plane } from './plane.ts';

/** The starts of the cells of a plane, row by row, without an object for each. */

/** Starts (κ₀, r₀, w) of many runs. */
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
 * Brings the starts of a plane to a row: of every `step`-th cell from `column` on, indexed by column, equal, bit for bit, to
 * `scaled(problemOf(settingAt(…)))`; r₀ is NaN where no network has the start. They are good until the next call.
 */
export type StartsOfRow = (row: number, column: number, step: number) => Starts;

/** `outside`: starts outside the cone keep their r₀, and axes that go beyond the numbers of a run theirs, so that lines can be traced there. */
export function startsOf(plane: Plane, outside = false): StartsOfRow {
  const { columns, setting, x, y } = plane;
  const overrules = (quantity: Quantity) => [x, y].some(({ kind }) => runAxis(kind).overrules === quantity);
  const has = (kind: string) => x.kind === kind || y.kind === kind;
  const byC = has('c') || (setting.rate.kind === 'c' && !has('eta'));
  const byResidual = has('r0');

  const quantity = inputColumns(plane, outside);
  const rate = quantity('rate', setting.rate.value);
  const width = quantity('width', setting.width);
  const target = quantity('target', setting.target);
  const alpha = quantity('outputScale', setting.outputScale);
  const start = startColumns(plane, quantity('seed', setting.seed), width);
  const ntk = overrules('ntk') ? quantity('ntk') : start.ntk;
  const asked = overrules('output') ? quantity('output') : start.output;
  // What follows from the inputs, computed anew for a row only where the row changes it.
  const from = (sources: readonly Column[], value: (i: number) => number) =>
    new Column(columns, sources, value);
  const root = from([width], (i) => Math.sqrt(width.at(i)));
  const label = from([target, alpha], (i) => target.at(i) / alpha.at(i));
  const eta = from([rate, ntk], (i) => (byC ? rate.at(i) / ntk.at(i) : rate.at(i)));
  const unit = from([eta, root], (i) => eta.at(i) / root.at(i));
  const curvature = from([rate, ntk], (i) => (byC ? rate.at(i) : rate.at(i) * ntk.at(i)));
  const scaledTarget = from([unit, label], (i) => unit.at(i) * label.at(i));
  const bound = from([ntk, width], (i) =>
    outside ? Number.POSITIVE_INFINITY : outermost(ntk.at(i), width.at(i)),
  );
  // Sources before what follows from them.
  const all = [rate, width, target, alpha, ...start.all, ntk, asked, root, label, eta, unit, curvature];
  all.push(scaledTarget, bound);

  const residual = new Float64Array(columns);
  const starts = {
    curvature: curvature.values,
    residual,
    target: scaledTarget.values,
    rate: eta.values,
    unit: unit.values,
  };
  return (row, column, step) => {
    for (const each of all) each.toRow(row, column, step);
    const [given, own, scale, widest] = [asked.values, label.values, unit.values, bound.values];
    // Two loops rather than a question at every cell.
    if (byResidual) {
      for (let i = column; i < columns; i += step) {
        const y = own[i] as number;
        const u = scale[i] as number;
        const output = y + (given[i] as number) / u;
        residual[i] = Math.abs(output) <= (widest[i] as number) ? u * (output - y) : Number.NaN;
      }
    } else {
      for (let i = column; i < columns; i += step) {
        const output = given[i] as number;
        const r = (scale[i] as number) * (output - (own[i] as number));
        residual[i] = Math.abs(output) <= (widest[i] as number) ? r : Number.NaN;
      }
    }
    return starts;
  };
}

/** What a column's value depends on besides its sources. */
type Source = Column | 'column' | 'row';

/** One number for each column of the present row. */
class Column {
  readonly values: Float64Array;
  /** Whether it differs from row to row, and within a row. */
  readonly byRow: boolean;
  readonly byColumn: boolean;
  private readonly value: (column: number, row: number) => number;
  private isFilled = false;

  constructor(columns: number, sources: readonly Source[], value: (column: number, row: number) => number) {
    this.values = new Float64Array(columns);
    this.byRow = sources.some((source) => source === 'row' || (source instanceof Column && source.byRow));
    this.byColumn = sources.some(
      (source) => source === 'column' || (source instanceof Column && source.byColumn),
    );
    this.value = value;
  }

  at(column: number): number {
    return this.values[column] as number;
  }

  /** Brings every `step`-th entry from `column` on to a row. */
  toRow(row: number, column: number, step: number): void {
    const { values, value } = this;
    if (this.isFilled && !this.byRow) return;
    this.isFilled = true;
    if (!this.byColumn) values.fill(value(column, row));
    else if (this.byRow) for (let i = column; i < values.length; i += step) values[i] = value(i, row);
    else for (let i = 0; i < values.length; i++) values[i] = value(i, row);
  }
}

/** The quantities of a setting along a plane: from the axis that overrules each, or `own`, the setting's. */
function inputColumns({ x, y, columns, rows }: Plane, outside: boolean) {
  const xs = centres(x, columns, outside);
  const ys = centres(y, rows, outside);
  return (quantity: Quantity, own = Number.NaN): Column => {
    if (runAxis(x.kind).overrules === quantity)
      return new Column(columns, ['column'], (i) => xs[i] as number);
    if (runAxis(y.kind).overrules === quantity)
      return new Column(columns, ['row'], (_, row) => ys[row] as number);
    return new Column(columns, [], () => own);
  };
}

/** f₀ and λ₀ of the setting's start, which the seed and, for random weights, the width change. */
function startColumns({ setting, x, y, columns }: Plane, seed: Column, width: Column) {
  const { start } = setting;
  if (start.kind === 'given' && x.kind !== 'seed' && y.kind !== 'seed') {
    const output = new Column(columns, [], () => start.output);
    const ntk = new Column(columns, [], () => start.ntk);
    return { output, ntk, all: [output, ntk] };
  }
  const output = new Float64Array(columns);
  const ntk = new Column(columns, [seed, width], (i) => {
    const own = startOf(seed.at(i), width.at(i));
    output[i] = own.output;
    return own.ntk;
  });
  const drawn = new Column(columns, [ntk], (i) => output[i] as number);
  return { output: drawn, ntk, all: [seed, ntk, drawn] };
}
