import { near } from '../../../panels/words/numbers.ts';
import type { AnswerField, Values, WrongValue } from '../judging/field.ts';

/** What an exercise of the course is made of, as data: what is asked for, what is right, and what refutes the wrong answers that students give. */

/** A state to open in the figure of an exercise. */
export type Witness =
  /** f = uv at the weights (u, v), with one target. */
  | { readonly kind: 'weights'; readonly u: number; readonly v: number; readonly y: number }
  /** Rows are points, columns are weights. */
  | { readonly kind: 'jacobian'; readonly J: readonly (readonly number[])[] }
  /** A quadratic of eigenvalues a and b, turned by `angle` degrees, and descent on it. */
  | {
      readonly kind: 'bowl';
      readonly a: number;
      readonly b: number;
      readonly angle: number;
      readonly rate: number;
      readonly start: readonly [number, number];
    }
  /** One step of the toy model on all its weights; `sequential` lets v see the new u. */
  | {
      readonly kind: 'neurons';
      readonly u: readonly number[];
      readonly v: readonly number[];
      readonly y: number;
      readonly eta: number;
      readonly sequential: boolean;
    }
  /** A run of the toy model: κ₀, r₀ and w. */
  | { readonly kind: 'run'; readonly kappa0: number; readonly r0: number; readonly w: number };

export type WitnessOf<Kind extends Witness['kind']> = Extract<Witness, { kind: Kind }>;

export interface WrongAnswer extends WrongValue {
  /** The misconception as a question or a counterexample; its numbers are those of the witness. */
  readonly says: string;
  readonly witness: Witness;
}

export interface ExerciseField extends AnswerField {
  readonly id: string;
  /** What is asked for, in words; its label is the symbol. */
  readonly asks: string;
  readonly wrong: readonly WrongAnswer[];
}

export interface PredictionOption {
  readonly id: string;
  readonly label: string;
  readonly isRight: boolean;
  readonly says: string;
  readonly witness: Witness;
}

/** A question whose answer is picked; one option is right. */
export interface Prediction {
  readonly id: string;
  readonly asks: string;
  readonly options: readonly PredictionOption[];
}

export interface Exercise {
  readonly name: string;
  readonly title: string;
  /** Title of the slide it stands on, and its number there if it has one. */
  readonly slide: string;
  readonly fields: readonly ExerciseField[];
  readonly predictions: readonly Prediction[];
}

/**
 * Makes the wrong answers of a field: each is told with what it and the right answer come to at the witness, whose `values` are those of the
 * field's variables.
 */
export const refuter =
  (right: (values: Values) => number, witness: Witness, values: Values) =>
  (
    id: string,
    value: (values: Values) => number,
    says: (given: string, right: string) => string,
    shown: Witness = witness,
  ): WrongAnswer => ({
    id,
    value,
    says: says(near(value(values)), near(right(values))),
    witness: shown,
  });
