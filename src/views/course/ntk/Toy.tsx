import { memo, useMemo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { NamedPoints } from '../../../charts/NamedPoints.tsx';
import type { NamedPoint } from '../../../charts/namedPoints.ts';
import { linePath } from '../../../charts/paths.ts';
import { formatNumber, steadyDomain } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import type { Trajectory } from '../../../core/model/trajectory.ts';
import { StepPointer } from '../../../panels/pictures/StepPointer.tsx';
import { useSpan } from '../../../panels/pictures/span.ts';
import { extentWithin } from '../../../panels/run.ts';
import { useCursor, useRun } from '../../../panels/scope.tsx';
import { Strip } from './Strip.tsx';
import { hessianAt, toySeries } from './toy.ts';

/** The spectrum of the toy model's Hessian, at the step shown and over the run. */

function domainOf(trajectory: Trajectory): readonly [number, number] {
  const { top, low, plus } = toySeries(trajectory);
  const { end } = trajectory;
  const cap = 8 * (trajectory.ntk[0] as number);
  const most = Math.max(extentWithin(top, end, cap)[1], extentWithin(plus, end, cap)[1]);
  const least = Math.min(extentWithin(low, end, cap)[0], -extentWithin(plus, end, cap)[1]);
  return steadyDomain('linear', 1.05 * least, 1.05 * most);
}

export const ToySpectra = memo(function ToySpectra() {
  const { trajectory } = useRun();
  const step = useCursor(trajectory.end);
  const domain = useMemo(() => domainOf(trajectory), [trajectory]);
  const rows = useMemo(() => {
    const { width, ntk } = trajectory;
    const kernel = { value: ntk[step] as number, count: 1 };
    const zeros = { value: 0, count: 2 * width - 1 };
    return [
      { name: `Θ = λ, one number`, values: [kernel] },
      { name: `JᵀJ, ${formatNumber(2 * width)} eigenvalues`, values: [kernel, zeros] },
      {
        name: `H, ${formatNumber(2 * width)} eigenvalues`,
        values: hessianAt(trajectory, step).map(({ value, multiplicity }) => ({
          value,
          count: multiplicity,
        })),
      },
    ];
  }, [trajectory, step]);
  return <Strip label="Spectra of the toy model" rows={rows} domain={domain} />;
});

export const ToyLines = memo(function ToyLines() {
  const { trajectory } = useRun();
  const [low, high] = useMemo(() => domainOf(trajectory), [trajectory]);
  const x = useAxis('linear', 0, Math.max(1, useSpan()));
  const y = useAxis('linear', low, high);
  return (
    <Frame label="Eigenvalues of H over steps" xLabel="step t" yLabel="eigenvalues of H" x={x} y={y}>
      <Drawn />
      <StepPointer />
    </Frame>
  );
});

function Drawn() {
  const plot = usePlot();
  const { trajectory } = useRun();
  const { end } = trajectory;
  const step = useCursor(end);
  const { top, low, plus, minus } = toySeries(trajectory);
  const names = useMemo(() => namesOf(trajectory), [trajectory]);
  const px = plot.x(step).toFixed(1);
  const path = (ys: Float64Array) => linePath(plot, null, ys, 0, end);
  return (
    <>
      <path className="strip-zero" d={`M0 ${plot.y(0)}H${plot.width}`} />
      <path className="step-line" d={`M${px} 0V${plot.height}`} />
      <Curve d={path(plus)} className="toy-bulk" />
      <Curve d={path(minus)} className="toy-bulk" />
      <Curve d={path(low)} className="toy-pair" />
      <Curve d={path(trajectory.ntk)} className="toy-kernel" dashed />
      <Curve d={path(top)} className="toy-pair" />
      <NamedPoints points={names} />
    </>
  );
}

/** Names of the lines, where they are farthest from each other. */
function namesOf(trajectory: Trajectory): NamedPoint[] {
  const { ntk, end } = trajectory;
  const { top, low, plus } = toySeries(trajectory);
  let at = 0;
  for (let t = 1; t <= end; t++) if ((plus[t] as number) > (plus[at] as number)) at = t;
  const name = (ys: Float64Array, label: string, side: NamedPoint['side']): NamedPoint => ({
    x: at,
    y: ys[at] as number,
    label,
    side,
    isBare: true,
  });
  return [
    name(top, 'largest', 'right'),
    name(ntk, 'λ', 'left'),
    name(plus, '±Δf/√n', 'right'),
    name(low, 'smaller of the pair', 'right'),
  ];
}
