import { type FormEvent, useId, useRef, useState } from 'react';
import { Explained } from '../../../panels/words/Explained.tsx';
import { near } from '../../../panels/words/numbers.ts';
import type { ExerciseField } from '../exercises/exercise.ts';
import { type Judgement, judge } from '../judging/judge.ts';
import { loadParser } from '../judging/loadParser.ts';
import { useAnswer } from './answers.ts';
import { ShowWitness } from './ShowWitness.tsx';

interface Props {
  readonly exercise: string;
  readonly field: ExerciseField;
}

/** A formula or a number to be typed, judged by its value on Enter. */
export function Field({ exercise, field }: Props) {
  const [{ texts }, change] = useAnswer(exercise);
  const [judged, setJudged] = useState<Judgement | 'failed' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const text = texts[field.id] ?? '';
  const say = (next: string) => {
    setJudged(null);
    change({ texts: { ...texts, [field.id]: next } });
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    try {
      setJudged(judge(field, text, await loadParser()));
    } catch {
      setJudged('failed');
    }
  };
  const insert = (symbol: string) => {
    const element = input.current;
    if (element === null) return;
    element.setRangeText(
      symbol,
      element.selectionStart ?? text.length,
      element.selectionEnd ?? text.length,
      'end',
    );
    say(element.value);
    element.focus();
  };
  const known = judged !== null && judged !== 'failed' && judged.kind === 'known' ? judged.id : null;
  const wrong = field.wrong.find((each) => each.id === known);
  return (
    <form className="answer" onSubmit={check}>
      <p className="answer-asks">
        <Explained text={field.asks} />
      </p>
      <label htmlFor={id}>
        <Name text={field.label} /> =
      </label>
      <input
        id={id}
        ref={input}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        aria-describedby={`${id}-said`}
        onFocus={() => void loadParser().catch(() => undefined)}
        onChange={(event) => say(event.currentTarget.value)}
      />
      <button type="submit">Check</button>
      {field.variables.length > 0 && (
        <span className="answer-symbols">
          <span>in</span>
          {field.variables.map(({ name }) => (
            <button key={name} type="button" aria-label={`Insert ${name}`} onClick={() => insert(name)}>
              {name}
            </button>
          ))}
        </span>
      )}
      <div role="status" id={`${id}-said`} className="answer-said">
        {judged !== null && (
          <p className={judged !== 'failed' && judged.kind === 'right' ? 'answer-right' : 'answer-wrong'}>
            <Explained text={wrong?.says ?? said(judged, field.kind)} />{' '}
            {wrong !== undefined && <ShowWitness witness={wrong.witness} />}
          </p>
        )}
      </div>
    </form>
  );
}

/** A label whose part after _ is written lower. */
function Name({ text }: { readonly text: string }) {
  const [name = '', below] = text.split('_');
  return (
    <>
      <Explained text={name} />
      {below !== undefined && <sub>{below}</sub>}
    </>
  );
}

function said(judged: Judgement | 'failed', kind: ExerciseField['kind']): string {
  if (judged === 'failed') return 'What reads answers could not be loaded; try again.';
  switch (judged.kind) {
    case 'right':
      return 'Right.';
    case 'known':
      return 'Not right.';
    case 'wrong':
      // Of a number there is nothing to compare but the answer itself.
      if (kind === 'number') return 'Not right.';
      return `Not right: ${pointOf(judged.values)}it gives ${near(judged.answer)} and should give ${near(judged.expected)}.`;
    case 'undefined':
      return kind === 'number'
        ? judged.says
        : `${judged.says} It should be ${near(judged.expected)} ${pointOf(judged.values).trim()}.`;
    default:
      return judged.says;
  }
}

/** A point, as the beginning of a sentence; nothing where there are no variables. */
function pointOf(values: Readonly<Record<string, number>>): string {
  const all = Object.entries(values).map(([name, value]) => `${name} = ${near(value)}`);
  return all.length === 0 ? '' : `at ${all.join(', ')} `;
}
