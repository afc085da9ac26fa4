import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, refuter } from './exercise.ts';
import { MEASURED, NEURONS } from './neurons.ts';
import { free } from './symbols.ts';

/** Exercise, 2: the NTK of the toy model, in U = ‖u‖², V = ‖v‖² and S = u·v. */

const of = (formula: (U: number, V: number, S: number, n: number) => number) => (values: Values) =>
  formula(at(values, 'U'), at(values, 'V'), at(values, 'S'), at(values, 'n'));

const right = of((U, V, _, n) => (U + V) / n);
const wrong = refuter(right, NEURONS, MEASURED);
const HERE = `For the four neurons, ‖u‖² = ${MEASURED.U}, ‖v‖² = ${MEASURED.V} and u·v = ${MEASURED.S}`;

const LAMBDA = MEASURED.λ ?? 0;
const DOUBLED = { ...NEURONS, u: NEURONS.u.map((each) => 2 * each), v: NEURONS.v.map((each) => 2 * each) };

export const KERNEL: Exercise = {
  name: 'kernel',
  title: 'The NTK of the toy model',
  slide: 'A toy model, 2',
  fields: [
    {
      id: 'kernel',
      kind: 'expression',
      asks: 'The NTK in U = ‖u‖², V = ‖v‖², S = u·v and n',
      label: 'λ',
      spellings: ['lambda', 'Θ', 'NTK'],
      variables: [free('U', 1, 9), free('V', 1, 9), free('S', -1, 1), free('n', 2, 9)],
      friendly: MEASURED,
      right,
      wrong: [
        wrong(
          'root',
          of((U, V, _, n) => (U + V) / Math.sqrt(n)),
          (given, right) =>
            `${HERE}: that is ${given}, and λ = ${right}. It is the squared length of a gradient: what becomes of n^(−1/2) when it is squared?`,
        ),
        wrong(
          'firstLayer',
          of((U, _, __, n) => U / n),
          (given, right) =>
            `${HERE}: that is ${given}, and λ = ${right}. It is the gradient by one layer, v; how long is the stacked gradient (v, u)/√n?`,
        ),
        wrong(
          'secondLayer',
          of((_, V, __, n) => V / n),
          (given, right) =>
            `${HERE}: that is ${given}, and λ = ${right}. It is the gradient by one layer, u; how long is the stacked gradient (v, u)/√n?`,
        ),
        wrong(
          'sumOfVectors',
          of((U, V, S, n) => (U + V + 2 * S) / n),
          (given, right) =>
            `That is ‖u + v‖²/n. ${HERE}: ${given}, and λ = ${right}. Are the gradients by u and by v added, or stacked one above the other?`,
        ),
        wrong(
          'product',
          of((_, __, S, n) => (2 * S) / n),
          (given, right) =>
            `${HERE}: that is ${given}, and λ = ${right}. With u orthogonal to v it would be 0: does the output then not change with the weights?`,
        ),
        wrong(
          'squaredOutput',
          of((_, __, S, n) => (S * S) / n),
          (given, right) =>
            `That is f². ${HERE}: ${given}, and λ = ${right}. The kernel is made of derivatives of f: what are they?`,
        ),
        wrong(
          'noWidth',
          of((U, V) => U + V),
          (given, right) =>
            `${HERE}: that is ${given}, and λ = ${right}. Where is the n^(−1/2) of f, squared?`,
        ),
      ],
    },
  ],
  predictions: [
    {
      id: 'doubled',
      asks: 'All weights are doubled. What becomes of the NTK?',
      options: [
        {
          id: 'same',
          label: 'it stays: a kernel is about inputs, not weights',
          isRight: false,
          says: `It stays nearly so while weights hardly move, which is lazy training. Here λ goes from ${near(LAMBDA)} to ${near(4 * LAMBDA)}: it is made of the weights.`,
          witness: DOUBLED,
        },
        {
          id: 'twice',
          label: 'twice as large',
          isRight: false,
          says: `The gradient of f is twice as large, and λ is its squared length: ${near(LAMBDA)} becomes ${near(4 * LAMBDA)}.`,
          witness: DOUBLED,
        },
        {
          id: 'fourfold',
          label: 'four times as large',
          isRight: true,
          says: `Yes, from ${near(LAMBDA)} to ${near(4 * LAMBDA)}: λ is quadratic in the weights, and so is f.`,
          witness: DOUBLED,
        },
      ],
    },
  ],
};
