import { Curve } from '../charts/Curve.tsx';
import type { Plot } from '../charts/Frame.tsx';
import { linePath } from '../charts/paths.ts';
import { useBeside } from './beside.tsx';

interface Props {
  readonly plot: Plot;
  readonly column: 'loss' | 'ntk';
  readonly steps: number;
}

/** The curves of simpler models over steps. */
export function ComparisonCurves({ plot, column, steps }: Props) {
  return useBeside().comparisons.map(({ name, className, curve }) => (
    <Curve key={name} d={linePath(plot, null, curve[column], 0, steps)} className={className} dashed />
  ));
}
