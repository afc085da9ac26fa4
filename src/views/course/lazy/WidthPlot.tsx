import { memo, useMemo } from 'react';
import { Frame } from '../../../charts/Frame.tsx';
import { Rules } from '../../../charts/Rules.tsx';
import { useAxis } from '../../../charts/useAxis.ts';
import { useFigure } from '../figure/useFigure.ts';
import { overWidths, type Quantity } from '../training/laws.ts';
import { SweepLines } from '../training/SweepLines.tsx';
import { type Shape, useWidthParts, useWidthSweep } from '../training/sweeps.ts';

const LINES: readonly { readonly name: string; readonly of: Quantity; readonly className: string }[] = [
  { name: '‖W − W₀‖', of: 'distance', className: 'training-distance' },
  { name: 'J', of: 'jacobianChange', className: 'training-jacobian' },
  { name: 'W', of: 'weightsChange', className: 'training-weights' },
  { name: 'Θ', of: 'kernelChange', className: 'training-kernel' },
];

/** What training of each width came to. */
export const WidthPlot = memo(function WidthPlot() {
  const activation = useFigure().activation as Shape;
  useWidthSweep(activation);
  const x = useAxis('log', 3, 4000);
  const y = useAxis('log', 1e-2, 30);
  return (
    <Frame label="Changes against the width" xLabel="width m" yLabel="change" x={x} y={y}>
      <Lines />
    </Frame>
  );
});

function Lines() {
  const { activation, netWidth } = useFigure();
  const { parts, error } = useWidthParts(activation as Shape);
  const lines = useMemo(
    () => LINES.map(({ name, of, className }) => ({ name, className, ...overWidths(parts, of) })),
    [parts],
  );
  const rules = useMemo(() => [{ at: netWidth, label: error ?? `m = ${netWidth}` }], [netWidth, error]);
  return (
    <>
      <Rules axis="x" rules={rules} />
      <SweepLines lines={lines} />
    </>
  );
}
