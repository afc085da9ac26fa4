import { memo } from 'react';
import { Curve } from '../../../charts/Curve.tsx';
import { Dot } from '../../../charts/Dot.tsx';
import { EndLabels } from '../../../charts/EndLabels.tsx';
import { Frame } from '../../../charts/Frame.tsx';
import { linePath } from '../../../charts/paths.ts';
import { steadyDomain } from '../../../charts/scales.ts';
import { useAxis } from '../../../charts/useAxis.ts';
import { usePlot } from '../../../charts/usePlot.ts';
import { POINT_PLACES, POINTS, REACH } from './net.ts';
import type { Shown } from './trainer.ts';
import { useTraining } from './useTraining.ts';

/** Room for the names of the lines, beyond the last input shown. */
const NAMES = 0.75;
/** The vertical axis reaches at least so far. */
const LEAST = 3;

/** Half the vertical axis, on a short ladder: what a scaled net begins with may be far off. */
function heightOf({ curves }: Shown): number {
  const most = [...curves.net, ...curves.linear]
    .filter(Number.isFinite)
    .reduce((size, value) => Math.max(size, Math.abs(value)), LEAST);
  return steadyDomain('linear', 0, most)[1];
}

/** The net's function and that of its linearisation, over the input. */
export const Predictors = memo(function Predictors() {
  const height = heightOf(useTraining());
  const x = useAxis('linear', -REACH, REACH + NAMES);
  const y = useAxis('linear', -height, height);
  return (
    <Frame label="The two predictors" xLabel="input s" yLabel="output" x={x} y={y}>
      {DRAWING}
    </Frame>
  );
});

const DRAWING = (
  <>
    <Lines />
    <TrainingPoints />
  </>
);

function Lines() {
  const plot = usePlot();
  const { curves, grid, question } = useTraining();
  const last = grid.places.length - 1;
  const name = question.outputScale === 1 ? 'f' : 'αf';
  return (
    <>
      <g data-names="f">
        <Curve d={linePath(plot, grid.places, curves.net, 0, last)} className="training-net" />
      </g>
      <Curve d={linePath(plot, grid.places, curves.linear, 0, last)} className="comparison-linear" dashed />
      <EndLabels
        lines={[
          { name, className: 'training-name', xs: grid.places, ys: curves.net, end: last },
          { name: 'linear', className: '', xs: grid.places, ys: curves.linear, end: last },
        ]}
      />
    </>
  );
}

function TrainingPoints() {
  const plot = usePlot();
  return POINTS.targets.reduce<React.ReactNode[]>((dots, y, k) => {
    const s = POINT_PLACES[k] as number;
    dots.push(<Dot key={s} x={plot.x(s)} y={plot.y(y)} shape="square" className="training-point" />);
    return dots;
  }, []);
}
