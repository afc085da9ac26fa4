import { cloudPath } from './paths.ts';
import { usePlot } from './usePlot.ts';

interface Props {
  /** Data units. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** Points drawn: the first `count`. */
  readonly count: number;
  readonly className?: string;
}

/** Many equal points as one path of dots: one node, whatever the count. Points outside the area are left out. */
export function PointCloud({ xs, ys, count, className = '' }: Props) {
  return <path className={`point-cloud ${className}`} d={cloudPath(usePlot(), xs, ys, count)} />;
}
