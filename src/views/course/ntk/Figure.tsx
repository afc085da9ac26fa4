import type { ReactNode } from 'react';
import { Card } from '../../../panels/Card.tsx';
import type { Panel } from '../../../panels/pictures/panels.ts';
import { RateControl } from '../../../panels/RateControl.tsx';
import { useRun } from '../../../panels/scope.tsx';
import { TimeBar } from '../../../panels/TimeBar.tsx';
import type { FigureProps } from '../chapter.ts';
import { KernelLines, NegativeLines, SizeLines } from './Lines.tsx';
import { NetProducts, NetSpectra, Terms } from './pictures.tsx';
import { SmallControls, SmallProducts, SmallSpectra } from './SmallJacobian.tsx';
import { ToyLines, ToySpectra } from './Toy.tsx';
import { TrainBar } from './TrainBar.tsx';
import { Weyl } from './Weyl.tsx';
import '../figure/board.css';
import './ntk.css';

const panel = (name: string, title: string, description: string, picture: Panel['picture']): Panel => ({
  name,
  title,
  description,
  picture,
});

/** The pictures of the net in training, by section. */
const TRAINED: readonly (readonly Panel[])[] = [
  [
    panel(
      'products',
      'J and its two products',
      'J, JJᵀ and JᵀJ as coloured cells: rows are training points, columns weights.',
      NetProducts,
    ),
  ],
  [
    panel('spectra', 'Two spectra, one axis', 'Eigenvalues of JJᵀ and of JᵀJ on one axis.', NetSpectra),
    panel('kernel-lines', 'While it trains', 'The eigenvalues of JJᵀ over the training steps.', KernelLines),
  ],
  [
    panel(
      'weyl',
      'H against JᵀJ, one by one',
      'Eigenvalues of H and JᵀJ in order of size, with bands of half-width ‖S‖₂ round those of JᵀJ.',
      Weyl,
    ),
    panel('terms', 'The two terms', 'JᵀJ, S and their sum H as coloured cells.', Terms),
  ],
  [
    panel(
      'sizes',
      'They shrink together',
      '‖Δf‖, ‖S‖₂ and minus the lowest eigenvalue of H over the training steps, on a logarithmic axis.',
      SizeLines,
    ),
    panel(
      'negative',
      'How many are negative',
      'The number of negative eigenvalues of H over the training steps.',
      NegativeLines,
    ),
  ],
];
const TOY = [
  panel(
    'toy-spectra',
    'One kernel, 2n eigenvalues',
    'The kernel of the toy model, and the spectra of JᵀJ and H, on one axis.',
    ToySpectra,
  ),
  panel(
    'toy-lines',
    'Over the run',
    'The eigenvalues of the Hessian of the toy model over the steps.',
    ToyLines,
  ),
];
const SMALL = [
  panel('small-products', 'A small J', 'A small J and its two products, with their entries.', SmallProducts),
  panel('small-spectra', 'Both spectra', 'Eigenvalues of the two products on one axis.', SmallSpectra),
];

const TOY_SECTION = TRAINED.length;

export function Figure({ section }: FigureProps) {
  const trained = TRAINED[section];
  if (trained !== undefined) return <Board panels={trained} under={<TrainBar />} />;
  return section === TOY_SECTION ? <ToyBoard /> : <Board panels={SMALL} under={<SmallControls />} />;
}

interface BoardProps {
  readonly panels: readonly Panel[];
  readonly under: ReactNode;
}

function Board({ panels, under }: BoardProps) {
  return (
    <div className="board ntk-board">
      <Cards panels={panels} />
      {under}
    </div>
  );
}

const Cards = ({ panels }: { readonly panels: readonly Panel[] }) => (
  <div className="board-cards">
    {panels.map((each) => (
      <Card key={each.name} panel={each} />
    ))}
  </div>
);

function ToyBoard() {
  const { verdict, asked } = useRun();
  return (
    <div className={`board ${asked ? 'phase-unknown' : `phase-${verdict.phase}`}`}>
      <div className="board-head">
        <RateControl />
      </div>
      <Cards panels={TOY} />
      <TimeBar />
    </div>
  );
}
