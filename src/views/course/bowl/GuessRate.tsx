import { useState } from 'react';
import { useStore as useZustand } from 'zustand';
import { Explained } from '../../../panels/words/Explained.tsx';
import { near } from '../../../panels/words/numbers.ts';
import { placeOf, uncover, useAnswers } from '../exercise/answers.ts';
import { useFigure } from '../figure/useFigure.ts';
import { type Descent, descentOf } from './derived.ts';

/** A value set before anything is shown: the largest rate that converges, on the slider of the figure, which has lost its marks for it. */

/** Relative distance from the critical rate that counts as met. */
const NEAR = 0.03;

/** What is said of a rate that was set. */
export function judged({ rate, critical, factors }: Descent): {
  readonly isRight: boolean;
  readonly says: string;
} {
  if (!Number.isFinite(critical))
    return { isRight: false, says: 'With both eigenvalues 0 no rate is too large.' };
  const worst = Math.max(Math.abs(factors.a), Math.abs(factors.b));
  if (Math.abs(rate / critical - 1) <= NEAR)
    return { isRight: true, says: `You set η = ${near(rate)}; the border is 2/λmax = ${near(critical)}.` };
  return rate > critical
    ? {
        isRight: false,
        says: `At η = ${near(rate)} a step multiplies one direction by ${near(worst)} in size: it grows. The border is lower.`,
      }
    : {
        isRight: false,
        says: `At η = ${near(rate)} each step leaves at most ${near(worst)} of the distance: there is room above.`,
      };
}

/** The section whose slider has no marks until the rate has been guessed. */
const EXERCISE = 5;
const PLACE = placeOf('bowl', EXERCISE);

/** Whether the marks of the rate are part of an answer that is still asked for. */
export const useIsGuessed = (section: number): boolean =>
  useZustand(useAnswers(), ({ uncovered }) => section !== EXERCISE || uncovered.has(PLACE));

export function GuessRate() {
  const figure = useFigure();
  const answers = useAnswers();
  const isGuessed = useIsGuessed(EXERCISE);
  const [said, setSaid] = useState<ReturnType<typeof judged> | null>(null);
  const check = () => setSaid(judged(descentOf(figure)));
  const show = () => uncover(answers, PLACE);
  return (
    <>
      <p>Set η in the figure to the largest rate at which descent still comes nearer, then check.</p>
      <p className="exercise-buttons">
        <button type="button" onClick={check}>
          Check the rate
        </button>
        {!isGuessed && said !== null && (
          <button type="button" onClick={show}>
            Show the marks
          </button>
        )}
      </p>
      <div role="status">
        {said !== null && (
          <p className={said.isRight ? 'answer-right' : 'answer-wrong'}>
            <Explained text={said.says} />
          </p>
        )}
      </div>
    </>
  );
}
