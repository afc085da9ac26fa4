import { createContext, useContext } from 'react';
import { useStore as useZustand } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Exercise, Witness } from '../exercises/exercise.ts';
import { EXERCISES } from '../exercises/exercises.ts';

/** What a reader has answered: it merely passes, and no link holds it unless one is asked for. */

export interface Answer {
  /** What was typed, by field. */
  readonly texts: Readonly<Record<string, string>>;
  /** What was picked, by prediction. */
  readonly picked: Readonly<Record<string, string>>;
  /** Steps of the solution that have been uncovered. */
  readonly steps: number;
}

const NOTHING: Answer = { texts: {}, picked: {}, steps: 0 };

export interface Answers {
  /** By exercise. */
  readonly of: Readonly<Record<string, Answer>>;
  /** A counterexample that the figure shows and no link can hold. */
  readonly witness: Witness | null;
  /** Sections whose run has been uncovered. */
  readonly uncovered: ReadonlySet<string>;
}

/** What a section is called among those that have been uncovered. */
export const placeOf = (chapter: string, section: number) => `${chapter} ${section}`;

export const makeAnswers = (of: Answers['of'] = {}): StoreApi<Answers> =>
  createStore(() => ({ of, witness: null, uncovered: new Set<string>() }));

export const AnswersContext = createContext<StoreApi<Answers>>(makeAnswers());

export const useAnswers = () => useContext(AnswersContext);

/** The answer to an exercise, and the way to change it. */
export function useAnswer(name: string): readonly [Answer, (patch: Partial<Answer>) => void] {
  const store = useAnswers();
  const answer = useZustand(store, ({ of }) => of[name] ?? NOTHING);
  const change = (patch: Partial<Answer>) => {
    const { of } = store.getState();
    store.setState({ of: { ...of, [name]: { ...(of[name] ?? NOTHING), ...patch } } });
  };
  return [answer, change];
}

/** The counterexample that is shown, of the kind a figure can show. */
export function useWitness<Kind extends Witness['kind']>(
  kind: Kind,
): Extract<Witness, { kind: Kind }> | null {
  const witness = useZustand(useAnswers(), ({ witness: shown }) => shown);
  return witness?.kind === kind ? (witness as Extract<Witness, { kind: Kind }>) : null;
}

/** Uncovers what a section hides until its reader has said what to expect. */
export function uncover(answers: StoreApi<Answers>, place: string): void {
  const { uncovered } = answers.getState();
  if (!uncovered.has(place)) answers.setState({ uncovered: new Set([...uncovered, place]) });
}

const SEPARATOR = '\n';

/** Typed answers as a link holds them: base64url of the exercise's number and the texts of its fields, in order. */
export function packAnswer({ name, fields }: Exercise, { texts }: Answer): string {
  const number = EXERCISES.findIndex((each) => each.name === name) + 1;
  const parts = [String(number), ...fields.map(({ id }) => (texts[id] ?? '').replaceAll(SEPARATOR, ' '))];
  const bytes = new TextEncoder().encode(parts.join(SEPARATOR));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** What a packed text says; null where it says nothing that this page wrote. */
export function unpackAnswer(packed: string): { readonly name: string; readonly answer: Answer } | null {
  try {
    const text = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const [number, ...typed] = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(SEPARATOR);
    const exercise = EXERCISES[Number(number) - 1];
    if (exercise === undefined || typed.length !== exercise.fields.length) return null;
    const texts = Object.fromEntries(exercise.fields.map(({ id }, i) => [id, typed[i] as string]));
    return { name: exercise.name, answer: { ...NOTHING, texts } };
  } catch {
    return null;
  }
}
