import { memo, useCallback, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { Handle } from '../../../charts/Handle.tsx';
import { PointCloud } from '../../../charts/PointCloud.tsx';
import { linePath } from '../../../charts/paths.ts';
import { formatNumber } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import type { How } from '../../../state/store.ts';
import { useFigure, useSetFigure } from '../figure/useFigure.ts';
import { exampleOf, TARGET } from './twoWeights.ts';

/** Half the width of the picture. */
const REACH = 4.4;

/** The plane of the two weights: where each model fits, and how training gets there. */
export const WeightPlane = memo(function WeightPlane() {
  const x = useAxis('linear', -REACH, REACH);
  const y = useAxis('linear', -REACH, REACH);
  return (
    <Frame label="The two weights" xLabel="u" yLabel="v" x={x} y={y} square>
      {DRAWING}
    </Frame>
  );
});

const DRAWING = (
  <>
    <Solutions />
    <LinearSolutions />
    <Paths />
    <Start />
  </>
);

/** uv = y: a branch from corner to corner of the picture. */
const BRANCH = Float64Array.from(
  { length: 81 },
  (_, i) => (REACH * (TARGET / REACH ** 2) ** (1 - i / 80)) as number,
);
const OTHER = BRANCH.map((u) => TARGET / u);

function Solutions() {
  const plot = usePlot();
  const d = useMemo(() => {
    const last = BRANCH.length - 1;
    const mirrored = (values: Float64Array) => values.map((value) => -value);
    return (
      linePath(plot, BRANCH, OTHER, 0, last) + linePath(plot, mirrored(BRANCH), mirrored(OTHER), 0, last)
    );
  }, [plot]);
  return (
    <>
      <Curve d={d} className="minima" />
      <EndLabels
        lines={[{ name: `uv = ${TARGET}`, className: '', xs: BRANCH, ys: OTHER, end: BRANCH.length - 4 }]}
      />
    </>
  );
}

/** The line on which the linearised model fits: through its nearest point, at right angles to the gradient. */
function LinearSolutions() {
  const plot = usePlot();
  const { both } = exampleOf(useFigure());
  if (both === null) return null;
  const [u, v] = [both.linear.limit[0] as number, both.linear.limit[1] as number];
  const length = Math.hypot(both.line.u, both.line.v);
  const far = (4 * REACH) / length;
  const [du, dv] = [-both.line.v * far, both.line.u * far];
  return (
    <Curve
      d={`M${plot.x(u - du)} ${plot.y(v - dv)}L${plot.x(u + du)} ${plot.y(v + dv)}`}
      className="comparison-linear"
      dashed
    />
  );
}

function Paths() {
  const plot = usePlot();
  const { flow, linear, flowMarks, linearMarks, both } = exampleOf(useFigure());
  const last = flow.u.length - 1;
  const end = (at: Float64Array, className: string) => (
    <Dot x={plot.x(at[0] as number)} y={plot.y(at[1] as number)} className={className} />
  );
  return (
    <>
      <Curve d={linePath(plot, linear.u, linear.v, 0, last)} className="comparison-linear" dashed />
      <g data-names="W">
        <Curve d={linePath(plot, flow.u, flow.v, 0, last)} className="training-net" />
      </g>
      <PointCloud xs={linearMarks.u} ys={linearMarks.v} count={linearMarks.u.length} className="lazy-marks" />
      <PointCloud xs={flowMarks.u} ys={flowMarks.v} count={flowMarks.u.length} className="lazy-marks" />
      {both !== null && end(both.linear.limit, 'lazy-nearest')}
      {both !== null && end(both.flow.limit, 'lazy-limit')}
    </>
  );
}

const short = (value: number) => Number(Math.max(-4, Math.min(4, value)).toFixed(2));

function Start() {
  const { firstWeight, secondWeight } = useFigure();
  const set = useSetFigure();
  const onMove = useCallback(
    (u: number, v: number, how: How) => set({ firstWeight: short(u), secondWeight: short(v) }, how),
    [set],
  );
  return (
    <Handle
      x={firstWeight}
      y={secondWeight}
      label="Start"
      valueText={`u ${formatNumber(firstWeight)}, v ${formatNumber(secondWeight)}`}
      onMove={onMove}
      className="start-handle"
    />
  );
}
