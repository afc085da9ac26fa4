import { memo, useCallback, useMemo } from 'react';
import { Curve } from '../charts/Curve.tsx';
import { Frame } from '../charts/Frame.tsx';
import { Handle } from '../charts/Handle.tsx';
import { formatNumber, steadyDomain } from '../charts/scales.ts';
import { usePlot } from '../charts/usePlot.ts';
import { RunInPlane } from './RunInPlane.tsx';
import { extentWithin } from './run.ts';
import { useRun } from './scope.tsx';
import { useStartChange } from './start.ts';
import { contourLevels, hyperbolaPath } from './valley.ts';

const DRAWING = (
  <>
    <Terrain />
    <Circles />
    <RunInPlane x="valleyP" y="valleyQ" />
    <StartHandle />
  </>
);

/** The loss valley in the plane of the run: contours, minima, the stable disc and the divergence circle, and the run as a path. */
export const Valley = memo(function Valley() {
  const { trajectory, problem } = useRun();
  const radius = Math.sqrt(2 * problem.start.ntk);
  const { end, valleyP, valleyQ } = trajectory;
  const reach = useMemo(() => {
    const [lowP, highP] = extentWithin(valleyP, end, 2.2 * radius);
    const [lowQ, highQ] = extentWithin(valleyQ, end, 2.2 * radius);
    return steadyDomain('linear', 0, Math.max(1.3 * radius, -lowP, highP, -lowQ, highQ))[1];
  }, [valleyP, valleyQ, end, radius]);
  const axis = useMemo(() => ({ kind: 'linear', domain: [-reach, reach] }) as const, [reach]);
  return (
    <Frame label="Loss valley" xLabel="P̂ = ±‖u + v‖/√n" yLabel="Q̂ = ±‖u − v‖/√n" x={axis} y={axis} square>
      {DRAWING}
    </Frame>
  );
});

/** Loss contours and the hyperbola of minima: they depend on the target alone, so a learning-rate drag leaves them as they are. */
function Terrain() {
  const { target, width } = useRun().problem;
  const plot = usePlot();
  const b = target / Math.sqrt(width);
  const [contours, minima] = useMemo(() => {
    const [, reach] = plot.x.domain;
    const path = (c: number) => hyperbolaPath(c, reach, plot.x, plot.y);
    return [contourLevels(b, reach, 7).map(path).join(''), path(4 * b)] as const;
  }, [b, plot]);
  return (
    <g className="terrain">
      <Curve d={contours} className="contour" />
      <Curve d={minima} className="minima" />
    </g>
  );
}

/** The disc of stable minima, P̂² + Q̂² < 4/η, and for zero target the circle P̂² + Q̂² = 8/η no run crosses and survives. */
function Circles() {
  const plot = usePlot();
  const { learningRate: rate, target } = useRun().problem;
  const zeroTarget = target === 0;
  const unit = Math.abs(plot.x(1) - plot.x(0));
  const stable = Math.min(1e5, unit * Math.sqrt(4 / rate));
  const edge = Math.min(1e5, unit * Math.sqrt(8 / rate));
  const cx = plot.x(0);
  const cy = plot.y(0);
  return (
    <>
      <circle className="stable-disc" cx={cx} cy={cy} r={stable} />
      {zeroTarget && <circle className="edge-circle" cx={cx} cy={cy} r={edge} />}
      <text className="circle-label label-stable" x={cx} y={cy + stable - 5}>
        stable: λ &lt; 2/η
      </text>
      {zeroTarget && (
        <text className="circle-label label-edge" x={cx} y={cy + edge - 5}>
          edge: λ = 4/η
        </text>
      )}
    </>
  );
}

function StartHandle() {
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
    />
  );
}
