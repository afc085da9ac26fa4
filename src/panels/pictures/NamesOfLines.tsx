import { EndLabels } from '../../charts/EndLabels.tsx';
import type { NamedLine } from '../../charts/endLabels.ts';
import { useBeside } from '../beside.tsx';
import { type Column, columnsOf } from '../run.ts';

export interface NamesProps {
  /** What is drawn against what; null: against the step. */
  readonly x: Column | null;
  readonly y: Column;
}

/** The name of each line beside the run, at its end. */
export function NamesOfLines({ x, y }: NamesProps) {
  const { pins, comparisons } = useBeside();
  const lines: NamedLine[] = [];
  for (const { name, run: pinned } of pins) {
    const [xs, ys] = columnsOf(pinned.trajectory, x, y);
    lines.push({ name, className: 'pin-name', xs, ys, end: pinned.trajectory.end });
  }
  if (x === null && (y === 'loss' || y === 'ntk')) {
    for (const { name, curve } of comparisons)
      lines.push({ name, className: 'comparison-name', xs: null, ys: curve[y], end: curve.loss.length - 1 });
  }
  return <EndLabels lines={lines} />;
}
