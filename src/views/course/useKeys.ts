import { useStore as useZustand } from 'zustand';
import { useInputs, useStore } from '../../state/react.tsx';
import { changeTo, withKeys } from './changing.ts';
import { placeOf, uncover, useAnswers } from './exercise/answers.ts';
import { courseSlice } from './slice.ts';

/** What buttons of the text do to the figure. */

/** Whether what the section read hides is uncovered, and the way to uncover it. */
export function useUncovered() {
  const answers = useAnswers();
  const place = useInputs((inputs) => {
    const { chapter, section } = courseSlice.of(inputs);
    return placeOf(chapter, section);
  });
  const isUncovered = useZustand(answers, ({ uncovered }) => uncovered.has(place));
  return { place, isUncovered, uncover: () => uncover(answers, place) };
}

/** Whether the figure is set to keys of a link, and the way to set it; who asks for a state wants to see it, so what is hidden is uncovered. Null: no keys. */
export function useKeys(keys: string | null) {
  const store = useStore();
  const { uncover: show } = useUncovered();
  const isSet = useInputs(
    (inputs) =>
      keys === null || store.link.serialise(withKeys(store, inputs, keys)) === store.link.serialise(inputs),
  );
  const set = () => {
    show();
    if (keys !== null) void changeTo(store, withKeys(store, store.inputs.getState(), keys), 'gesture');
  };
  return { isSet, set };
}
