import { Curve } from '../charts/Curve.tsx';
import { linePath } from '../charts/paths.ts';
import { usePlot } from '../charts/usePlot.ts';
import { useBeside } from './beside.tsx';

/** The curves of simpler models over steps. */
export function ComparisonCurves({ column }: { readonly column: 'loss' | 'ntk' }) {
  const plot = usePlot();
  return useBeside().comparisons.map(({ name, className, curve }) => (
    <Curve
      key={name}
      d={linePath(plot, null, curve[column], 0, curve[column].length - 1)}
      className={className}
      dashed
    />
  ));
}
