import { Curve } from '../../charts/Curve.tsx';
import { linePath } from '../../charts/paths.ts';
import { usePlot } from '../../charts/usePlot.ts';
import type { Problem } from '../../core/model/problem.ts';
import { valleyOf } from '../../core/theory/comparisons.ts';
import { type ComparisonCurve, useBeside } from '../beside.tsx';
import { useRun } from '../scope.tsx';

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
  const { problem } = useRun();
  return useBeside().comparisons.map((comparison) => (
    <Curve
      key={comparison.name}
      d={linePath(
        plot,
        x === null ? null : columnOf(comparison, problem, x),
        columnOf(comparison, problem, y),
        0,
        comparison.curve.loss.length - 1,
      )}
      className={comparison.className}
      dashed
    />
  ));
}

const columnOf = (
  { curve, jumps }: ComparisonCurve,
  problem: Problem,
  column: NonNullable<Props['x']> | Props['y'],
) => (column === 'valleyP' || column === 'valleyQ' ? valleyOf(curve, problem, jumps)[column] : curve[column]);
