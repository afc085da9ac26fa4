import { EndLabels } from '../charts/EndLabels.tsx';
import type { NamedLine } from '../charts/endLabels.ts';
import { type Beside, useBeside } from './beside.tsx';
import { type Column, columnsOf } from './run.ts';

interface Props {
  /** What is drawn against what; null: against the step. */
  readonly x: Column | null;
  readonly y: Column;
}

/** The names of what is drawn beside the run, at the ends of its lines. Where nothing is, none. */
export function LineNames({ x, y }: Props) {
  const beside = useBeside();
  const isAlone = beside.pins.length === 0 && beside.comparisons.length === 0;
  return isAlone ? null : <Names x={x} y={y} beside={beside} />;
}

function Names({ x, y, beside }: Props & { readonly beside: Beside }) {
  const lines: NamedLine[] = [];
  for (const { name, run: pinned } of beside.pins) {
    const [xs, ys] = columnsOf(pinned.trajectory, x, y);
    lines.push({ name, className: 'pin-name', xs, ys, end: pinned.trajectory.end });
  }
  if (x === null && (y === 'loss' || y === 'ntk')) {
    for (const { name, curve } of beside.comparisons)
      lines.push({ name, className: 'comparison-name', xs: null, ys: curve[y], end: curve.loss.length - 1 });
  }
  return <EndLabels lines={lines} />;
}
