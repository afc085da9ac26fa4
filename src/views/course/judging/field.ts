/** What may be asked for in one line, and what is right. Pure data: the texts beside it belong to the exercise. */

/** Values by the name of a variable, as it is shown. */
export type Values = Readonly<Record<string, number>>;

/** A symbol that an answer may contain: free in an interval, or made of those before it. */
export interface Variable {
  /** As it is shown: η. */
  readonly name: string;
  /** Other ways to type it: eta. */
  readonly spellings?: readonly string[];
  readonly domain: readonly [number, number] | ((values: Values) => number);
}

export interface WrongValue {
  readonly id: string;
  readonly value: (values: Values) => number;
}

/** A question that is answered by a formula, or by a number where there are no variables. */
export interface AnswerField {
  readonly kind: 'expression' | 'number';
  /** What is asked for, as it is shown: u′. It may stand before an equals sign. */
  readonly label: string;
  /** Other ways to type the label. */
  readonly spellings?: readonly string[];
  readonly variables: readonly Variable[];
  readonly right: (values: Values) => number;
  readonly wrong: readonly WrongValue[];
  /** Free variables at small numbers, for counterexamples that can be checked by hand. */
  readonly friendly: Values;
  /** Largest relative error of a right answer; 10⁻⁹, or 10⁻³ for a number, if not said. */
  readonly tolerance?: number;
}

/** The value of a variable; the fields of this folder name none that they do not declare. */
export const at = (values: Values, name: string): number => values[name] ?? Number.NaN;
