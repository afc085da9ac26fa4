import { memo, useCallback, useMemo } from 'react';
import { Frame } from '../../charts/Frame.tsx';
import { Handle } from '../../charts/Handle.tsx';
import { Rules } from '../../charts/Rules.tsx';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { useAxis } from '../../charts/useAxis.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { extentWithin, type Run } from '../run.ts';
import { useRun } from '../scope.tsx';
import { useStartChange } from '../start.ts';
import { hasEdge, stability } from '../thresholds.ts';
import { explainedInDrawing } from '../words/Explained.tsx';
import { Ball } from './Ball.tsx';
import { fitted } from './fit.ts';
import { useHeldAxes } from './heldAxes.ts';
import { RunInPlane } from './RunInPlane.tsx';
import { useWhole } from './whole.ts';

/** Least height of a picture that fits the orbit, in kernels of the start. */
const LEAST = 0.4;

/** Phase portrait: residual across, NTK upwards, and the cone λ ≥ 2|f|/√n outside which no network exists. */
export const Portrait = memo(function Portrait() {
  const run = useRun();
  const isWhole = useWhole();
  const [[x0, x1, y0, y1], hold] = useHeldAxes(useAxes(run, isWhole));
  const x = useAxis('linear', x0, x1);
  const y = useAxis('linear', y0, y1);
  const drawing = useMemo(
    () => (
      <>
        <Cone />
        <Thresholds />
        <RunInPlane x="residual" y="ntk" />
        <StartHandle onHold={hold} />
        <Ball x="residual" y="ntk" />
      </>
    ),
    [hold],
  );
  return (
    <Frame label="Phase portrait" xLabel="residual Δf" yLabel="NTK λ" x={x} y={y}>
      {drawing}
    </Frame>
  );
});

/** Ends of the two axes: of the whole cone from its tip, or of what the orbit needs. */
function useAxes({ trajectory, problem }: Run, isWhole: boolean) {
  const { end, residual, ntk } = trajectory;
  const root = Math.sqrt(problem.width);
  const first = problem.start.ntk;
  return useMemo(() => {
    const cap = Math.max(1.5 * first * root, 2 * Math.abs(problem.target), Math.abs(residual[0] ?? 0));
    const [low, high] = extentWithin(residual, end, cap);
    const [lowest, highest] = extentWithin(ntk, end, 4 * first);
    if (isWhole) {
      const [, reach] = steadyDomain('linear', 0, Math.max(cap, -low, high));
      return [-reach, reach, 0, steadyDomain('linear', 0, Math.max(1.4 * first, 1.05 * highest))[1]] as const;
    }
    const [, reach] = steadyDomain('linear', 0, 1.1 * Math.max(-low, high, 1e-6 * first * root));
    const [from, to] = fitted([lowest, highest], LEAST * first);
    return [-reach, reach, Math.max(0, from), to] as const;
  }, [residual, ntk, end, first, root, problem.target, isWhole]);
}

function Thresholds() {
  const run = useRun();
  const { kernel, name } = stability(run);
  const two = { at: kernel, label: name };
  const rules = hasEdge(run) ? [two, { at: 4 / run.problem.learningRate, label: '4/η' }] : [two];
  return <Rules axis="y" rules={rules} />;
}

/** Height of the shaded region at the left edge, pixels, that holds its label. */
const LABEL_ROOM = 40;

/** The region below λ = 2|Δf + y|/√n, shaded: no weights give such a pair. */
function Cone() {
  const { target, width } = useRun().problem;
  return <Forbidden target={target} root={Math.sqrt(width)} />;
}

const Forbidden = memo(function Forbidden({
  target,
  root,
}: {
  readonly target: number;
  readonly root: number;
}) {
  const plot = usePlot();
  const [, reach] = plot.x.domain;
  const corner = (residual: number) =>
    `${plot.x(residual)} ${plot.y((2 * Math.abs(residual + target)) / root)}`;
  const apex = Math.max(-reach, Math.min(reach, -target));
  const room = plot.height - plot.y((2 * Math.abs(target - reach)) / root);
  return (
    <>
      <path
        className="forbidden"
        d={`M${corner(-reach)}L${corner(apex)}L${corner(reach)}V${plot.height}H${plot.x(-reach)}Z`}
      />
      {room > LABEL_ROOM && (
        <text className="forbidden-label" x={6} y={plot.height - 6}>
          {explainedInDrawing('no network: λ < 2|f|/√n')}
        </text>
      )}
    </>
  );
});

function StartHandle({ onHold }: { readonly onHold: (held: boolean) => void }) {
  const { problem, trajectory } = useRun();
  const setStart = useStartChange();
  const onMove = useCallback(
    (residual: number, ntk: number, how: 'drag' | 'gesture') =>
      setStart?.(residual + problem.target, ntk, how),
    [setStart, problem.target],
  );
  if (trajectory.end < 0 || setStart === null) return null;
  return (
    <Handle
      x={problem.start.output - problem.target}
      y={problem.start.ntk}
      label="Start in the phase portrait"
      valueText={`output ${formatNumber(problem.start.output)}, NTK ${formatNumber(problem.start.ntk)}`}
      onMove={onMove}
      onHold={onHold}
      className="start-handle"
    />
  );
}
