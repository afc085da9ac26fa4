import { Dot } from '../charts/Dot.tsx';
import type { Plot } from '../charts/Frame.tsx';
import { useCursor } from './scope.tsx';

interface Props {
  readonly plot: Plot;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly end: number;
}

/** Where the run is at the shared cursor. */
export function Ball({ plot, xs, ys, end }: Props) {
  const step = useCursor(end);
  if (end < 0) return null;
  return <Dot x={plot.x(xs[step] ?? 0)} y={plot.y(ys[step] ?? 0)} className="ball" />;
}
