import { memo, useCallback, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { Handle } from '../../../charts/Handle.tsx';
import { linePath } from '../../../charts/paths.ts';
import { formatNumber } from '../../../charts/scales.ts';
import { Trail } from '../../../charts/Trail.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { directionOf } from '../../../core/small/bowl.ts';
import type { How } from '../../../state/store.ts';
import { useFigure, useSetFigure } from '../figure/useFigure.ts';
import { descentOf } from './derived.ts';

/** Half the width of the picture. */
const REACH = 4.4;
const CONTOURS = 7;
/** Points of a contour. */
const ROUND = 72;

/** The bowl from above: contours of the loss, its two directions, and descent as a path. */
export const Plane = memo(function Plane() {
  const x = useAxis('linear', -REACH, REACH);
  const y = useAxis('linear', -REACH, REACH);
  return (
    <Frame label="The bowl from above" xLabel="first weight" yLabel="second weight" x={x} y={y} square>
      {DRAWING}
    </Frame>
  );
});

const DRAWING = (
  <>
    <Contours />
    <Directions />
    <Path />
    <Start />
  </>
);

/** Curves of equal loss: the largest passes through the corner of the picture along the flatter direction. */
function Contours() {
  const plot = usePlot();
  const { steep: a, flat: b, turned } = useFigure();
  const d = useMemo(() => {
    const { cosine, sine } = directionOf(turned);
    const at = (along: number, across: number) =>
      `${plot.x(along * cosine - across * sine).toFixed(1)} ${plot.y(along * sine + across * cosine).toFixed(1)}`;
    const least = Math.min(a, b) > 0 ? Math.min(a, b) : Math.max(a, b);
    if (least === 0) return '';
    const levels = Array.from(
      { length: CONTOURS },
      (_, i) => (least * (2 * REACH * (i + 1)) ** 2) / CONTOURS ** 2 / 2,
    );
    const long = 2 * REACH;
    const contour = (level: number) => {
      const [ra, rb] = [Math.sqrt((2 * level) / a), Math.sqrt((2 * level) / b)];
      if (b === 0) return `M${at(ra, -long)}L${at(ra, long)}M${at(-ra, -long)}L${at(-ra, long)}`;
      if (a === 0) return `M${at(-long, rb)}L${at(long, rb)}M${at(-long, -rb)}L${at(long, -rb)}`;
      const points = Array.from({ length: ROUND }, (_, i) => {
        const angle = (2 * Math.PI * i) / ROUND;
        return at(ra * Math.cos(angle), rb * Math.sin(angle));
      });
      return `M${points.join('L')}Z`;
    };
    return levels.map(contour).join('');
  }, [a, b, turned, plot]);
  return <Curve d={d} className="contour" />;
}

/** The two eigenvectors through the minimum, and the set of minima: a point, or a line where one eigenvalue is 0. */
function Directions() {
  const plot = usePlot();
  const { turned, steep, flat } = useFigure();
  const { cosine, sine } = directionOf(turned);
  const line = (dx: number, dy: number) => {
    const far = 2 * REACH;
    return `M${plot.x(-far * dx)} ${plot.y(-far * dy)}L${plot.x(far * dx)} ${plot.y(far * dy)}`;
  };
  return (
    <>
      <Curve d={line(cosine, sine)} className={steep === 0 ? 'minima' : 'bowl-direction'} />
      <Curve d={line(-sine, cosine)} className={flat === 0 ? 'minima' : 'bowl-direction'} />
      <Dot x={plot.x(0)} y={plot.y(0)} shape="cross" />
    </>
  );
}

function Path() {
  const plot = usePlot();
  const { path, end, verdict } = descentOf(useFigure());
  return (
    <>
      <Curve d={linePath(plot, path.x, path.y, 0, end)} className="run-path" />
      <Trail xs={path.x} ys={path.y} to={end} className="run-trail" />
      {verdict.limit !== null && (
        <Dot x={plot.x(verdict.limit.x)} y={plot.y(verdict.limit.y)} className="run-dot" />
      )}
    </>
  );
}

const short = (value: number) => Number(value.toPrecision(3));

function Start() {
  const { startX, startY } = useFigure();
  const set = useSetFigure();
  const onMove = useCallback(
    (x: number, y: number, how: How) => set({ startX: short(x), startY: short(y) }, how),
    [set],
  );
  return (
    <Handle
      x={startX}
      y={startY}
      label="Start"
      valueText={`${formatNumber(startX)}, ${formatNumber(startY)}`}
      onMove={onMove}
      className="start-handle"
    />
  );
}
