import { memo, useMemo } from 'react';
import { Curve } from '../charts/Curve.tsx';
import { Frame } from '../charts/Frame.tsx';
import { linePath } from '../charts/paths.ts';
import { Rules } from '../charts/Rules.tsx';
import type { Rule } from '../charts/ruleLabels.ts';
import { formatNumber, steadyDomain } from '../charts/scales.ts';
import { ComparisonCurves } from './ComparisonCurves.tsx';
import { Cursor } from './Cursor.tsx';
import { PinCurves } from './PinCurves.tsx';
import { extentWithin } from './run.ts';
import { StepPointer } from './StepPointer.tsx';
import { useRun } from './scope.tsx';

/** The NTK λ over steps, with the stability threshold 2/η and the edge 4/η. */
export const NtkPlot = memo(function NtkPlot() {
  const { trajectory, problem } = useRun();
  const { end, steps } = trajectory;
  const first = problem.start.ntk;
  const top = useMemo(() => {
    const [, high] = extentWithin(trajectory.ntk, end, 4 * first);
    return steadyDomain('linear', 0, Math.max(1.8 * first, 1.05 * high))[1];
  }, [trajectory, end, first]);
  const x = useMemo(() => ({ kind: 'linear', domain: [0, Math.max(1, steps)] }) as const, [steps]);
  const y = useMemo(() => ({ kind: 'linear', domain: [0, top] }) as const, [top]);
  const rate = problem.learningRate;
  return (
    <Frame
      label="NTK over steps"
      xLabel="step t"
      yLabel="NTK λ"
      x={x}
      y={y}
      overlay={(plot) => <Cursor plot={plot} values={trajectory.ntk} />}
    >
      {(plot) => (
        <>
          <PinCurves plot={plot} x={null} y="ntk" />
          <ComparisonCurves plot={plot} column="ntk" steps={steps} />
          <Curve d={linePath(plot, null, trajectory.ntk, 0, end)} className="run-curve" />
          <Rules
            plot={plot}
            axis="y"
            rules={[threshold(2 / rate, '2/η', top), threshold(4 / rate, '4/η', top)]}
          />
          <StepPointer plot={plot} end={end} />
        </>
      )}
    </Frame>
  );
});

/** A threshold above the axis keeps its name, at the top. */
function threshold(at: number, name: string, top: number): Rule {
  return at <= top
    ? { at, label: name }
    : { at: top, label: `${name} = ${formatNumber(at, 3)} ↑`, className: 'rule-off' };
}
