import { useId } from 'react';
import { Explained } from '../../../panels/words/Explained.tsx';
import type { Prediction } from '../exercises/exercise.ts';
import { useAnswer } from './answers.ts';
import { ShowWitness } from './ShowWitness.tsx';

interface Props {
  readonly exercise: string;
  readonly prediction: Prediction;
}

/** A question to be answered before anything is shown, by picking. */
export function Pick({ exercise, prediction: { id, asks, options } }: Props) {
  const [{ picked }, change] = useAnswer(exercise);
  const name = useId();
  const chosen = options.find((option) => option.id === picked[id]);
  return (
    <fieldset className="pick">
      <legend>
        <Explained text={asks} />
      </legend>
      {options.map((option) => (
        <label key={option.id}>
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={option === chosen}
            onChange={() => change({ picked: { ...picked, [id]: option.id } })}
          />
          <span>
            <Explained text={option.label} />
          </span>
        </label>
      ))}
      <div role="status">
        {chosen !== undefined && (
          <p className={chosen.isRight ? 'answer-right' : 'answer-wrong'}>
            <Explained text={chosen.says} /> <ShowWitness witness={chosen.witness} />
          </p>
        )}
      </div>
    </fieldset>
  );
}
