import { memo, useCallback, useMemo } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { Frame } from '../../charts/Frame.tsx';
import { Handle } from '../../charts/Handle.tsx';
import type { Plot } from '../../charts/plot.ts';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { placesOf } from '../../charts/trail.ts';
import { useAxis } from '../../charts/useAxis.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { extentWithin, type Run } from '../run.ts';
import { useRun } from '../scope.tsx';
import { useStartChange } from '../start.ts';
import { hasEdge, stability } from '../thresholds.ts';
import { explainedInDrawing } from '../words/Explained.tsx';
import { Ball } from './Ball.tsx';
import { fittedSquare } from './fit.ts';
import { useHeldAxes } from './heldAxes.ts';
import { RunInPlane } from './RunInPlane.tsx';
import { contourLevels, hyperbolaPath } from './valley.ts';
import { useWhole } from './whole.ts';

/** Least width of a picture that fits the orbit, in lengths of the start from the origin: a lazy run hardly moves. */
const LEAST = 0.7;
/** Contours over the whole valley, and the most a part of it shows. */
const CONTOURS = 7;
const MOST_CONTOURS = 16;

/** The loss valley in the plane of the run: contours, minima, the stable disc and the divergence circle, and the run as a path. */
export const Valley = memo(function Valley() {
  const run = useRun();
  const isWhole = useWhole();
  const [[[p0, p1], [q0, q1]], hold] = useHeldAxes(useAxes(run, isWhole));
  const x = useAxis('linear', p0, p1);
  const y = useAxis('linear', q0, q1);
  const drawing = useMemo(
    () => (
      <>
        <Terrain />
        <Circles />
        <RunInPlane x="valleyP" y="valleyQ" />
        <CircleNames />
        <StartHandle onHold={hold} />
        <Ball x="valleyP" y="valleyQ" />
      </>
    ),
    [hold],
  );
  return (
    <Frame label="Loss valley" xLabel="P̂ = ±‖u + v‖/√n" yLabel="Q̂ = ±‖u − v‖/√n" x={x} y={y} square>
      {drawing}
    </Frame>
  );
});

/** Axes of one length: of the whole valley round the origin, or of what the orbit needs. */
function useAxes({ trajectory, problem }: Run, isWhole: boolean) {
  const radius = Math.sqrt(2 * problem.start.ntk);
  const { end, valleyP, valleyQ } = trajectory;
  return useMemo(() => {
    const p = extentWithin(valleyP, end, 2.2 * radius);
    const q = extentWithin(valleyQ, end, 2.2 * radius);
    if (!isWhole) return fittedSquare(p, q, LEAST * radius);
    const [, reach] = steadyDomain('linear', 0, Math.max(1.3 * radius, -p[0], p[1], -q[0], q[1]));
    return [
      [-reach, reach],
      [-reach, reach],
    ] as const;
  }, [valleyP, valleyQ, end, radius, isWhole]);
}

/** Loss contours and the hyperbola of minima: they depend on the target and the axes alone, so most of a learning-rate drag leaves them as they are. */
function Terrain() {
  const { target, width } = useRun().problem;
  const plot = usePlot();
  const b = target / Math.sqrt(width);
  const [contours, minima] = useMemo(() => {
    const [low, high] = plot.x.domain;
    const reach = Math.max(-low, high, ...plot.y.domain.map(Math.abs));
    const path = (c: number) => hyperbolaPath(c, reach, plot.x, plot.y);
    const count = Math.min(MOST_CONTOURS, Math.round((CONTOURS * 2 * reach) / (high - low)));
    return [contourLevels(b, reach, count).map(path).join(''), path(4 * b)] as const;
  }, [b, plot]);
  return (
    <g className="terrain">
      <Curve d={contours} className="contour" />
      <Curve d={minima} className="minima" />
    </g>
  );
}

