import { memo, useMemo } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { Dot } from '../../charts/Dot.tsx';
import { Frame } from '../../charts/Frame.tsx';
import { linePath } from '../../charts/paths.ts';
import { steadyDomain } from '../../charts/scales.ts';
import { Trail } from '../../charts/Trail.tsx';
import { useAxis } from '../../charts/useAxis.ts';
import { usePlot } from '../../charts/usePlot.ts';
import type { Trajectory } from '../../core/model/trajectory.ts';
import { bendsOf } from '../../core/theory/events.ts';
import { extentWithin } from '../run.ts';
import { useCursor, useRun } from '../scope.tsx';
import { lastTaken } from './span.ts';

/** Beyond so large a bend or curvature a run is on its way out. */
const CAP = 40;
const LEAST_BEND = 0.6;
const LEAST_CURVATURE = 2.5;
/** Part of the axis left of 0. */
const SLACK = 0.04;
/** Pixels of the strip's height that hold its name. */
const NAME = 18;

const DRAWING = (
  <>
    <Strip />
    <Hops />
  </>
);

const useBends = (trajectory: Trajectory) => useMemo(() => bendsOf(trajectory), [trajectory]);

/**
 * What stops the climb: the factor of the residual is 1 − ηλ + b with b = η²Δf·f/n, so that the plane of b and ηλ has a strip in which the loss falls. At
 * y = 0 b is never negative, and while the loss climbs b grows and ηλ falls, into the strip.
 */
export const Mechanism = memo(function Mechanism() {
  const { trajectory, problem } = useRun();
  const { curvature, end } = trajectory;
  const bends = useBends(trajectory);
  const [low, high, top] = useMemo(() => {
    const [least, most] = extentWithin(bends, end, CAP);
    const [, highest] = extentWithin(curvature, end, CAP);
    const [a, b] = steadyDomain('linear', 1.1 * Math.min(0, least), Math.max(LEAST_BEND, 1.15 * most));
    // Room for the ball at 0.
    return [
      Math.min(a, -SLACK * b),
      b,
      steadyDomain('linear', 0, Math.max(LEAST_CURVATURE, 1.1 * highest))[1],
    ] as const;
  }, [bends, curvature, end]);
  const x = useAxis('linear', low, high);
  const y = useAxis('linear', 0, top);
  return (
    <Frame
      label="What stops the climb"
      xLabel={problem.target === 0 ? 'η²Δf²/n' : 'η²Δf·f/n'}
      yLabel="ηλ"
      x={x}
      y={y}
    >
      {DRAWING}
    </Frame>
  );
});

/** Where |1 − ηλ + b| < 1: between the lines ηλ = b and ηλ = b + 2. */
function Strip() {
  const plot = usePlot();
  const { asked, setting } = useRun();
  // Whether the loss falls is the question; and with momentum a step depends on the one before.
  if (asked || (setting.knobs?.momentum ?? 0) > 0) return null;
  const [low, high] = plot.x.domain;
  const [, top] = plot.y.domain;
  const point = (b: number, up: number) => `${plot.x(b).toFixed(1)} ${plot.y(b + up).toFixed(1)}`;
  // Where its middle line is in the picture.
  const middle = Math.min(low + 0.72 * (high - low), 0.8 * top - 1);
  const hasRoom = (2 * plot.height) / top > NAME;
  return (
    <>
      <path className="strip" d={`M${point(low, 0)}L${point(high, 0)}L${point(high, 2)}L${point(low, 2)}Z`} />
      {hasRoom && (
        <text className="strip-label" x={plot.x(middle)} y={plot.y(middle + 1) + 4} textAnchor="middle">
          loss falls
        </text>
      )}
      <text className="strip-label" x={plot.width - 6} y={14} textAnchor="end">
        {plot.y(high + 2) > 20 ? 'loss rises' : ''}
      </text>
    </>
  );
}

function Hops() {
  const plot = usePlot();
  const { trajectory } = useRun();
  const { curvature, end } = trajectory;
  const bends = useBends(trajectory);
  const step = useCursor(end);
  if (end < 0) return null;
  const to = lastTaken(trajectory, step);
  return (
    <>
      {to < end && <Curve className="run-path run-ahead" d={linePath(plot, bends, curvature, to, end)} />}
      <Curve className="run-path" d={linePath(plot, bends, curvature, 0, to)} />
      <Trail xs={bends} ys={curvature} to={to} className="run-trail" />
      <Dot
        className="ball"
        shape="ball"
        x={plot.x(bends[step] as number)}
        y={plot.y(curvature[step] as number)}
      />
    </>
  );
}
