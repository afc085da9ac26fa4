import type { Part } from '../../charts/HeatMap.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { FATES } from '../../core/cellRecord.ts';
import { axisValue, type Plane } from '../../core/plane.ts';
import { PHASES } from '../run/phases.ts';
import { shortSymbol } from './axes.ts';
import type { Field } from './field.ts';

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
    `${shortSymbol(plane[kind].kind === 'seed' ? 'n' : plane[kind].kind)} = ${formatNumber(axisValue(plane[kind], (at + 0.5) / count), 6)}`;
  const where = `${value('x', column, field.columns)}, ${value('y', row, field.rows)}`;
  const at = field.entryAt(column, row);
  if (at < 0) return `${where}: not computed yet`;
  const fate = FATES[field.fate[at] as number] ?? null;
  if (fate === null) return `${where}: no network starts here, since κ₀ ≥ 2|z₀| for every network`;
  const most = seeds > 1 ? ` (most of ${seeds} seeds; numbers are means)` : '';
  const word = `${where}: ${PHASES[fate].word.toLowerCase()}${most}`;
  if (fate === 'divergent') return word;
  const peak = `peak loss ${formatNumber(field.peakLoss[at] as number)}`;
  if (fate === 'periodic' || fate === 'chaotic') return `${word}, ${peak}`;
  const steps = field.steps[at] as number;
  const when = steps >= 0 ? `converged at step ${formatNumber(steps)}` : 'still on its way at the limit';
  return `${word}, lands at κ = ${formatNumber(field.curvature[at] as number)}, ${peak}, ${when}`;
}
