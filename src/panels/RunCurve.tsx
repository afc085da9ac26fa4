import { Curve } from '../charts/Curve.tsx';
import { linePath } from '../charts/paths.ts';
import { usePlot } from '../charts/usePlot.ts';
import { type Column, columnsOf } from './run.ts';
import { useRun } from './scope.tsx';

interface Props {
  /** What is drawn against what; null: against the step. */
  readonly x: Column | null;
  readonly y: Column;
}

/** The run itself, as a curve over its steps or as a path in a plane. */
export function RunCurve({ x, y }: Props) {
  const plot = usePlot();
  const { trajectory } = useRun();
  const d = linePath(plot, ...columnsOf(trajectory, x, y), 0, trajectory.end);
  return <Curve d={d} className={x === null ? 'run-curve' : 'run-path'} />;
}
