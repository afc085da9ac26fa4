import { memo, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { linePath } from '../../../charts/paths.ts';
import { Rules } from '../../../charts/Rules.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useRun } from '../../../panels/scope.tsx';
import { useFigure } from '../figure/useFigure.ts';
import { noisyRun, STEPS } from './noise.ts';

/** κ over many steps with noisy labels, beside the same run without noise. */
export const NoisyKernel = memo(function NoisyKernel() {
  const x = useAxis('linear', 0, STEPS);
  const y = useAxis('linear', 0, 2.4);
  return (
    <Frame label="Curvature under label noise" xLabel="step t" yLabel="κ = ηλ" x={x} y={y}>
      {DRAWING}
    </Frame>
  );
});

const STABLE = [{ at: 2, label: 'κ = 2' }];

const DRAWING = (
  <>
    <Rules axis="y" rules={STABLE} />
    <Lines />
  </>
);

function Lines() {
  const plot = usePlot();
  const { problem } = useRun();
  const { noise } = useFigure();
  const noisy = noisyRun(problem, noise);
  const calm = noisyRun(problem, 0);
  const least = 2 * Math.abs(noisy.scaledTarget);
  const flattest = useMemo(() => [{ at: least, label: 'flattest: 2|w|' }], [least]);
  return (
    <>
      {least > 0 && <Rules axis="y" rules={flattest} />}
      <Curve d={linePath(plot, null, calm.curvature, 0, calm.end)} className="noise-calm" />
      <Curve d={linePath(plot, null, noisy.curvature, 0, noisy.end)} className="run-curve" />
      <EndLabels
        lines={[
          { name: 'without noise', className: 'noise-name', xs: null, ys: calm.curvature, end: calm.end },
          { name: 'with noise', className: '', xs: null, ys: noisy.curvature, end: noisy.end },
        ]}
      />
    </>
  );
}
