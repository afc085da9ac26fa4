import { Curve } from '../../charts/Curve.tsx';
import { linePath } from '../../charts/paths.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { type ComparisonCurve, useBeside } from '../beside.tsx';

interface Props {
  /** What is drawn against what; null: against the step. */
  readonly x: 'residual' | 'valleyP' | null;
  readonly y: 'loss' | 'ntk' | 'valleyQ';
}

/** The curves of simpler models: the dash is theirs alone. */
export function ComparisonCurves({ x, y }: Props) {
  const { comparisons } = useBeside();
  return comparisons.length === 0 ? null : <Dashed x={x} y={y} />;
}

function Dashed({ x, y }: Props) {
  const plot = usePlot();
  return useBeside().comparisons.map((comparison) => (
    <Curve
      key={comparison.name}
      d={linePath(
        plot,
        x === null ? null : columnOf(comparison, x),
        columnOf(comparison, y),
        0,
        comparison.curve.loss.length - 1,
      )}
      className={comparison.className}
      dashed
    />
  ));
}

const columnOf = ({ curve, valley }: ComparisonCurve, column: NonNullable<Props['x']> | Props['y']) =>
  column === 'valleyP' || column === 'valleyQ' ? valley()[column] : curve[column];
