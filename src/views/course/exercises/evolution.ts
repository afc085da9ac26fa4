import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, refuter } from './exercise.ts';
import { MEASURED, NEURONS } from './neurons.ts';
import { free, made } from './symbols.ts';

/** Exercise, 3: Δf and λ after one step, exactly, for any target. The slides' form has Δf² where fΔf belongs, and holds for y = 0 alone. */

const VARIABLES = [
  free('Δf', -2, 2),
  free('y', 0.3, 1.5),
  made('f', (values) => at(values, 'Δf') + at(values, 'y')),
  free('λ', 1, 4),
  free('η', 0.1, 1),
  free('n', 2, 9),
];

interface Parts {
  readonly residual: number;
  readonly output: number;
  readonly lambda: number;
  readonly eta: number;
  readonly n: number;
}

const of = (formula: (parts: Parts) => number) => (values: Values) =>
  formula({
    residual: at(values, 'Δf'),
    output: at(values, 'f'),
    lambda: at(values, 'λ'),
    eta: at(values, 'η'),
    n: at(values, 'n'),
  });

const rightResidual = of(
  ({ residual, output, lambda, eta, n }) =>
    residual * (1 - eta * lambda + (eta ** 2 * residual * output) / n),
);
const rightKernel = of(
  ({ residual, output, lambda, eta, n }) =>
    lambda + ((eta * residual) / n) * (eta * lambda * residual - 4 * output),
);
const wrongResidual = refuter(rightResidual, NEURONS, MEASURED);
const wrongKernel = refuter(rightKernel, NEURONS, MEASURED);

const HERE = `Four neurons with f = ${MEASURED.f}, y = ${MEASURED.y}, λ = ${MEASURED.λ}, η = ${MEASURED.η}`;
const common = { kind: 'expression', variables: VARIABLES, friendly: MEASURED } as const;

/** The same step towards the target 0, where both forms agree. */
const TO_ZERO = { ...NEURONS, y: 0 };

export const EVOLUTION: Exercise = {
  name: 'evolution',
  title: 'Residual and NTK after a step',
  slide: 'A toy model, 3',
  fields: [
    {
      ...common,
      id: 'residual',
      asks: 'The residual after a step, exactly and for any y',
      label: 'Δf′',
      spellings: ["Df'", "Δ f'", "Delta f'", 'Δf_{t+1}', 'Df_{t+1}', 'Δf_t+1', 'Δfₜ₊₁', 'Δfnew'],
      right: rightResidual,
      wrong: [
        wrongResidual(
          'slides',
          of(({ residual, lambda, eta, n }) => residual * (1 - eta * lambda + (eta * residual) ** 2 / n)),
          (given, right) =>
            `${HERE}: that gives ${given}, as the slide has it, and the step gives ${right}. One of the two factors Δf came from v·u: is that the residual, or the output?`,
        ),
        wrongResidual(
          'noSquare',
          of(({ residual, lambda, eta }) => residual * (1 - eta * lambda)),
          (given, right) =>
            `${HERE}: that gives ${given}, the linear model's, and the step gives ${right}. Expand (v − ru)·(u − rv): how many products are there?`,
        ),
        wrongResidual(
          'sign',
          of(
            ({ residual, output, lambda, eta, n }) =>
              residual * (1 - eta * lambda - (eta ** 2 * residual * output) / n),
          ),
          (given, right) =>
            `${HERE}: that gives ${given}, and the step gives ${right}. The last product is (−ru)·(−rv): which sign has it?`,
        ),
        wrongResidual(
          'output',
          of(
            ({ residual, output, lambda, eta, n }) =>
              output - eta * lambda * residual + (eta ** 2 * residual ** 2 * output) / n,
          ),
          (given, right) =>
            `That is f′, ${given} for four neurons with f = ${MEASURED.f}; Δf′ is ${right}. What is subtracted from it?`,
        ),
      ],
    },
    {
      ...common,
      id: 'kernel',
      asks: 'The NTK after the same step',
      label: 'λ′',
      spellings: ["lambda'", 'λ_{t+1}', 'lambda_{t+1}', 'λ_t+1', 'λₜ₊₁', 'λnew'],
      right: rightKernel,
      wrong: [
        wrongKernel(
          'slides',
          of(({ residual, lambda, eta, n }) => lambda + (eta * (eta * lambda - 4) * residual ** 2) / n),
          (given, right) =>
            `${HERE}: that gives ${given}, as the slide has it, and the step gives ${right}. The mixed products are r u·v: is u·v/√n the residual, or the output?`,
        ),
        wrongKernel(
          'noSquare',
          of(({ residual, output, lambda, eta, n }) => lambda - (4 * eta * residual * output) / n),
          (given, right) =>
            `${HERE}: that gives ${given}, and the step gives ${right}. Could λ then become negative? What do r²‖u‖² and r²‖v‖² add?`,
        ),
        wrongKernel(
          'half',
          of(
            ({ residual, output, lambda, eta, n }) =>
              lambda + ((eta * residual) / n) * (eta * lambda * residual - 2 * output),
          ),
          (given, right) =>
            `${HERE}: that gives ${given}, and the step gives ${right}. Each layer's square has a mixed product −2r u·v: how many layers are there?`,
        ),
        wrongKernel(
          'sign',
          of(
            ({ residual, output, lambda, eta, n }) =>
              lambda + ((eta * residual) / n) * (eta * lambda * residual + 4 * output),
          ),
          (given, right) =>
            `${HERE}: that gives ${given}, and the step gives ${right}. Which sign has the mixed product in ‖u − rv‖²?`,
        ),
      ],
    },
  ],
  predictions: [
    {
      id: 'exact',
      asks: 'The slide has Δf² where your form has f·Δf. When do the two agree?',
      options: [
        {
          id: 'zero',
          label: 'for y = 0',
          isRight: true,
          says: 'Yes: then f = Δf. For any other target the slide’s form is an approximation.',
          witness: TO_ZERO,
        },
        {
          id: 'wide',
          label: 'for large n, exactly',
          isRight: false,
          says: `The two differ by η²Δf²y/n: small for wide networks, but not 0. For the four neurons it is ${near(
            ((MEASURED.η ?? 0) ** 2 * (MEASURED.Δf ?? 0) ** 2 * (MEASURED.y ?? 0)) / (MEASURED.n ?? 1),
          )}.`,
          witness: NEURONS,
        },
        {
          id: 'always',
          label: 'always',
          isRight: false,
          says: `${HERE}: the step leaves Δf′ = ${near(rightResidual(MEASURED))}; put the numbers into the slide’s form and compare.`,
          witness: NEURONS,
        },
      ],
    },
  ],
};
