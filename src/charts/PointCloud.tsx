import { cloudPath } from './paths.ts';
import type { Plot } from './plot.ts';

interface Props {
  readonly plot: Plot;
  /** Data units. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** Points drawn: the first `count`. */
  readonly count: number;
  readonly className?: string;
}

/** Many equal points as one path of dots: one node, whatever the count. Points outside the area are left out. */
export function PointCloud({ plot, xs, ys, count, className = '' }: Props) {
  return <path className={`point-cloud ${className}`} d={cloudPath(plot, xs, ys, count)} />;
}
