import { Curve } from '../../charts/Curve.tsx';
import { linePath } from '../../charts/paths.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { type Column, columnsOf } from '../run.ts';
import { useCursor, useRun } from '../scope.tsx';

interface Props {
  /** What is drawn against what; null: against the step. */
  readonly x: Column | null;
  readonly y: Column;
}

/** The run itself, as a curve over its steps or as a path in a plane: under way, strong up to the step shown and faint beyond it. */
export function RunCurve({ x, y }: Props) {
  const plot = usePlot();
  const { trajectory } = useRun();
  const { end } = trajectory;
  const step = useCursor(end);
  const isUnderWay = step > 0 && step < end;
  const columns = columnsOf(trajectory, x, y);
  const className = x === null ? 'run-curve' : 'run-path';
  return (
    <>
      {isUnderWay && <Curve d={linePath(plot, ...columns, step, end)} className={`${className} run-ahead`} />}
      <Curve d={linePath(plot, ...columns, 0, isUnderWay ? step : end)} className={className} />
    </>
  );
}
