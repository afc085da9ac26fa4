import { useCallback } from 'react';
import type { Plot } from '../charts/Frame.tsx';
import { PointerLayer } from '../charts/PointerLayer.tsx';
import { useScope } from './scope.tsx';

interface Props {
  readonly plot: Plot;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly end: number;
}

/** Hover in a plane picks the step of the run nearest to the pointer, within reach; a click picks it. */
export function NearestStep({ plot, xs, ys, end }: Props) {
  const { playhead } = useScope();
  const nearest = useCallback(
    (point: readonly [number, number]) => {
      const px = plot.x(point[0]);
      const py = plot.y(point[1]);
      let best = REACH * REACH;
      let step: number | null = null;
      for (let i = 0; i <= end; i++) {
        const dx = plot.x(xs[i] ?? 0) - px;
        const dy = plot.y(ys[i] ?? 0) - py;
        const distance = dx * dx + dy * dy;
        if (distance < best) {
          best = distance;
          step = i;
        }
      }
      return step;
    },
    [plot, xs, ys, end],
  );
  const onHover = useCallback(
    (point: readonly [number, number] | null) => playhead.hover(point === null ? null : nearest(point)),
    [nearest, playhead],
  );
  const onPick = useCallback(
    (point: readonly [number, number]) => {
      const step = nearest(point);
      if (step !== null) playhead.pick(step);
    },
    [nearest, playhead],
  );
  return <PointerLayer plot={plot} onHover={onHover} onPick={onPick} />;
}

/** Pixels from the path within which the pointer still means it. */
const REACH = 28;
