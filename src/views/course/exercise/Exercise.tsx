import { Children, type ReactNode } from 'react';
import { EXERCISES } from '../exercises/exercises.ts';
import { AnswerLink } from './AnswerLink.tsx';
import { useAnswer } from './answers.ts';
import { Field } from './Field.tsx';
import { Pick } from './Pick.tsx';
import './exercise.css';

interface Props {
  readonly name: string;
  /** What is drawn or set before anything is shown, beside what is picked. */
  readonly predict?: ReactNode;
  /** What is to be tried beside what is typed. */
  readonly more?: ReactNode;
  /** The solution, a step each. */
  readonly children: ReactNode;
}

/** An exercise: predict, try, and see it solved, a step at a time. @throws Error for a name that none has. */
export function Exercise({ name, predict, more, children }: Props) {
  const exercise = EXERCISES.find((each) => each.name === name);
  if (exercise === undefined) throw new Error(`no exercise “${name}”`);
  return (
    <div className="exercise">
      {(exercise.predictions.length > 0 || predict !== undefined) && (
        <Part title="Predict">
          {predict}
          {exercise.predictions.map((prediction) => (
            <Pick key={prediction.id} exercise={name} prediction={prediction} />
          ))}
        </Part>
      )}
      {exercise.fields.length > 0 && (
        <Part title="Try">
          {exercise.fields.map((field) => (
            <Field key={field.id} exercise={name} field={field} />
          ))}
          <AnswerLink exercise={exercise} />
          {more}
        </Part>
      )}
      <Solution name={name}>{children}</Solution>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and here is also text
    <div className="exercise-part" role="group" aria-label={title}>
      <h4>{title}</h4>
      {children}
    </div>
  );
}

function Solution({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const [{ steps }, change] = useAnswer(name);
  const all = Children.toArray(children);
  const left = all.length - steps;
  return (
    <Part title="Solution">
      <div role="status">{all.slice(0, steps)}</div>
      <p className="exercise-buttons">
        <button
          type="button"
          aria-disabled={left === 0}
          onClick={() => left > 0 && change({ steps: steps + 1 })}
        >
          {left === 0 ? 'All steps shown' : `Show the ${steps === 0 ? 'first' : 'next'} step`} ({steps} of{' '}
          {all.length})
        </button>
        {steps > 0 && (
          <button type="button" onClick={() => change({ steps: 0 })}>
            Hide
          </button>
        )}
      </p>
    </Part>
  );
}

/** A step of a solution. */
export const Step = ({ children }: { readonly children: ReactNode }) => (
  <div className="solution-step">{children}</div>
);
