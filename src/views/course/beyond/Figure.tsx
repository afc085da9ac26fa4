import { type ReactNode, useMemo } from 'react';
import { BesideProvider } from '../../../panels/beside.tsx';
import { comparisonsOf } from '../../../panels/besideRun.ts';
import { KnobControls } from '../../../panels/KnobControls.tsx';
import type { PanelName } from '../../../panels/pictures/names.ts';
import type { Panel } from '../../../panels/pictures/panels.ts';
import { useAsked, useRun } from '../../../panels/scope.tsx';
import type { FigureProps } from '../chapter.ts';
import { Dial } from '../figure/Dial.tsx';
import { RunBoard } from '../figure/RunBoard.tsx';
import { Attractors } from './Attractors.tsx';
import { OverRate, OverWidth } from './LandingCharts.tsx';
import { NoisyKernel } from './NoisyKernel.tsx';
import './beyond.css';

const ATTRACTORS: Panel = {
  name: 'attractors',
  title: 'Where it ends, over |w|',
  description:
    'The residuals that runs with a far target end in, over |w|: a point, cycles that double, bands of chaos.',
  picture: Attractors,
};
const OVER_RATE: Panel = {
  name: 'over-rate',
  title: 'Landing over c',
  description: 'κ at the landing against the learning rate, for the start of this run: each dot is a run.',
  picture: OverRate,
};
const OVER_WIDTH: Panel = {
  name: 'over-width',
  title: 'Landing over n',
  description: 'κ at the landing against the width, for the output and the kernel of this start.',
  picture: OverWidth,
};
const NOISY: Panel = {
  name: 'noisy',
  title: 'Curvature under label noise',
  description: 'κ over four thousand steps with noisy labels, beside the same run without noise.',
  picture: NoisyKernel,
};

/** The pictures beside each section, the one that matters most first. */
const PICTURES: readonly (readonly (PanelName | Panel)[])[] = [
  ['loss', 'mechanism'],
  ['valley', 'ntk'],
  [ATTRACTORS, 'loss'],
  ['portrait', 'ntk'],
  [OVER_WIDTH, 'ntk'],
  [OVER_RATE, 'ntk'],
  ['ntk', 'valley'],
  ['ntk', 'valley'],
  ['ntk', 'loss'],
  [NOISY],
  ['valley', 'ntk'],
];
const SHARPENING = 6;
const KNOBS = [7, 8];
const NOISE = 9;

export function Figure({ section }: FigureProps) {
  const board = <RunBoard panels={PICTURES[section] ?? ['loss']} />;
  if (section === SHARPENING) return <WithFlow>{board}</WithFlow>;
  if (KNOBS.includes(section))
    return (
      <RunBoard panels={PICTURES[section] ?? ['loss']}>
        <div className="board-controls board-extra">
          <KnobControls />
        </div>
      </RunBoard>
    );
  if (section !== NOISE) return board;
  return (
    <RunBoard panels={PICTURES[section] ?? ['loss']} quiet>
      <Dial of="noise" label="Label noise" symbol="σ" />
    </RunBoard>
  );
}

/** Gradient flow beside the run. */
function WithFlow({ children }: { readonly children: ReactNode }) {
  const { problem } = useRun();
  const { steps } = useAsked();
  const beside = useMemo(
    () => ({
      pins: [],
      comparisons: comparisonsOf(problem, steps, { linearised: false, flow: true, slides: false }),
      sharpness: false,
    }),
    [problem, steps],
  );
  return <BesideProvider value={beside}>{children}</BesideProvider>;
}
