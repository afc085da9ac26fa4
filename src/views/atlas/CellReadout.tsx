import { axisValue } from '../../core/many/axis.ts';
import { FATES } from '../../core/many/cellRecord.ts';
import { Explained } from '../../panels/words/Explained.tsx';
import { PHASES } from '../../panels/words/phases.ts';
import { partOf, shortSymbol, writeValue } from './axes.ts';
import type { CellsComputation, Shown } from './cellsComputation.ts';
import { factsText } from './cellText.ts';
import type { ChartAxis } from './charts.ts';
import { restOf } from './rest.ts';
import { useComputed } from './useCells.ts';

interface Props {
  /** The point looked at, as fractions from the left and the bottom. */
  readonly at: readonly [number, number] | null;
  /** What is said while nothing is looked at. */
  readonly otherwise: string;
  readonly computation: CellsComputation;
  /** The axes shown, which may be others than those of the field while a new question is on its way. */
  readonly x: ChartAxis;
  readonly y: ChartAxis;
}

/** The numbers of the cell under the pointer, in one line. */
export function CellReadout({ at, otherwise, computation, x, y }: Props) {
  const shown = useComputed(computation, (computed) => computed.shown);
  return (
    <p className="cell-readout">
      <Explained text={(at !== null && shown !== null && textAt(at, shown, { x, y })) || otherwise} />
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
  const phase = FATES[field.fate[at] as number] ?? null;
  if (phase === null) return `${where}: no network starts here: every one has |f₀| ≤ λ₀√n/2`;
  const most = seeds > 1 ? ` (most of ${seeds} seeds; numbers are means)` : '';
  const facts = {
    phase,
    curvature: field.curvature[at] as number,
    peakLoss: field.peakLoss[at] as number,
    steps: field.steps[at] as number,
    rest: decay > 0 ? restOf({ field, question })(column, row) : null,
  };
  const numbers = factsText(facts, decay, maxSteps);
  const word = `${where}: ${PHASES[phase].word.toLowerCase()}${most}`;
  return numbers === '' ? word : `${word}, ${numbers}`;
}
