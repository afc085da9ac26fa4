import { useMemo } from 'react';
import { Slider } from '../../../controls/Slider.tsx';
import { Toggle } from '../../../controls/Toggle.tsx';
import { Card } from '../../../panels/Card.tsx';
import type { PanelName } from '../../../panels/pictures/names.ts';
import type { Panel } from '../../../panels/pictures/panels.ts';
import { SeenRun, useAsked, useScope } from '../../../panels/scope.tsx';
import { Explained } from '../../../panels/words/Explained.tsx';
import { RUN_FIELDS } from '../../../state/run.ts';
import type { How } from '../../../state/store.ts';
import type { FigureProps } from '../chapter.ts';
import { RunBoard } from '../figure/RunBoard.tsx';
import { useFigure, useSetFigure } from '../figure/useFigure.ts';
import { fromWeights } from './derived.ts';
import { NeuronPlane } from './NeuronPlane.tsx';
import { StepTable } from './StepTable.tsx';
import { useToy } from './useToy.ts';
import { KernelWaterfall, OutputWaterfall } from './Waterfall.tsx';
import '../figure/board.css';
import './toy.css';

const NEURONS: Panel = {
  name: 'four-neurons',
  title: 'Four neurons',
  description: 'The four neurons as points of their two weights, and where one step of descent takes each.',
  picture: NeuronPlane,
};
const OUTPUT: Panel = {
  name: 'output-terms',
  title: 'The output in one step',
  description:
    'The output before the step, the three terms that change it, and the output after the step, as bars.',
  picture: OutputWaterfall,
};
const KERNEL: Panel = {
  name: 'kernel-terms',
  title: 'The kernel in one step',
  description:
    'The kernel before the step, the two terms that change it, and the kernel after the step, as bars.',
  picture: KernelWaterfall,
};

/** Sections that are about the run from these weights, or about the page's own. */
const FROM_WEIGHTS = 5;
const SHAPES = 6;
const RUN_PICTURES: readonly PanelName[] = ['loss', 'ntk'];
/** Sections that are about the terms of the step: where there is room for one card, it is theirs. */
const TERMS = [3, 4];

export function Figure({ section }: FigureProps) {
  if (section === SHAPES) return <RunBoard panels={RUN_PICTURES} />;
  if (section === FROM_WEIGHTS) return <RunFromWeights />;
  return <StepBoard isOfTerms={TERMS.includes(section)} />;
}

function RunFromWeights() {
  const inputs = useFigure();
  const as = useMemo(() => fromWeights(inputs), [inputs]);
  return (
    <SeenRun as={as}>
      <RunBoard panels={RUN_PICTURES} />
    </SeenRun>
  );
}

/** One step on the four neurons, with everything that decides it. */
function StepBoard({ isOfTerms }: { readonly isOfTerms: boolean }) {
  return (
    <div className="board phase-lazy">
      <Controls />
      <div className={`toy-cards ${isOfTerms ? 'toy-terms' : 'toy-weights'}`}>
        <Card panel={NEURONS} />
        <StepTable />
        <Card panel={OUTPUT} />
        <Card panel={KERNEL} />
      </div>
    </div>
  );
}

const ETA = <Explained text="η" />;
const Y = <Explained text="y" />;

function Controls() {
  const { changes } = useScope();
  const { setting } = useAsked();
  const { sequential } = useFigure();
  const { learningRate } = useToy();
  const set = useSetFigure();
  const onRate = (value: number, how: How) => changes?.change({ rate: { kind: 'eta', value } }, how);
  const onTarget = (target: number, how: How) => changes?.change({ target }, how);
  return (
    <div className="board-controls">
      <Slider
        label="Learning rate"
        symbol={ETA}
        compact
        min={0.01}
        max={1.5}
        limits={RUN_FIELDS.eta}
        value={Number(learningRate.toPrecision(12))}
        onChange={onRate}
      />
      <Slider
        label="Target"
        symbol={Y}
        compact
        min={-3}
        max={3}
        step={0.05}
        limits={RUN_FIELDS.y}
        value={setting.target}
        onChange={onTarget}
      />
      <div className="board-extra">
        <Toggle
          label="v moves by the new u"
          checked={sequential}
          onChange={(checked) => set({ sequential: checked }, 'gesture')}
        />
      </div>
    </div>
  );
}
