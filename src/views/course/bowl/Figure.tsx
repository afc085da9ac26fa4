import { useMemo } from 'react';
import type { Mark } from '../../../controls/marks.ts';
import { Card } from '../../../panels/Card.tsx';
import type { Panel } from '../../../panels/pictures/panels.ts';
import { near } from '../../../panels/words/numbers.ts';
import type { FigureProps } from '../chapter.ts';
import { Dial } from '../figure/Dial.tsx';
import { useFigure } from '../figure/useFigure.ts';
import { Directions } from './Directions.tsx';
import { descentOf } from './derived.ts';
import { useIsGuessed } from './GuessRate.tsx';
import { Plane } from './Plane.tsx';
import '../figure/board.css';
import './bowl.css';

const PLANE: Panel = {
  name: 'bowl',
  title: 'The bowl',
  description:
    'Contours of a quadratic loss of two weights, its two directions, and gradient descent as a path.',
  picture: Plane,
};
const DIRECTIONS: Panel = {
  name: 'directions',
  title: 'Along each direction',
  description: 'Distance from the minimum along each eigenvector, over the steps, on a logarithmic axis.',
  picture: Directions,
};

const PHASE = { converges: 'lazy', cycles: 'periodic', diverges: 'divergent' } as const;

/** The bowl with everything that can be moved in it. */
export function Figure({ section }: FigureProps) {
  const { verdict } = descentOf(useFigure());
  return (
    <div className={`board phase-${PHASE[verdict.kind]}`}>
      <Rate isMarked={useIsGuessed(section)} />
      <div className="board-cards board-lead">
        <Card panel={PLANE} />
        <Card panel={DIRECTIONS} />
      </div>
      <div className="board-controls board-extra">
        <Dial of="steep" label="Eigenvalue along the first direction" symbol="q₁" step={0.05} compact />
        <Dial of="flat" label="Eigenvalue along the second" symbol="q₂" step={0.05} compact />
        <Dial of="turned" label="Angle of the first direction" symbol="angle" step={1} compact />
      </div>
    </div>
  );
}

const NO_MARKS: readonly Mark[] = [];

/** Part of the track beyond the critical rate. */
const BEYOND = 1.25;

function Rate({ isMarked }: { readonly isMarked: boolean }) {
  const { critical, fastest } = descentOf(useFigure());
  const marks = useMemo<readonly Mark[]>(
    () => [
      ...(Number.isFinite(critical) ? [{ value: critical, label: '2/λmax' }] : []),
      ...(fastest === null || fastest.rate === critical
        ? []
        : [{ value: fastest.rate, label: 'fastest', above: true }]),
    ],
    [critical, fastest],
  );
  const max = Math.min(5, Number.isFinite(critical) ? Number((critical * BEYOND).toPrecision(2)) : 5);
  return (
    <Dial
      of="bowlRate"
      label="Learning rate"
      symbol="η"
      max={max}
      marks={isMarked ? marks : NO_MARKS}
      valueText={near(critical)}
    />
  );
}
