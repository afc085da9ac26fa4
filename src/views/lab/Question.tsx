import { lazy, memo, Suspense } from 'react';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { QUESTION_NAMES, type QuestionName, questionBeside, TITLES } from './sequence.ts';
import { labSlice } from './slice.ts';
import { openQuestion, reveal } from './stepping.ts';
import './question.css';

/** What is trained, on what, and what to try, where no question stands: at most 40 words. */
const OPENING =
  'A network with one layer of n neurons learns one number by gradient descent. Drag the learning rate c: below 2 it learns quietly, between 2 and 4 it is thrown into a flatter valley, above 4 it is lost.';

/** The same where the run has momentum or a warmup, for which other thresholds hold. */
const UNDER_KNOBS =
  'A network with one layer of n neurons learns one number by gradient descent, with momentum or a warmup. Drag the learning rate c: how far can it go?';

/** The question over the stage, its answer once the run is shown, and the way through the sequence. */
export const Question = memo(function Question() {
  const { question, asked } = useInputs(labSlice.of);
  const isPlain = useInputs(({ run }) => run.knobs === undefined);
  return (
    <section className="question" aria-label="Question">
      <div className="question-text">
        {question === null ? (
          <p>
            <Explained text={isPlain ? OPENING : UNDER_KNOBS} />
          </p>
        ) : (
          <Suspense>
            <Asked name={question} asked={asked} />
          </Suspense>
        )}
      </div>
      <Sequence question={question} asked={asked} />
    </section>
  );
});

// What it asks, and its answer: loaded when one is first wanted.
const Asked = lazy(async () => ({ default: (await import('./Asked.tsx')).Asked }));

/** Back, Next and Reveal, and every question by its title. */
function Sequence({ question, asked }: { readonly question: QuestionName | null; readonly asked: boolean }) {
  const store = useStore();
  const open = (name: QuestionName | null) => {
    if (name !== null) void openQuestion(store, name);
  };
  const [before, after] = [questionBeside(question, -1), questionBeside(question, 1)];
  return (
    <div className="sequence">
      {asked && (
        <button type="button" className="reveal" onClick={() => reveal(store)}>
          Reveal
        </button>
      )}
      <button type="button" disabled={question === null || before === null} onClick={() => open(before)}>
        Back
      </button>
      <select
        aria-label="Examples"
        value={question ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value === '') store.change(labSlice.patch({ question: null, asked: false }), 'gesture');
          else open(value as QuestionName);
        }}
      >
        <option value="">{question === null ? 'Examples' : 'Your own run'}</option>
        {QUESTION_NAMES.map((name, i) => (
          <option key={name} value={name}>
            {i + 1} / {QUESTION_NAMES.length} {TITLES[name]}
          </option>
        ))}
      </select>
      <button type="button" disabled={after === null} onClick={() => open(after)}>
        Next
      </button>
    </div>
  );
}
