import { memo, useCallback } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { Handle } from '../../../charts/Handle.tsx';
import { formatNumber } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import type { How } from '../../../state/store.ts';
import { useSetFigure } from '../figure/useFigure.ts';
import { INDICES, U_NAMES, V_NAMES } from './derived.ts';
import { useToy } from './useToy.ts';

/** Room round the neurons, and what the ends of the axes are whole multiples of. */
const ROOM = 0.6;
const END = 0.5;
/** Weights are set to this. */
const GRID = 0.05;

const onGrid = (value: number) => Number((Math.round(value / GRID) * GRID).toFixed(2));

/** The neurons as points of their two weights, to be dragged, and where one step takes them. */
export const NeuronPlane = memo(function NeuronPlane() {
  const [[u0, u1], [v0, v1]] = useRanges();
  const x = useAxis('linear', u0, u1);
  const y = useAxis('linear', v0, v1);
  return (
    <Frame label="The four neurons" xLabel="u" yLabel="v" x={x} y={y} square>
      {DRAWING}
    </Frame>
  );
});

/** Ranges of one length that hold the neurons before and after the step. */
function useRanges() {
  const { weights, step } = useToy();
  const range = (...layers: Float64Array[]) => {
    const values = layers.flatMap((layer) => [...layer]);
    const low = END * Math.floor((Math.min(...values) - ROOM) / END);
    const high = END * Math.ceil((Math.max(...values) + ROOM) / END);
    return [low, high] as const;
  };
  const u = range(weights.u, step.weights.u);
  const v = range(weights.v, step.weights.v);
  const length = Math.max(u[1] - u[0], v[1] - v[0]);
  const about = ([low, high]: readonly [number, number]) => {
    const middle = (low + high) / 2;
    return [middle - length / 2, middle + length / 2] as const;
  };
  return [about(u), about(v)] as const;
}

const DRAWING = (
  <>
    <Zero />
    <Moves />
    {INDICES.map((i) => (
      <Neuron key={i} index={i} />
    ))}
  </>
);

/** The axes u = 0 and v = 0. */
function Zero() {
  const { x, y, width, height } = usePlot();
  return <Curve d={`M0 ${y(0)}H${width}M${x(0)} 0V${height}`} className="toy-zero" />;
}

function Moves() {
  const { x, y } = usePlot();
  const { weights, step } = useToy();
  const to = (i: number) => [x(step.weights.u[i] ?? 0), y(step.weights.v[i] ?? 0)] as const;
  const d = INDICES.map((i) => {
    const [px, py] = to(i);
    return `M${x(weights.u[i] ?? 0).toFixed(1)} ${y(weights.v[i] ?? 0).toFixed(1)}L${px.toFixed(1)} ${py.toFixed(1)}`;
  }).join('');
  return (
    <>
      <Curve d={d} className="run-path" />
      {INDICES.map((i) => {
        const [px, py] = to(i);
        return <Dot key={i} x={px} y={py} className="run-dot" />;
      })}
    </>
  );
}

function Neuron({ index }: { readonly index: number }) {
  const { x, y } = usePlot();
  const { weights } = useToy();
  const set = useSetFigure();
  const [u, v] = [weights.u[index] ?? 0, weights.v[index] ?? 0];
  const onMove = useCallback(
    (toU: number, toV: number, how: How) =>
      set({ [U_NAMES[index] as string]: onGrid(toU), [V_NAMES[index] as string]: onGrid(toV) }, how),
    [set, index],
  );
  return (
    <>
      <Handle
        x={u}
        y={v}
        label={`Neuron ${index + 1}`}
        valueText={`u ${formatNumber(u)}, v ${formatNumber(v)}`}
        onMove={onMove}
        nearest={nearest}
        className="start-handle"
      />
      <text className="toy-index" x={x(u)} y={y(v)} dx={12} dy={-8} aria-hidden="true">
        {index + 1}
      </text>
    </>
  );
}

const nearest = (u: number, v: number) => [onGrid(u), onGrid(v)] as const;
