import { useGuess } from '../../../panels/guess.ts';
import { useRun, useScope } from '../../../panels/scope.tsx';
import { Explained } from '../../../panels/words/Explained.tsx';
import { useAnswers } from '../exercise/answers.ts';
import { gradeKernel, gradeLoss } from '../grading.ts';
import { useUncovered } from '../useKeys.ts';

/** Curves drawn before the run is shown, and what is said of them then. */
export function Draw() {
  const answers = useAnswers();
  const { place, isUncovered: isShown, uncover } = useUncovered();
  const [{ drawn }] = useGuess();
  const { playhead } = useScope();
  const show = () => {
    playhead.play(false);
    uncover();
  };
  const again = () => {
    const { uncovered } = answers.getState();
    answers.setState({ uncovered: new Set([...uncovered].filter((each) => each !== place)) });
  };
  const isEmpty = drawn.loss === undefined && drawn.ntk === undefined;
  return (
    <>
      <p>
        The figure shows the start and no more. Draw what you expect on the loss, and on the kernel where it
        is shown, with pointer or finger, from step to step; then compare.
      </p>
      <p className="exercise-buttons">
        {isShown ? (
          <button type="button" onClick={again}>
            Hide the run again
          </button>
        ) : (
          <button type="button" onClick={show}>
            {isEmpty ? 'Show the run' : 'Compare'}
          </button>
        )}
      </p>
      <div role="status">{isShown && !isEmpty && <Graded />}</div>
    </>
  );
}

function Graded() {
  const [{ drawn }] = useGuess();
  const run = useRun();
  const grades = [
    ...(drawn.loss === undefined ? [] : gradeLoss(drawn.loss, run)),
    ...(drawn.ntk === undefined ? [] : gradeKernel(drawn.ntk, run)),
  ];
  return (
    <ul>
      {grades.map(({ feature, hit, says }) => (
        <li key={feature} className={hit ? 'answer-right' : 'answer-wrong'}>
          <Explained text={says} />
        </li>
      ))}
    </ul>
  );
}
