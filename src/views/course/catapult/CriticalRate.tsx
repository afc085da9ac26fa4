import { memo, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { linePath } from '../../../charts/paths.ts';
import { Rules } from '../../../charts/Rules.tsx';
import { steadyDomain } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useSpan } from '../../../panels/pictures/span.ts';
import type { Run } from '../../../panels/run.ts';
import { useCursor, useRun } from '../../../panels/scope.tsx';

/** The critical rate of every step, 2/λ_t, and the rate that has to be below it. */

/** Critical rates beyond so many times η are of no account: the run has long landed. */
const MOST = 4;

const rates = new WeakMap<Run, Float64Array>();

/** 2/λ_t over the steps. */
function criticalRates(run: Run): Float64Array {
  const known = rates.get(run) ?? run.trajectory.ntk.map((ntk) => 2 / ntk);
  rates.set(run, known);
  return known;
}

export const CriticalRate = memo(function CriticalRate() {
  const run = useRun();
  const { learningRate } = run.problem;
  const span = useSpan();
  const critical = criticalRates(run);
  const highest = Math.min(MOST * learningRate, Math.max(learningRate, ...critical.subarray(0, span + 1)));
  const [low, high] = steadyDomain('linear', 0, 1.15 * highest);
  const x = useAxis('linear', 0, span);
  const y = useAxis('linear', low, high);
  return (
    <Frame label="Critical rate" xLabel="step t" yLabel="learning rate" x={x} y={y}>
      {DRAWING}
    </Frame>
  );
});

const DRAWING = (
  <>
    <Rate />
    <Critical />
    <Now />
  </>
);

function Rate() {
  const { learningRate } = useRun().problem;
  const rules = useMemo(() => [{ at: learningRate, label: 'η' }], [learningRate]);
  return <Rules axis="y" rules={rules} />;
}

function Critical() {
  const plot = usePlot();
  const run = useRun();
  return (
    <g data-names="λ">
      <Curve d={linePath(plot, null, criticalRates(run), 0, run.trajectory.end)} className="run-curve" />
    </g>
  );
}

/** The step that is shown. */
function Now() {
  const { x, y, height } = usePlot();
  const run = useRun();
  const step = useCursor(run.trajectory.end);
  const at = Math.max(0, Math.min(height, y(criticalRates(run)[Math.max(0, step)] ?? 0)));
  return (
    <>
      <Curve className="cursor-line" d={`M${x(step).toFixed(1)} 0V${height}`} />
      <Dot x={x(step)} y={at} className="run-dot" />
    </>
  );
}
