import type { PanelName } from '../../../panels/pictures/names.ts';
import type { Panel } from '../../../panels/pictures/panels.ts';
import type { FigureProps } from '../chapter.ts';
import { RunBoard } from '../figure/RunBoard.tsx';
import { CriticalRate } from './CriticalRate.tsx';

const CRITICAL: Panel = {
  name: 'critical',
  title: 'Critical rate',
  description:
    'The critical rate 2/λ of every step, which rises as λ falls, and the learning rate as a line.',
  picture: CriticalRate,
};

/** The pictures beside each section. */
const PICTURES: readonly (readonly (PanelName | Panel)[])[] = [
  ['loss', 'ntk'],
  ['valley', 'ntk'],
  [CRITICAL, 'loss'],
  ['valley', 'ntk'],
  ['loss', 'ntk'],
];

export const Figure = ({ section }: FigureProps) => <RunBoard panels={PICTURES[section] ?? ['loss']} />;
