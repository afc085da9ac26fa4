import { memo, useMemo } from 'react';
import { Frame } from '../../charts/Frame.tsx';
import { PointCloud } from '../../charts/PointCloud.tsx';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { useAxis } from '../../charts/useAxis.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { type Weights, weightsFor } from '../../core/model/weights.ts';
import { useCursor, useRun } from '../scope.tsx';

/** Beyond this many the points are a blot: of a wider network the first ones are drawn. */
const MOST_NEURONS = 2000;

/** Standard deviations shown each way: of 2,000 normal weights one lies beyond. */
const REACH = 3.6;

/** Every neuron as a point (u_i, v_i). A step stretches the cloud along one diagonal and shrinks it along the other. */
export const Neurons = memo(function Neurons() {
  const { problem, trajectory, setting } = useRun();
  const { width, start } = problem;
  const { seed } = setting;
  const { output, ntk } = start;
  const weights = useMemo(
    () => weightsFor(seed, width, { output, ntk }, Math.min(width, MOST_NEURONS)),
    [seed, width, output, ntk],
  );
  const step = useCursor(trajectory.end);
  const along = ratio(trajectory.valleyP, step);
  const across = ratio(trajectory.valleyQ, step);
  // The axes widen with the cloud, so that a divergent run stays in sight.
  const wide = useMemo(() => spread(weights), [weights]);
  const reach = steadyDomain('linear', 0, wide * Math.max(1, Math.abs(along), Math.abs(across)))[1];
  const axis = useAxis('linear', -reach, reach);
  const cloud = useMemo(
    () => <Cloud weights={weights} along={along} across={across} />,
    [weights, along, across],
  );
  const part = useMemo(() => (width > MOST_NEURONS ? <Part width={width} /> : undefined), [width]);
  return (
    <Frame
      label="Neurons"
      xLabel="first layer u"
      yLabel="second layer v"
      x={axis}
      y={axis}
      square
      overlay={part}
    >
      {cloud}
    </Frame>
  );
});

interface CloudProps {
  readonly weights: Weights;
  readonly along: number;
  readonly across: number;
}

/** p = u + v and q = u − v keep their directions, so the cloud at any step is the first one stretched by two numbers. */
function Cloud({ weights, along, across }: CloudProps) {
  const { u, v } = weights;
  const [xs, ys] = useMemo(() => {
    const stretched = [new Float64Array(u.length), new Float64Array(u.length)] as const;
    for (let i = 0; i < u.length; i++) {
      const ui = u[i] as number;
      const vi = v[i] as number;
      const half = (along * (ui + vi)) / 2;
      const other = (across * (ui - vi)) / 2;
      stretched[0][i] = half + other;
      stretched[1][i] = half - other;
    }
    return stretched;
  }, [u, v, along, across]);
  return <PointCloud xs={xs} ys={ys} count={u.length} className="neuron" />;
}

/** Says that not all neurons are drawn. */
function Part({ width }: { readonly width: number }) {
  return (
    <text className="neurons-part" x={usePlot().width} y={-11}>
      first {formatNumber(MOST_NEURONS)} of {formatNumber(width)}
    </text>
  );
}

/** Reach of the axes for the cloud as it was drawn: a given start may ask for weights much larger or smaller than normal ones. */
function spread(weights: Weights): number {
  let squares = 0;
  for (const layer of [weights.u, weights.v]) for (const value of layer) squares += value * value;
  return REACH * Math.sqrt(squares / (2 * weights.u.length));
}

function ratio(lengths: Float64Array, step: number): number {
  const first = lengths[0] ?? 0;
  return first === 0 ? 1 : (lengths[step] ?? 0) / first;
}
