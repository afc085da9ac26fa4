import { useSyncExternalStore } from 'react';
import { useStore } from '../../../state/react.tsx';
import { useFigure } from '../figure/useFigure.ts';
import { questionOf, type Shown, trainerOf } from './trainer.ts';

/** The training of the figure, followed step by step. */
export function useTraining(): Shown {
  const trainer = trainerOf(useStore());
  const shown = trainer.at(questionOf(useFigure()));
  useSyncExternalStore(trainer.subscribe, trainer.now, trainer.now);
  return shown;
}