/** Pixels of the radius P̂² + Q̂² = `square`. */
const radiusOf = (plot: Plot, square: number) =>
  Math.min(1e5, Math.abs(plot.x(1) - plot.x(0)) * Math.sqrt(square));

/** The disc of stable minima, P̂² + Q̂² < 4/η, and for zero target the circle P̂² + Q̂² = 8/η no run crosses and survives. */
function Circles() {
  const plot = usePlot();
  const run = useRun();
  const [cx, cy] = [plot.x(0), plot.y(0)];
  return (
    <>
      <circle className="stable-disc" cx={cx} cy={cy} r={radiusOf(plot, 2 * stability(run).kernel)} />
      {hasEdge(run) && (
        <circle className="edge-circle" cx={cx} cy={cy} r={radiusOf(plot, 8 / run.problem.learningRate)} />
      )}
    </>
  );
}

/** Their names, over the path, which may cover everything else. */
function CircleNames() {
  const plot = usePlot();
  const run = useRun();
  const { kernel, name } = stability(run);
  return (
    <>
      <CircleName radius={radiusOf(plot, 2 * kernel)} name={`stable inside: λ < ${name}`} inside />
      {hasEdge(run) && (
        <CircleName radius={radiusOf(plot, 8 / run.problem.learningRate)} name="no return beyond: λ = 4/η" />
      )}
    </>
  );
}

/** Mean width of a letter of a name, pixels, and how many steps of the path it keeps clear of. */
const LETTER = 5.8;
const PATH = 24;

interface NameProps {
  readonly radius: number;
  readonly name: string;
  readonly inside?: boolean;
}

/** The name of a circle, just inside or outside it, where it is in the picture and farthest from the path. */
function CircleName({ radius, name, inside = false }: NameProps) {
  const plot = usePlot();
  const { trajectory } = useRun();
  const half = (name.length * LETTER) / 2;
  const [cx, cy] = [plot.x(0), plot.y(0)];
  const path = placesOf(plot, trajectory.valleyP, trajectory.valleyQ, Math.min(trajectory.end, PATH));
  let best: { readonly x: number; readonly y: number; readonly free: number } | null = null;
  for (let degrees = 0; degrees < 360; degrees += 10) {
    const angle = (degrees * Math.PI) / 180;
    const away = radius + (inside ? -1 : 1) * (10 + half * Math.abs(Math.cos(angle)));
    const [x, y] = [cx + away * Math.cos(angle), cy - away * Math.sin(angle)];
    if (x < half + 4 || x > plot.width - half - 4 || y < 14 || y > plot.height - 6) continue;
    let free = Number.POSITIVE_INFINITY;
    // Across, the name reaches half its length.
    for (const place of path)
      free = Math.min(free, Math.max(Math.abs(place.x - x) - half, 2 * Math.abs(place.y - y)));
    if (best === null || free > best.free) best = { x, y, free };
  }
  return best === null ? null : (
    <text className="circle-label" x={best.x.toFixed(1)} y={(best.y + 4).toFixed(1)}>
      {explainedInDrawing(name)}
    </text>
  );
}

function StartHandle({ onHold }: { readonly onHold: (held: boolean) => void }) {
  const { problem, trajectory } = useRun();
  const setStart = useStartChange();
  const root = Math.sqrt(problem.width);
  const onMove = useCallback(
    (p: number, q: number, how: 'drag' | 'gesture') =>
      setStart?.((root * (p * p - q * q)) / 4, (p * p + q * q) / 2, how),
    [setStart, root],
  );
  if (trajectory.end < 0 || setStart === null) return null;
  return (
    <Handle
      x={trajectory.valleyP[0] ?? 0}
      y={trajectory.valleyQ[0] ?? 0}
      label="Start in the valley"
      valueText={`output ${formatNumber(problem.start.output)}, NTK ${formatNumber(problem.start.ntk)}`}
      onMove={onMove}
      onHold={onHold}
      className="start-handle"
    />
  );
}
