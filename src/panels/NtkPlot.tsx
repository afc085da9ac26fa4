import { memo, useMemo } from 'react';
import { Frame } from '../charts/Frame.tsx';
import { Rules } from '../charts/Rules.tsx';
import type { Rule } from '../charts/ruleLabels.ts';
import { formatNumber, steadyDomain } from '../charts/scales.ts';
import { usePlot } from '../charts/usePlot.ts';
import { ComparisonCurves } from './ComparisonCurves.tsx';
import { Cursor } from './Cursor.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import { extentWithin } from './run.ts';
import { StepPointer } from './StepPointer.tsx';
import { useRun } from './scope.tsx';

const DRAWING = (
  <>
    <PinCurves x={null} y="ntk" />
    <ComparisonCurves column="ntk" />
    <RunCurve x={null} y="ntk" />
    <Thresholds />
    <StepPointer />
  </>
);
const OVERLAY = <Cursor column="ntk" />;

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
  return (
    <Frame label="NTK over steps" xLabel="step t" yLabel="NTK λ" x={x} y={y} overlay={OVERLAY}>
      {DRAWING}
    </Frame>
  );
});

function Thresholds() {
  const [, top] = usePlot().y.domain;
  const { learningRate } = useRun().problem;
  return (
    <Rules
      axis="y"
      rules={[threshold(2 / learningRate, '2/η', top), threshold(4 / learningRate, '4/η', top)]}
    />
  );
}

/** A threshold above the axis keeps its name, at the top. */
function threshold(at: number, name: string, top: number): Rule {
  return at <= top
    ? { at, label: name }
    : { at: top, label: `${name} = ${formatNumber(at, 3)} ↑`, className: 'rule-off' };
}
