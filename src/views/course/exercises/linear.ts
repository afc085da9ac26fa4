import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, type ExerciseField, refuter, type WitnessOf } from './exercise.ts';
import { free } from './symbols.ts';

/** Exercise: the flow of the linear model is dW/dt = −AW + b. For f = uv and one target y, J = (v, u) and ρ = uv − y. */

const WITNESS: WitnessOf<'weights'> = { kind: 'weights', u: 1, v: 2, y: 3 };
const VALUES: Values = { u: WITNESS.u, v: WITNESS.v, y: WITNESS.y };
const VARIABLES = [free('u', 0.5, 2), free('v', 0.5, 2), free('y', -2, 3)];

const read = (values: Values) => ({ u: at(values, 'u'), v: at(values, 'v'), y: at(values, 'y') });
type Formula = (weights: { readonly u: number; readonly v: number; readonly y: number }) => number;
const of = (formula: Formula) => (values: Values) => formula(read(values));

const common = { kind: 'expression', variables: VARIABLES, friendly: VALUES } as const;
const { u, v, y } = WITNESS;
const here = `at (u, v) = (${u}, ${v}) and y = ${y}`;
const HERE = `A${here.slice(1)}`;

const a11 = of(({ v }) => v * v);
const a12 = of(({ u, v }) => u * v);
const b1 = of(({ u, v, y }) => v * (u * v + y));
const limit1 = of(({ u, v, y }) => u - (v * (u * v - y)) / (u * u + v * v));

const wrongA11 = refuter(a11, WITNESS, VALUES);
const wrongA12 = refuter(a12, WITNESS, VALUES);
const wrongB1 = refuter(b1, WITNESS, VALUES);
const wrongLimit = refuter(limit1, WITNESS, VALUES);

/** Output of the linear model at the witness after a change of its weights. */
const linearOutput = (du: number, dv: number) => u * v + v * du + u * dv;

