import type { ExerciseField, Witness } from '../../../src/views/course/exercises/exercise.ts';
import { EXERCISES } from '../../../src/views/course/exercises/exercises.ts';
import { friendlyPoint } from '../../../src/views/course/judging/judge.ts';

/** Fields, their values at the friendly point, and witnesses, by name. */

export const fieldOf = (exercise: string, id: string): ExerciseField => {
  const found = EXERCISES.find(({ name }) => name === exercise)?.fields.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${exercise} ${id}`);
  return found;
};
export const atWitness = (exercise: string, id: string) => {
  const field = fieldOf(exercise, id);
  const values = friendlyPoint(field);
  return [
    field.right(values),
    Object.fromEntries(field.wrong.map((each) => [each.id, each.value(values)])),
  ] as const;
};
export const witnessOf = <Kind extends Witness['kind']>(
  exercise: string,
  id: string,
  wrong: string,
  kind: Kind,
) => {
  const witness = fieldOf(exercise, id).wrong.find((each) => each.id === wrong)?.witness;
  if (witness?.kind !== kind) throw new Error(`${exercise} ${id} ${wrong}`);
  return witness as Extract<Witness, { kind: Kind }>;
};
