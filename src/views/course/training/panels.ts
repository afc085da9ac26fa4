import type { Panel } from '../../../panels/pictures/panels.ts';
import { Moved } from './Moved.tsx';
import { Predictors } from './Predictors.tsx';

export const PREDICTORS: Panel = {
  name: 'predictors',
  title: 'Two predictors',
  description:
    'Output over the input: the net in training as a solid line, its linearisation at the start as a dashed one, and the four training points.',
  picture: Predictors,
};

export const MOVED: Panel = {
  name: 'moved',
  title: 'What moves',
  description:
    'Relative changes of the kernel Θ, the Jacobian J and the weights W since the start, over the steps of training, on logarithmic axes.',
  picture: Moved,
};
