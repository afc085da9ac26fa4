import { formatNumber } from '../../charts/scales.ts';
import { axisValue } from '../../core/many/axis.ts';
import { FATES } from '../../core/many/cellRecord.ts';
import { PHASES } from '../../panels/phases.ts';
import { partOf, shortSymbol, writeValue } from './axes.ts';
import { isStall } from './cellField.ts';
import type { CellsComputation, Shown } from './cellsComputation.ts';
import type { ChartAxis } from './charts.ts';
import { restOf } from './rest.ts';
import { useComputed } from './useCells.ts';

interface Props {
  /** The point looked at, as fractions from the left and the bottom. */
  readonly hover: readonly [number, number] | null;
  readonly computation: CellsComputation;
  /** The axes shown, which may be others than those of the field while a new question is on its way. */
  readonly x: ChartAxis;
  readonly y: ChartAxis;
}

/** The numbers of the cell under the pointer, in one line. */
export function CellReadout({ hover, computation, x, y }: Props) {
  const shown = useComputed(computation, (computed) => computed.shown);
  return (
    <p className="cell-readout">
      {(hover !== null && shown !== null && textAt(hover, shown, { x, y })) ||
        'Hover to read a cell, click to open its run, drag to move, wheel to zoom.'}
    </p>
  );
}

function textAt(
  [right, up]: readonly [number, number],
  shown: Shown,
  axes: { readonly x: ChartAxis; readonly y: ChartAxis },
): string {
  const { left, top, width, height } = partOf(shown.question.plane, axes);
  const fx = (right - left) / width;
  const fy = 1 - (1 - up - top) / height;
  const isInside = fx >= 0 && fx < 1 && fy >= 0 && fy < 1;
  const { columns, rows } = shown.field;
  return isInside ? readoutOf(Math.floor(fx * columns), Math.floor(fy * rows), shown) : '';
}

function readoutOf(column: number, row: number, { field, question }: Shown): string {
  const { plane, seeds, decay, maxSteps } = question;
  const value = (side: 'x' | 'y', at: number, count: number) =>
    `${shortSymbol(plane[side].kind)} = ${writeValue(axisValue(plane[side], (at + 0.5) / count), plane[side], count)}`;
  const where = `${value('x', column, field.columns)}, ${value('y', row, field.rows)}`;
  const at = field.entryAt(column, row);
  if (at < 0) return `${where}: not computed yet`;
  const fate = FATES[field.fate[at] as number] ?? null;
  if (fate === null) return `${where}: no network starts here: every one has |f₀| ≤ λ₀√n/2`;
  const most = seeds > 1 ? ` (most of ${seeds} seeds; numbers are means)` : '';
  const word = `${where}: ${PHASES[fate].word.toLowerCase()}${most}`;
  if (fate === 'divergent') return word;
  const steps = field.steps[at] as number;
  if (isStall(field, at)) return `${word}, stalls at the saddle u = v = 0`;
  const peak = `peak loss ${formatNumber(field.peakLoss[at] as number)}`;
  if (fate === 'periodic' || fate === 'chaotic') return `${word}, ${peak}`;
  const k = formatNumber(field.curvature[at] as number);
  if (steps < 0)
    return `${word}, still on its way after ${formatNumber(maxSteps)} steps, at κ = ${k}, ${peak}`;
  if (decay === 0) return `${word}, lands at κ = ${k}, ${peak}, converged at step ${formatNumber(steps)}`;
  const rest = restOf({ field, question })(column, row);
  const end = rest === null ? '' : `, comes to rest at ${formatNumber(rest)}`;
  return `${word}, settles at κ = ${k} at step ${formatNumber(steps)}${end}, ${peak}`;
}
