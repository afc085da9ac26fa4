import { memo, useMemo } from 'react';
import { Frame } from '../../charts/Frame.tsx';
import { NamedPoints } from '../../charts/NamedPoints.tsx';
import type { NamedPoint } from '../../charts/namedPoints.ts';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { useAxis } from '../../charts/useAxis.ts';
import { eventsOf } from '../../core/theory/events.ts';
import { useHasDrawn } from '../guess.ts';
import { extentWithin } from '../run.ts';
import { useRun } from '../scope.tsx';
import { stability } from '../thresholds.ts';
import { ComparisonCurves } from './ComparisonCurves.tsx';
import { Cursor } from './Cursor.tsx';
import { DrawnGuess } from './DrawnGuess.tsx';
import { LineNames } from './LineNames.tsx';
import { PinCurves } from './PinCurves.tsx';
import { RunCurve } from './RunCurve.tsx';
import { StepPointer } from './StepPointer.tsx';
import { useSpan } from './span.ts';

/** Decades shown below the first loss: a converged run falls for ever, and its tail has nothing more to say. */
const FLOOR = 1e-8;
const CEILING = 1e8;
/** Share of the axis left free above the largest loss, for its name. */
const HEAD = 0.09;
/** What is shown above and below the first loss of a run that is a question still. */
const ROOM = 1e4;

const headed = (low: number, high: number) =>
  steadyDomain('log', low, high * Math.max(1.2, high / low) ** HEAD);

// The same elements for every run: each part follows the run itself, so that a drag draws what moves and nothing round it.
const DRAWING = (
  <>
    <PinCurves x={null} y="loss" />
    <RunCurve x={null} y="loss" />
    <ComparisonCurves x={null} y="loss" />
    <LineNames x={null} y="loss" />
    <Events />
    <DrawnGuess panel="loss" />
    <StepPointer panel="loss" />
  </>
);
const OVERLAY = <Cursor column="loss" />;

/** Loss over steps on a logarithmic axis, with the comparison curves and the pinned runs. */
export const LossPlot = memo(function LossPlot() {
  const { trajectory, asked } = useRun();
  const { end } = trajectory;
  const span = useSpan();
  // What was drawn beforehand stays in sight beside what came.
  const isWide = useHasDrawn('loss') || asked;
  const first = trajectory.loss[0] ?? 1;
  const [bottom, top] = useMemo(() => {
    const scale = first > 0 && Number.isFinite(first) ? first : 1;
    const [low, high] = extentWithin(trajectory.loss, end, scale * CEILING);
    return isWide
      ? steadyDomain(
          'log',
          Math.min(scale / ROOM, Math.max(low, scale * FLOOR)),
          Math.max(high, scale * ROOM),
        )
      : headed(Math.max(low, scale * FLOOR), Math.max(high, scale));
  }, [trajectory, first, end, isWide]);
  const x = useAxis('linear', 0, Math.max(1, span));
  const y = useAxis('log', bottom, top);
  return (
    <Frame label="Loss over steps" xLabel="step t" yLabel="loss L" x={x} y={y} overlay={OVERLAY}>
      {DRAWING}
    </Frame>
  );
});

/** The peak, and where λ falls below 2/η. */
function Events() {
  const run = useRun();
  const { trajectory } = run;
  const { loss } = trajectory;
  const { curvature: threshold, name } = stability(run);
  const points = useMemo(() => {
    const { peak, crossing } = eventsOf(trajectory, threshold);
    const named: NamedPoint[] = [];
    if (peak !== null) {
      const y = loss[peak] as number;
      named.push({ x: peak, y, label: `peak ${formatNumber(y, 3)}`, side: 'above' });
    }
    if (crossing !== null && crossing !== peak)
      named.push({ x: crossing, y: loss[crossing] as number, label: `λ < ${name}`, side: 'right' });
    return named;
  }, [trajectory, loss, threshold, name]);
  return <NamedPoints points={points} />;
}
