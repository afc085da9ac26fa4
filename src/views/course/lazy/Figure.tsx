import { useCallback } from 'react';
import { Segmented } from '../../../controls/Segmented.tsx';
import { Card } from '../../../panels/Card.tsx';
import type { Panel } from '../../../panels/pictures/panels.ts';
import type { FigureProps } from '../chapter.ts';
import { Dial } from '../figure/Dial.tsx';
import { useFigure, useSetFigure } from '../figure/useFigure.ts';
import { MOVED, PREDICTORS } from '../training/panels.ts';
import { TrainingBar } from '../training/TrainingBar.tsx';
import { Residuals } from './Residuals.tsx';
import { WeightPlane } from './WeightPlane.tsx';
import { WidthPlot } from './WidthPlot.tsx';
import '../figure/board.css';
import './lazy.css';

const WIDTHS: Panel = {
  name: 'widths',
  title: 'Against the width',
  description:
    'Relative changes of Θ, J and W after training, and the length of W − W₀, against the width of the net, medians of five random starts, on logarithmic axes.',
  picture: WidthPlot,
};
const PLANE: Panel = {
  name: 'weights',
  title: 'The two weights',
  description:
    'The plane of u and v: the curve of solutions uv = y, the dashed line of solutions of the linearised model, and the paths of both flows.',
  picture: WeightPlane,
};
const RESIDUALS: Panel = {
  name: 'residuals',
  title: 'Distance from the target',
  description:
    'Distance of both outputs from the target over time, on a logarithmic axis: the linearised one falls on a straight line.',
  picture: Residuals,
};

/** The section from which on the net is compared over widths, and that from which on the example is shown. */
const OVER_WIDTHS = 2;
const EXAMPLE = 3;

/** The small net in training; then the example of two weights. */
export const Figure = ({ section }: FigureProps) =>
  section >= EXAMPLE ? (
    <Board panels={[PLANE, RESIDUALS]} />
  ) : (
    <div className="board">
      <TrainingBar />
      <div className="training-controls">
        <Dial of="netWidth" label="Width" symbol="m" scale="log" marks={MARKS} />
        <Activation />
      </div>
      <Cards panels={section === OVER_WIDTHS ? [WIDTHS, PREDICTORS] : [PREDICTORS, MOVED]} />
    </div>
  );

const MARKS = [4, 16, 64, 256, 1024].map((value) => ({ value, label: String(value) }));

const Cards = ({ panels }: { readonly panels: readonly Panel[] }) => (
  <div className="board-cards">
    {panels.map((panel) => (
      <Card key={panel.name} panel={panel} />
    ))}
  </div>
);

const Board = ({ panels }: { readonly panels: readonly Panel[] }) => (
  <div className="board lazy-example">
    <Cards panels={panels} />
    <div className="board-controls board-extra">
      <Dial of="firstWeight" label="First weight" symbol="u" step={0.05} />
      <Dial of="secondWeight" label="Second weight" symbol="v" step={0.05} />
    </div>
  </div>
);

const ACTIVATIONS = [
  { value: 'tanh', label: 'tanh' },
  { value: 'relu', label: 'ReLU' },
] as const;

function Activation() {
  const { activation } = useFigure();
  const set = useSetFigure();
  const onChange = useCallback((next: 'tanh' | 'relu') => set({ activation: next }, 'gesture'), [set]);
  return (
    <div className="board-extra">
      <Segmented
        label="Activation"
        options={ACTIVATIONS}
        value={activation as 'tanh' | 'relu'}
        onChange={onChange}
      />
    </div>
  );
}
