import { memo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { linePath } from '../../../charts/paths.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { STEPS } from './net.ts';
import { useTraining } from './useTraining.ts';

/** Relative changes of kernel, Jacobian and weights over the steps. The axes are those of every net, so that nets can be compared. */
export const Moved = memo(function Moved() {
  const x = useAxis('log', 1, 1.5 * STEPS);
  const y = useAxis('log', 1e-3, 10);
  return (
    <Frame label="Relative change" xLabel="steps" yLabel="relative change" x={x} y={y}>
      <Lines />
    </Frame>
  );
});

function Lines() {
  const plot = usePlot();
  const { history, seen } = useTraining();
  const end = seen - 1;
  const { steps: xs } = history;
  const lines = [
    { name: 'Θ', className: 'training-kernel', ys: history.kernel },
    { name: 'J', className: 'training-jacobian', ys: history.jacobian },
    { name: 'W', className: 'training-weights', ys: history.weights },
  ];
  if (seen === 0) return null;
  return (
    <>
      {lines.map(({ name, className, ys }) => (
        <g key={name} data-names={name}>
          <Curve d={linePath(plot, xs, ys, 0, end)} className={className} />
        </g>
      ))}
      <EndLabels lines={lines.map(({ name, ys }) => ({ name, className: '', xs, ys, end }))} />
    </>
  );
}
