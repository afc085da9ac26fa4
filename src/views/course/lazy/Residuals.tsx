import { memo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { linePath } from '../../../charts/paths.ts';
import { steadyDomain } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useFigure } from '../figure/useFigure.ts';
import { exampleOf } from './twoWeights.ts';

/** |f − y| of both models over time: the linear one is a straight line on this axis. */
export const Residuals = memo(function Residuals() {
  const { span, flowResidual, linearResidual } = exampleOf(useFigure());
  const first = Math.max(1e-6, linearResidual[0] as number);
  const lasts = [flowResidual.at(-1) ?? 0, linearResidual.at(-1) ?? 0];
  const [low, high] = steadyDomain('log', Math.max(1e-6, Math.min(first / 10, ...lasts)), first);
  const x = useAxis('linear', 0, 1.12 * span);
  const y = useAxis('log', low, high);
  return (
    <Frame label="Distance from the target" xLabel="time" yLabel="|f − y|" x={x} y={y}>
      <Lines />
    </Frame>
  );
});

function Lines() {
  const plot = usePlot();
  const { times, flowResidual, linearResidual } = exampleOf(useFigure());
  const end = times.length - 1;
  return (
    <>
      <g data-names="f">
        <Curve d={linePath(plot, times, flowResidual, 0, end)} className="training-net" />
      </g>
      <Curve d={linePath(plot, times, linearResidual, 0, end)} className="comparison-linear" dashed />
      <EndLabels
        lines={[
          { name: 'uv', className: 'training-name', xs: times, ys: flowResidual, end },
          { name: 'linear', className: '', xs: times, ys: linearResidual, end },
        ]}
      />
    </>
  );
}
