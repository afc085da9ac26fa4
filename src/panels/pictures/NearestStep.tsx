import { useMemo } from 'react';
import { PointerLayer } from '../../charts/PointerLayer.tsx';
import type { Point } from '../../charts/plot.ts';
import { usePlot } from '../../charts/usePlot.ts';
import type { Column } from '../run.ts';
import { useScope } from '../scope.tsx';

interface Props {
  readonly x: Column;
  readonly y: Column;
}

/** Pixels from the path within which the pointer still means it. */
const REACH = 28;

/** Hover in a plane picks the step of the run nearest to the pointer, within reach; a click picks it. */
export function NearestStep({ x, y }: Props) {
  const { playhead, run } = useScope();
  const plot = usePlot();
  const [onHover, onPick] = useMemo(() => {
    const nearest = (point: Point) => {
      const { trajectory } = run();
      const px = plot.x(point[0]);
      const py = plot.y(point[1]);
      let best = REACH * REACH;
      let step: number | null = null;
      for (let i = 0; i <= trajectory.end; i++) {
        const dx = plot.x(trajectory[x][i] ?? 0) - px;
        const dy = plot.y(trajectory[y][i] ?? 0) - py;
        const distance = dx * dx + dy * dy;
        if (distance < best) {
          best = distance;
          step = i;
        }
      }
      return step;
    };
    return [
      (point: Point | null) => playhead.hover(point === null ? null : nearest(point)),
      (point: Point) => {
        const step = nearest(point);
        if (step !== null) playhead.pick(step);
      },
    ] as const;
  }, [plot, playhead, run, x, y]);
  return <PointerLayer onHover={onHover} onPick={onPick} />;
}
