import { useState } from 'react';
import { here } from '../../../panels/files.ts';
import { useStore } from '../../../state/react.tsx';
import type { Exercise } from '../exercises/exercise.ts';
import { courseSlice, MOST_ANSWERS } from '../slice.ts';
import { packAnswer, useAnswer } from './answers.ts';

/** A link with the answers in it, for who asks for one: the address holds them from then on. */
export function AnswerLink({ exercise }: { readonly exercise: Exercise }) {
  const store = useStore();
  const [answer] = useAnswer(exercise.name);
  const [said, setSaid] = useState('');
  const link = async () => {
    const answers = packAnswer(exercise, answer);
    if (answers.length > MOST_ANSWERS) {
      setSaid(`These answers are too long for a link: ${answers.length} of ${MOST_ANSWERS} characters.`);
      return;
    }
    store.change(courseSlice.patch({ answers }), 'gesture');
    try {
      await navigator.clipboard.writeText(store.link.linkTo(store.inputs.getState(), here()));
      setSaid('Copied. The address of this page holds them too.');
    } catch {
      setSaid('The address of this page holds them now.');
    }
  };
  const isEmpty = Object.values(answer.texts).every((text) => text === '');
  return (
    <p className="exercise-buttons">
      <button type="button" disabled={isEmpty} onClick={link}>
        Link with my answers
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
