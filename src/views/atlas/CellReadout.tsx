import type { Part } from '../../charts/HeatMap.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { axisValue } from '../../core/many/axis.ts';
import { FATES } from '../../core/many/cellRecord.ts';
import type { Plane } from '../../core/many/plane.ts';
import { PHASES } from '../run/phases.ts';
import { shortSymbol, writeValue } from './axes.ts';
import { type Field, isStall } from './field.ts';
import { LIMIT } from './question.ts';

interface Props {
  /** The point looked at, as fractions from the left and the bottom. */
  readonly hover: readonly [number, number] | null;
  readonly field: Field | null;
  readonly plane: Plane;
  /** Where in the area the field lies: that of other axes while a new question is on its way. */
  readonly part: Part;
  readonly seeds: number;
  /** Changes with the field's contents. */
  readonly version: number;
}

/** The numbers of the cell under the pointer, in one line. */
export function CellReadout({ hover, field, plane, part, seeds }: Props) {
  const at =
    hover === null
      ? null
      : ([(hover[0] - part.left) / part.width, 1 - (1 - hover[1] - part.top) / part.height] as const);
  const inside = at?.every((fraction) => fraction >= 0 && fraction < 1);
  return (
    <p className="cell-readout">
      {at === null || field === null || !inside
        ? 'Hover to read a cell, click to open its run, drag to move, wheel to zoom.'
        : readoutOf(at, field, plane, seeds)}
    </p>
  );
}

function readoutOf([fx, fy]: readonly [number, number], field: Field, plane: Plane, seeds: number): string {
  const column = Math.floor(fx * field.columns);
  const row = Math.floor(fy * field.rows);
  const value = (kind: 'x' | 'y', at: number, count: number) =>
    `${shortSymbol(plane[kind].kind === 'seed' ? 'n' : plane[kind].kind)} = ${writeValue(axisValue(plane[kind], (at + 0.5) / count), plane[kind], count)}`;
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
  return steps >= 0
    ? `${word}, lands at κ = ${k}, ${peak}, converged at step ${formatNumber(steps)}`
    : `${word}, still on its way after ${formatNumber(LIMIT)} steps, at κ = ${k}, ${peak}`;
}
