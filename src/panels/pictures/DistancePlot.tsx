import { memo, useMemo } from 'react';
import { Frame } from '../../charts/Frame.tsx';
import { steadyDomain } from '../../charts/scales.ts';
import { useAxis } from '../../charts/useAxis.ts';
import { extentWithin } from '../run.ts';
import { useRun } from '../scope.tsx';
import { Cursor } from './Cursor.tsx';
import { LineNames } from './LineNames.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import { StepPointer } from './StepPointer.tsx';
import { useSpan } from './span.ts';

const DRAWING = (
  <>
    <PinCurves x={null} y="distance" />
    <RunCurve x={null} y="distance" />
    <LineNames x={null} y="distance" />
    <StepPointer />
  </>
);
const OVERLAY = <Cursor column="distance" />;

/** How far the weights have moved, ‖W_t − W₀‖, as a share of the length ‖W₀‖ = √(nλ₀) they began with is how far from lazy a run is. */
export const DistancePlot = memo(function DistancePlot() {
  const { trajectory, problem } = useRun();
  const span = useSpan();
  const length = Math.sqrt(problem.width * problem.start.ntk);
  const top = useMemo(() => {
    const [, high] = extentWithin(trajectory.distance, trajectory.end, 4 * length);
    return steadyDomain('linear', 0, Math.max(1.1 * high, 0.1 * length))[1];
  }, [trajectory, length]);
  const x = useAxis('linear', 0, Math.max(1, span));
  const y = useAxis('linear', 0, top);
  return (
    <Frame label="Distance from the start" xLabel="step t" yLabel="‖W − W₀‖" x={x} y={y} overlay={OVERLAY}>
      {DRAWING}
    </Frame>
  );
});
