import { Dot } from '../../charts/Dot.tsx';
import { usePlot } from '../../charts/usePlot.ts';
import type { Column } from '../run.ts';
import { useCursor, useRun } from '../scope.tsx';

interface Props {
  readonly x: Column;
  readonly y: Column;
}

/** Where the run is in a plane, at the shared cursor: drawn last, over the handle of its start. */
export function Ball({ x, y }: Props) {
  const plot = usePlot();
  const { trajectory } = useRun();
  const step = useCursor(trajectory.end);
  if (trajectory.end < 0) return null;
  return (
    <Dot
      x={plot.x(trajectory[x][step] ?? 0)}
      y={plot.y(trajectory[y][step] ?? 0)}
      className="ball"
      shape="ball"
    />
  );
}
