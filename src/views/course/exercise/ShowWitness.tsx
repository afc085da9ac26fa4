import { useStore as useZustand } from 'zustand';
import { useInputs, useStore } from '../../../state/react.tsx';
import { changeTo, withKeys } from '../changing.ts';
import type { Witness } from '../exercises/exercise.ts';
import { courseSlice } from '../slice.ts';
import { placeOf, uncover, useAnswers } from './answers.ts';
import { keysOf } from './witness.ts';

/** Opens a counterexample in the figure, and says whether it is there. */
export function ShowWitness({ witness }: { readonly witness: Witness }) {
  const store = useStore();
  const answers = useAnswers();
  const keys = keysOf(witness);
  const isSet = useInputs(
    (inputs) =>
      keys === null || store.link.serialise(withKeys(store, inputs, keys)) === store.link.serialise(inputs),
  );
  const isShown = useZustand(answers, ({ witness: shown }) => shown === witness) && isSet;
  const show = () => {
    const inputs = store.inputs.getState();
    const { chapter, section } = courseSlice.of(inputs);
    answers.setState({ witness });
    // A counterexample is to be seen.
    uncover(answers, placeOf(chapter, section));
    if (keys !== null) void changeTo(store, withKeys(store, inputs, keys), 'gesture');
  };
  return (
    <button type="button" className="set-to" aria-pressed={isShown} onClick={show}>
      {isShown ? 'shown in the figure' : 'show it in the figure'}
    </button>
  );
}
