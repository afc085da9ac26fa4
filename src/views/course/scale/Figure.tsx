import { useCallback } from 'react';
import { Segmented } from '../../../controls/Segmented.tsx';
import { Card } from '../../../panels/Card.tsx';
import type { PanelName } from '../../../panels/pictures/names.ts';
import type { Panel } from '../../../panels/pictures/panels.ts';
import type { FigureProps } from '../chapter.ts';
import { Dial } from '../figure/Dial.tsx';
import { RunBoard } from '../figure/RunBoard.tsx';
import { useFigure, useSetFigure } from '../figure/useFigure.ts';
import { PREDICTORS } from '../training/panels.ts';
import type { Way } from '../training/sweeps.ts';
import { TrainingBar } from '../training/TrainingBar.tsx';
import { ScalePlot } from './ScalePlot.tsx';
import { WAY_NAMES } from './ways.ts';
import '../figure/board.css';

const SCALES: Panel = {
  name: 'scales',
  title: 'Change of the kernel',
  description:
    'Relative change of the kernel Θ after training against the output scale α, for three ways to begin, on logarithmic axes; the dot is the net in training.',
  picture: ScalePlot,
};

/** The pictures of the toy model's run beside some sections. */
const RUNS: Readonly<Record<number, readonly PanelName[]>> = { 2: ['ntk', 'loss'], 3: ['ntk', 'loss'] };
const WAYS_SECTION = 1;

/** The net with a scale in front; or the page's run. */
export function Figure({ section }: FigureProps) {
  const run = RUNS[section];
  if (run !== undefined) return <RunBoard panels={run} />;
  const panels = section === WAYS_SECTION ? [SCALES, PREDICTORS] : [PREDICTORS, SCALES];
  return (
    <div className="board">
      <TrainingBar />
      <div className="training-controls">
        <Dial of="scaleStep" label="Output scale" symbol="α" scale="log" marks={MARKS} />
        <Ways />
      </div>
      <div className="board-cards">
        {panels.map((panel) => (
          <Card key={panel.name} panel={panel} />
        ))}
      </div>
    </div>
  );
}

const MARKS = [1, 10, 100, 1000, 10_000].map((value) => ({ value, label: value.toLocaleString('en') }));
const OPTIONS = (['doubling', 'subtracting', 'none'] as const).map((value) => ({
  value,
  label: WAY_NAMES[value],
}));

function Ways() {
  const { zero } = useFigure();
  const set = useSetFigure();
  const onChange = useCallback((next: Way) => set({ zero: next }, 'gesture'), [set]);
  return (
    <div className="board-extra">
      <Segmented label="How f starts" options={OPTIONS} value={zero as Way} onChange={onChange} />
    </div>
  );
}
