import { useGuess } from '../../panels/guess.ts';
import { useAsked, useRun } from '../../panels/scope.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import { answerText, isRunOf, QUESTIONS } from './questions.ts';
import type { QuestionName } from './sequence.ts';

interface Props {
  readonly name: QuestionName;
  readonly asked: boolean;
}

/** What a question asks, and its answer once its run is shown. */
export function Asked({ name, asked }: Props) {
  const run = useRun();
  const { setting, steps } = useAsked();
  const [guess] = useGuess();
  const { asks } = QUESTIONS[name];
  const isItsRun = isRunOf(name, setting, steps);
  return (
    <>
      <p className="question-asks">
        <Explained text={asks} />
      </p>
      {!asked && isItsRun && (
        <p className="question-answer">
          <Explained text={answerText(name, guess, run)} />
        </p>
      )}
      {!isItsRun && (
        <p className="question-answer">
          The run is not the question’s own any more; Back and Next open those that are.
        </p>
      )}
    </>
  );
}
