import { useStore } from '../../../state/react.tsx';
import { changeTo, withKeys } from '../changing.ts';
import type { Witness } from '../exercises/exercise.ts';
import { useAnswers } from './answers.ts';
import { keysOf } from './witness.ts';

/** Opens a counterexample in the figure. */
export function ShowWitness({ witness }: { readonly witness: Witness }) {
  const store = useStore();
  const answers = useAnswers();
  const show = () => {
    const keys = keysOf(witness);
    answers.setState({ witness });
    if (keys !== null) void changeTo(store, withKeys(store, store.inputs.getState(), keys), 'gesture');
  };
  return (
    <button type="button" className="set-to" onClick={show}>
      show it in the figure
    </button>
  );
}
