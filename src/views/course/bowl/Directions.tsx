import { memo, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { linePath } from '../../../charts/paths.ts';
import { steadyDomain } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { useFigure } from '../figure/useFigure.ts';
import { type Descent, descentOf, STEPS } from './derived.ts';

/** Decades shown below 1 and above it. */
const FLOOR = 1e-6;
const CEILING = 1e6;

function span({ along, end }: Descent) {
  const values = [along.a, along.b]
    .flatMap((each) => [...each.subarray(0, end + 1)])
    .filter((value) => value > 0);
  const low = Math.max(FLOOR, Math.min(1, ...values));
  const high = Math.min(CEILING, Math.max(1, ...values));
  return steadyDomain('log', low, high);
}

/** The distance from the minimum along each direction, over the steps. */
export const Directions = memo(function Directions() {
  const descent = descentOf(useFigure());
  const [low, high] = useMemo(() => span(descent), [descent]);
  const x = useAxis('linear', 0, STEPS);
  const y = useAxis('log', low, high);
  return (
    <Frame
      label="Distance along each direction"
      xLabel="step t"
      yLabel="distance from the minimum"
      x={x}
      y={y}
    >
      <Lines />
    </Frame>
  );
});

function Lines() {
  const plot = usePlot();
  const { along, end, bowl } = descentOf(useFigure());
  const names = bowl.a >= bowl.b ? { a: 'steep', b: 'flat' } : { a: 'flat', b: 'steep' };
  return (
    <>
      <Curve d={linePath(plot, null, along.a, 0, end)} className={`bowl-${names.a}`} />
      <Curve d={linePath(plot, null, along.b, 0, end)} className={`bowl-${names.b}`} />
      <EndLabels
        lines={[
          { name: `along λ = ${bowl.a}`, className: `bowl-name-${names.a}`, xs: null, ys: along.a, end },
          { name: `along λ = ${bowl.b}`, className: `bowl-name-${names.b}`, xs: null, ys: along.b, end },
        ]}
      />
    </>
  );
}
