import { philox } from '../../../core/model/generator.ts';
import type { AnswerField, Values } from './field.ts';
import type { Evaluate, Parser } from './parser.ts';

/** Judges an answer by its value at points of the field's domain: however it is spelt, and the same on every machine. */

export type Judgement =
  | { readonly kind: 'right' }
  /** A wrong answer that students give; what helps stands in the exercise under its id. */
  | { readonly kind: 'known'; readonly id: string }
  /** At `values` the answer is `answer` and should be `expected`. */
  | { readonly kind: 'wrong'; readonly values: Values; readonly answer: number; readonly expected: number }
  /** Not a number at `values`, where the right answer, `expected`, is one. */
  | { readonly kind: 'undefined'; readonly values: Values; readonly expected: number; readonly says: string }
  | { readonly kind: 'empty' | 'unreadable' | 'tooLong'; readonly says: string }
  | {
      readonly kind: 'unknown';
      readonly names: readonly string[];
      readonly known: readonly string[];
      readonly says: string;
    };

const POINTS = 16;
const SEED = 200_302_218;
/** Part of the largest value of the right answer that is no more than rounding, where it is itself near 0. */
const ROUNDING = 1e-12;
const TOLERANCE = { expression: 1e-9, number: 1e-3 };
/** A counterexample should differ in a digit that is shown. */
const VISIBLE = 0.01;

/** Values of all variables, the free ones from `free`, in the order of the field. */
function completed({ variables }: AnswerField, free: (name: string, index: number) => number): Values {
  const values: Record<string, number> = {};
  for (const [index, { name, domain }] of variables.entries())
    values[name] = typeof domain === 'function' ? domain(values) : free(name, index);
  return values;
}

/** The friendly point of a field, complete. */
export const friendlyPoint = (field: AnswerField): Values =>
  completed(field, (name) => field.friendly[name] ?? Number.NaN);

/** Points of the domain of a field: the same for everyone, and spread as chance does it. */
export function samplePoints(field: AnswerField): Values[] {
  const word = new Uint32Array(2);
  return Array.from({ length: field.variables.length === 0 ? 1 : POINTS }, (_, point) =>
    completed(field, (name, index) => {
      const domain = field.variables[index]?.domain;
      if (domain === undefined || typeof domain === 'function') throw new RangeError(`${name} is not free`);
      philox(SEED, point, index, word);
      return domain[0] + (domain[1] - domain[0]) * (((word[0] as number) + 0.5) / 2 ** 32);
    }),
  );
}

/** What a text is worth as an answer of a field. */
export function judge(field: AnswerField, text: string, parser: Parser): Judgement {
  const reading = parser.read(text, field.variables, [field.label, ...(field.spellings ?? [])]);
  if (reading.kind === 'empty') return { kind: 'empty', says: 'Type an answer first.' };
  if (reading.kind === 'unknown') return unknown(field, reading.names);
  if (reading.kind !== 'read') return reading;
  const points = samplePoints(field);
  const rights = points.map(field.right);
  const judged = reading.readings.map((evaluate) => byValue(field, evaluate, points, rights));
  // A fraction that may be read in two ways is taken in the one that is meant, if either is.
  const best = judged.find(({ kind }) => kind === 'right') ?? judged.find(({ kind }) => kind === 'known');
  return best ?? (judged[0] as Judgement);
}

function unknown({ variables }: AnswerField, names: readonly string[]): Judgement {
  const known = variables.map(({ name }) => name);
  const said = names.map((name) => `“${name}”`).join(', ');
  const listed =
    known.length === 0
      ? 'A number is asked for, and no symbol.'
      : `The symbols here are ${known.join(', ')}.`;
  return {
    kind: 'unknown',
    names,
    known,
    says: `${said} ${names.length > 1 ? 'are' : 'is'} not known here. ${listed}`,
  };
}

function byValue(
  field: AnswerField,
  evaluate: Evaluate,
  points: readonly Values[],
  rights: readonly number[],
): Judgement {
  const answers = points.map(evaluate);
  const size = Math.max(...rights.map(Math.abs));
  const allowed = field.tolerance ?? TOLERANCE[field.kind];
  const isSame = (a: number, b: number) =>
    Math.abs(a - b) <= allowed * Math.max(Math.abs(a), Math.abs(b)) + ROUNDING * size;
  const matches = (values: readonly number[]) =>
    values.every((value, k) => isSame(answers[k] as number, value));
  const hole = answers.findIndex((answer) => !Number.isFinite(answer));
  if (hole >= 0) return notDefined(field, evaluate, points[hole] as Values);
  if (matches(rights)) return { kind: 'right' };
  const known = field.wrong.find(({ value }) => matches(points.map(value)));
  if (known !== undefined) return { kind: 'known', id: known.id };
  return counterexample(field, evaluate, points);
}

function notDefined(field: AnswerField, evaluate: Evaluate, point: Values): Judgement {
  const friendly = friendlyPoint(field);
  const values = Number.isFinite(evaluate(friendly)) ? point : friendly;
  const where = field.variables.length === 0 ? '' : ' where the right answer has one';
  const says = `That has no finite value${where}: does it divide by 0, or take the root or logarithm of a negative number?`;
  return { kind: 'undefined', values, expected: field.right(values), says };
}

/** A point where an answer is wrong: the friendly one if it shows, and otherwise the one that shows most. */
function counterexample(field: AnswerField, evaluate: Evaluate, points: readonly Values[]): Judgement {
  const gap = (values: Values) => {
    const [answer, expected] = [evaluate(values), field.right(values)];
    const share = Math.abs(answer - expected) / Math.max(Math.abs(answer), Math.abs(expected));
    return Number.isFinite(share) ? share : 0;
  };
  const friendly = friendlyPoint(field);
  const most = points.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  const values = gap(friendly) > VISIBLE || gap(friendly) >= gap(most) ? friendly : most;
  return { kind: 'wrong', values, answer: evaluate(values), expected: field.right(values) };
}
