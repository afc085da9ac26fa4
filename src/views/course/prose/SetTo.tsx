import { type ReactNode, useContext } from 'react';
import { useStore as useZustand } from 'zustand';
import { Explained } from '../../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../../state/react.tsx';
import { changeTo, withKeys } from '../changing.ts';
import { placeOf, uncover, useAnswers } from '../exercise/answers.ts';
import { courseSlice } from '../slice.ts';
import { WordsContext } from './words.ts';

interface Props {
  /** The keys of a link, and what they are set to. */
  readonly to?: string;
  /** Or the name of the chapter's words that say it, where it is computed. */
  readonly by?: string;
  /** As the text has it; the keys themselves, where nothing is said. */
  readonly children?: ReactNode;
}

/** A number of the prose that is a control: pressed, the figure is set to it. */
export function SetTo({ to: typed, by, children }: Props) {
  const store = useStore();
  const words = useContext(WordsContext);
  const to = typed ?? words[by ?? ''];
  if (to === undefined) throw new Error(`no words for “${by}”`);
  const isSet = useInputs(
    (inputs) => store.link.serialise(withKeys(store, inputs, to)) === store.link.serialise(inputs),
  );
  const answers = useAnswers();
  const press = () => {
    const inputs = store.inputs.getState();
    const { chapter, section } = courseSlice.of(inputs);
    // Who asks for a run wants to see it.
    uncover(answers, placeOf(chapter, section));
    void changeTo(store, withKeys(store, inputs, to), 'gesture');
  };
  return (
    <button type="button" className="set-to" aria-pressed={isSet} onClick={press}>
      {children ?? <Explained text={spelled(to)} />}
    </button>
  );
}

const SPELLED: Readonly<Record<string, string>> = {
  eta: 'η',
  beta: 'β',
  alpha: 'α',
  sigma: 'σ',
  sc: 'α',
  qe: 'η',
  qa: 'q₁',
  qb: 'q₂',
  qd: 'angle',
};

const spelled = (to: string) =>
  [...new URLSearchParams(to)].map(([key, value]) => `${SPELLED[key] ?? key} = ${value}`).join(', ');

/** Shows what its section hides until its reader has thought about it. */
export function Uncover({ children }: { readonly children: ReactNode }) {
  const answers = useAnswers();
  const { chapter, section } = useInputs(courseSlice.of);
  const place = placeOf(chapter, section);
  const isShown = useZustand(answers, ({ uncovered }) => uncovered.has(place));
  return (
    <button type="button" className="set-to" aria-pressed={isShown} onClick={() => uncover(answers, place)}>
      {children}
    </button>
  );
}
