import { useStore as useZustand } from 'zustand';
import type { Witness } from '../exercises/exercise.ts';
import { useKeys } from '../useKeys.ts';
import { useAnswers } from './answers.ts';
import { keysOf } from './witness.ts';

/** Opens a counterexample in the figure, and says whether it is there. */
export function ShowWitness({ witness }: { readonly witness: Witness }) {
  const answers = useAnswers();
  const { isSet, set } = useKeys(keysOf(witness));
  const isShown = useZustand(answers, ({ witness: shown }) => shown === witness) && isSet;
  const show = () => {
    answers.setState({ witness });
    set();
  };
  return (
    <button type="button" className="set-to" aria-pressed={isShown} onClick={show}>
      {isShown ? 'shown in the figure' : 'show it in the figure'}
    </button>
  );
}