const FIELDS: readonly ExerciseField[] = [
  {
    ...common,
    id: 'a11',
    asks: 'First entry of A',
    label: 'A₁₁',
    spellings: ['A11', 'A_11'],
    right: a11,
    wrong: [
      wrongA11(
        'kernel',
        of(({ u, v }) => u * u + v * v),
        (given, right) =>
          `That is JJᵀ, one number for one point: ${given}. ${HERE}, A = JᵀJ is 2 × 2 and its first entry is ${right}. Whose derivative meets whose?`,
      ),
      wrongA11(
        'otherWeight',
        of(({ u }) => u * u),
        (given, right) => `${HERE} that is ${given}, and A₁₁ = ${right}: what is the derivative of uv by u?`,
      ),
      wrongA11(
        'sign',
        of(({ v }) => -v * v),
        (given, right) =>
          `The equation has −A: with A₁₁ = ${given} a weight would run away. ${HERE}, A₁₁ = ${right}; can xᵀAx = ‖Jx‖² be negative?`,
      ),
    ],
  },
  {
    ...common,
    id: 'a12',
    asks: 'Entry of A beside the diagonal',
    label: 'A₁₂',
    spellings: ['A12', 'A_12', 'A21', 'A₂₁', 'A_21'],
    right: a12,
    wrong: [
      wrongA12(
        'hessian',
        of(({ u, v, y }) => 2 * u * v - y),
        (given, right) =>
          `That is the Hessian of L. ${HERE} it is ${given}, and A₁₂ = ${right}: which term of the Hessian does a model without curvature not have?`,
      ),
      wrongA12(
        'residualOnly',
        of(({ u, v, y }) => u * v - y),
        (given, right) =>
          `That is the residual, ${given} here; it belongs to b. ${HERE}, A₁₂ = ${right}: which product of two derivatives of uv stands there?`,
      ),
      wrongA12(
        'diagonal',
        () => 0,
        (given, right) =>
          `${HERE}, A₁₂ = ${right} and not ${given}: does a change of v leave the output, and so the gradient by u, as it is?`,
      ),
    ],
  },
  {
    ...common,
    id: 'b1',
    asks: 'First component of b',
    label: 'b₁',
    spellings: ['b1', 'b_1'],
    right: b1,
    wrong: [
      wrongB1(
        'noStart',
        of(({ u, v, y }) => -v * (u * v - y)),
        (given, right) =>
          `That is −Jᵀρ alone. ${HERE} it is ${given}, and b₁ = ${right}: the equation is for W and not for W − W₀, so where has AW₀ gone?`,
      ),
      wrongB1(
        'sign',
        of(({ u, v, y }) => v * (3 * u * v - y)),
        (given, right) =>
          `That is AW₀ + Jᵀρ. ${HERE} it is ${given}, and b₁ = ${right}: at W = W₀ the right-hand side must be −Jᵀρ, downhill. Is it?`,
      ),
      wrongB1(
        'noResidual',
        of(({ u, v }) => 2 * u * v * v),
        (given, right) =>
          `That is AW₀ alone, ${given} here, and b₁ = ${right}: then nothing would move at the start. What does the target do?`,
      ),
    ],
  },
  {
    ...common,
    id: 'limit1',
    asks: 'First component of the weights in the limit',
    label: 'W∞,₁',
    spellings: ['W∞1', 'W∞₁', 'W1', 'W_1', 'u∞', 'u_∞', 'Winf1', 'uinf', 'u_inf'],
    right: limit1,
    wrong: [
      wrongLimit(
        'pseudoinverse',
        of(({ u, v, y }) => (v * (u * v + y)) / (u * u + v * v)),
        (given, right) => {
          const norm = u * u + v * v;
          const far = Math.hypot(u - (v * (u * v + y)) / norm, v - (u * (u * v + y)) / norm);
          return `That is A⁺b, the solution nearest 0. ${HERE} it is ${given}, ${near(far)} away from the start, and descent ends at ${right}, ${near(Math.abs(u * v - y) / Math.sqrt(norm))} away: what moves the weights along directions orthogonal to every gradient?`;
        },
      ),
      wrongLimit(
        'uphill',
        of(({ u, v, y }) => u + (v * (u * v - y)) / (u * u + v * v)),
        (given, right) => {
          const step = (u * v - y) / (u * u + v * v);
          return `${HERE} that is ${given}, where the linear output is ${near(linearOutput(v * step, u * step))} and should be ${y}; descent ends at ${right}. Which way is downhill?`;
        },
      ),
      wrongLimit(
        'oneStep',
        of(({ u, v, y }) => u - v * (u * v - y)),
        (given, right) => {
          const rho = u * v - y;
          return `That is one step of rate 1. ${HERE} it is ${given}, with linear output ${near(linearOutput(-v * rho, -u * rho))} in place of ${y}; the limit is ${right}. By what must Jᵀρ be divided?`;
        },
      ),
    ],
  },
];

export const LINEAR: Exercise = {
  name: 'linear',
  title: 'Lazy training is a linear equation',
  slide: 'Lazy training',
  fields: FIELDS,
  predictions: [
    {
      id: 'unique',
      asks: 'With more weights than points, does AW = b have one solution?',
      options: [
        {
          id: 'one',
          label: 'one, since A ≥ 0',
          isRight: false,
          says: `${HERE}, det A = ${near(v * v * u * u - (u * v) ** 2)}: what does A do to a direction orthogonal to every gradient?`,
          witness: WITNESS,
        },
        {
          id: 'many',
          label: 'many, and the start decides',
          isRight: true,
          says: `Yes: ${here}, A has the eigenvalues ${near(u * u + v * v)} and 0. Along the second nothing moves, so the limit is the solution nearest the start.`,
          witness: WITNESS,
        },
        {
          id: 'none',
          label: 'none: W drifts for ever',
          isRight: false,
          says: `b = Jᵀ(JW₀ − ρ) lies in the range of A, so nothing drifts: ${here} the weights end ${near(Math.abs(u * v - y) / Math.hypot(u, v))} from their start.`,
          witness: WITNESS,
        },
      ],
    },
  ],
};
