import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, refuter } from './exercise.ts';
import { MEASURED, NEURONS } from './neurons.ts';
import { free, made } from './symbols.ts';

/** Exercise, 1: the step of gradient descent on the toy model, for one neuron. */

const VARIABLES = [
  free('u', -2, 2),
  free('v', -2, 2),
  free('η', 0.1, 1),
  free('Δf', -2, 2),
  free('n', 2, 9),
  free('y', 0.2, 1.5),
  made('f', (values) => at(values, 'Δf') + at(values, 'y')),
];
/** In v′ the new u is known, so that who uses it can be told. */
const WITH_NEW = [...VARIABLES, made('u′', (values) => at(values, 'u') - scaled(values) * at(values, 'v'))];

/** r = ηΔf/√n, and the same of f. */
const scaled = (values: Values, residual = 'Δf') =>
  (at(values, 'η') * at(values, residual)) / Math.sqrt(at(values, 'n'));

/** The own weight less a share of another. */
const step = (own: 'u' | 'v', other: string, share: (values: Values) => number) => (values: Values) =>
  at(values, own) - share(values) * at(values, other);

const common = { kind: 'expression', friendly: MEASURED } as const;
const HERE = `Take the first neuron of the four, u = ${MEASURED.u}, v = ${MEASURED.v}`;

/** The wrong answers that u′ and v′ have in common. */
function wrongSteps(own: 'u' | 'v', other: 'u' | 'v') {
  const wrong = refuter(step(own, other, scaled), NEURONS, MEASURED);
  return [
    wrong(
      'noRoot',
      step(own, other, (values) => at(values, 'η') * at(values, 'Δf')),
      (given, right) =>
        `${HERE}: that takes ${own} to ${given}, and descent to ${right}. Where is the n^(−1/2) of f = n^(−1/2) v·u when f is differentiated?`,
    ),
    wrong(
      'output',
      step(own, other, (values) => scaled(values, 'f')),
      (given, right) =>
        `${HERE}: that takes ${own} to ${given}, and descent to ${right}. At f = y the loss is 0; would your step stand still there?`,
    ),
    wrong(
      'twice',
      step(own, other, (values) => 2 * scaled(values)),
      (given, right) =>
        `${HERE}: that takes ${own} to ${given}, and descent to ${right}. What does the ½ of L = (f − y)²/2 do to the 2 of the square?`,
    ),
    wrong(
      'ownWeight',
      step(own, own, scaled),
      (given, right) =>
        `${HERE}: that takes ${own} to ${given}, and descent to ${right}. f is a product: what is its derivative by ${own}?`,
    ),
    wrong(
      'uphill',
      step(own, other, (values) => -scaled(values)),
      (given, right) =>
        `${HERE}: that takes ${own} to ${given}, up the slope, and descent takes it to ${right}. Which way does a step go?`,
    ),
    wrong(
      'overWidth',
      step(own, other, (values) => scaled(values) / Math.sqrt(at(values, 'n'))),
      (given, right) =>
        `${HERE}: that takes ${own} to ${given}, and descent to ${right}. How often does n^(−1/2) enter when f is differentiated once?`,
    ),
  ];
}

const newU = step('u', 'v', scaled);
const newV = step('v', 'u', scaled);

/** u of a neuron after a step on some neurons. */
const movedU = ({ u, v, y, eta }: typeof NEURONS, i: number) => {
  const f = u.reduce((sum, each, k) => sum + each * (v[k] ?? 0), 0) / Math.sqrt(u.length);
  return (u[i] ?? 0) - (eta * (f - y) * (v[i] ?? 0)) / Math.sqrt(u.length);
};
const THIRD = movedU(NEURONS, 2);
/** The second neuron with v of the other sign, the first with more, so that the output is still too large. */
const OPPOSED: typeof NEURONS = { ...NEURONS, u: [3, 2, 0, 1], v: [2, -1, 1, 1] };
const UP = movedU(OPPOSED, 1);

export const STEP: Exercise = {
  name: 'step',
  title: 'One step of descent',
  slide: 'A toy model, 1',
  fields: [
    {
      ...common,
      id: 'u',
      asks: 'The first layer’s weight of a neuron after a step',
      label: 'u′',
      spellings: ['u_{t+1}', 'u_t+1', 'uₜ₊₁', 'unew', 'u_new'],
      variables: VARIABLES,
      right: newU,
      wrong: wrongSteps('u', 'v'),
    },
    {
      ...common,
      id: 'v',
      asks: 'The second layer’s weight of a neuron after the same step',
      label: 'v′',
      spellings: ['v_{t+1}', 'v_t+1', 'vₜ₊₁', 'vnew', 'v_new'],
      variables: WITH_NEW,
      right: newV,
      wrong: [
        refuter(newV, NEURONS, MEASURED)(
          'sequential',
          step('v', 'u′', scaled),
          (given, right) =>
            `That uses the new u, ${near(MEASURED['u′'] ?? 0)}. ${HERE}: it takes v to ${given}, and descent to ${right}. Both right-hand sides carry the index t; which gradient is taken where?`,
          { ...NEURONS, sequential: true },
        ),
        ...wrongSteps('v', 'u'),
      ],
    },
  ],
  predictions: [
    {
      id: 'direction',
      asks: 'The output is too large, Δf > 0. Which way does a step move the weight u of a neuron?',
      options: [
        {
          id: 'zero',
          label: 'towards 0',
          isRight: false,
          says: `The third neuron has u = ${NEURONS.u[2]}, and a step takes it to ${near(THIRD)}: its own value is not in its gradient. Which weight is?`,
          witness: NEURONS,
        },
        {
          id: 'against',
          label: 'against v, whatever u is',
          isRight: true,
          says: `Yes: ∂f/∂u = v/√n. The third neuron has u = ${NEURONS.u[2]} and v = ${NEURONS.v[2]}, and moves to u = ${near(THIRD)}.`,
          witness: NEURONS,
        },
        {
          id: 'down',
          label: 'always down',
          isRight: false,
          says: `With v = ${near(OPPOSED.v[1] ?? 0)} in place of ${NEURONS.v[1]} the second neuron goes from u = ${OPPOSED.u[1]} to ${near(UP)}: it goes up. What decides the sign?`,
          witness: OPPOSED,
        },
      ],
    },
  ],
};
