import { memo, useMemo } from 'react';
import { Dot } from '../../../charts/Dot.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { Rules } from '../../../charts/Rules.tsx';
import { formatNumber } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useFigure } from '../figure/useFigure.ts';
import { overScales } from '../training/laws.ts';
import { SweepLines } from '../training/SweepLines.tsx';
import { useScaleParts, useScaleSweep, WAYS } from '../training/sweeps.ts';
import { useTraining } from '../training/useTraining.ts';
import { WAY_NAMES } from './ways.ts';

/** Smallest change shown. */
const FLOOR = 1e-9;

/** The change of the kernel against α, for each way to begin, and the net of the figure among them. */
export const ScalePlot = memo(function ScalePlot() {
  useScaleSweep();
  const x = useAxis('log', 1, 1e5);
  const y = useAxis('log', FLOOR, 10);
  return (
    <Frame
      label="Change of the kernel against the scale"
      xLabel="output scale α"
      yLabel="relative change of Θ"
      x={x}
      y={y}
    >
      {DRAWING}
    </Frame>
  );
});

const DRAWING = (
  <>
    <Here />
    <Lines />
    <Now />
  </>
);

function Lines() {
  const { parts } = useScaleParts();
  const { zero } = useFigure();
  const lines = useMemo(
    () =>
      WAYS.map((way) => ({
        name: WAY_NAMES[way],
        className: way === zero ? 'training-kernel' : 'training-other',
        ...overScales(parts, way),
      })),
    [parts, zero],
  );
  return <SweepLines lines={lines} />;
}

function Here() {
  const { error } = useScaleParts();
  const { scaleStep } = useFigure();
  const rules = useMemo(
    () => [{ at: scaleStep, label: error ?? `α = ${formatNumber(scaleStep)}` }],
    [scaleStep, error],
  );
  return <Rules axis="x" rules={rules} />;
}

/** Where the net of the figure is: it climbs to its line as it is trained. */
function Now() {
  const plot = usePlot();
  const { reading, steps, question } = useTraining();
  if (steps === 0) return null;
  return (
    <Dot
      x={plot.x(question.outputScale)}
      y={plot.y(Math.max(FLOOR, reading.kernelChange))}
      className="lazy-limit"
    />
  );
}
