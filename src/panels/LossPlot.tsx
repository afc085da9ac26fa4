import { memo, useMemo } from 'react';
import { Frame } from '../charts/Frame.tsx';
import { steadyDomain } from '../charts/scales.ts';
import { ComparisonCurves } from './ComparisonCurves.tsx';
import { Cursor } from './Cursor.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import { extentWithin } from './run.ts';
import { StepPointer } from './StepPointer.tsx';
import { useRun } from './scope.tsx';

/** Decades shown below the first loss: a converged run falls for ever, and its tail has nothing more to say. */
const FLOOR = 1e-8;
const CEILING = 1e8;

// The same elements for every run: each part follows the run itself, so that a drag draws what moves and nothing round it.
const DRAWING = (
  <>
    <PinCurves x={null} y="loss" />
    <ComparisonCurves column="loss" />
    <RunCurve x={null} y="loss" />
    <StepPointer />
  </>
);
const OVERLAY = <Cursor column="loss" />;

/** Loss over steps on a logarithmic axis, with the comparison curves and the pinned runs. */
export const LossPlot = memo(function LossPlot() {
  const { trajectory } = useRun();
  const { steps, end } = trajectory;
  const first = trajectory.loss[0] ?? 1;
  const [bottom, top] = useMemo(() => {
    const scale = first > 0 && Number.isFinite(first) ? first : 1;
    const [low, high] = extentWithin(trajectory.loss, end, scale * CEILING);
    return steadyDomain('log', Math.max(low, scale * FLOOR), Math.max(high, scale));
  }, [trajectory, first, end]);
  const x = useMemo(() => ({ kind: 'linear', domain: [0, Math.max(1, steps)] }) as const, [steps]);
  const y = useMemo(() => ({ kind: 'log', domain: [bottom, top] }) as const, [bottom, top]);
  return (
    <Frame label="Loss over steps" xLabel="step t" yLabel="loss L" x={x} y={y} overlay={OVERLAY}>
      {DRAWING}
    </Frame>
  );
});
