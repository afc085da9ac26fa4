import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, type PredictionOption, refuter, type WitnessOf } from './exercise.ts';
import { free } from './symbols.ts';

/** Exercise: descent on a quadratic with eigenvalues a > b > 0 converges from every start iff 0 < η < 2/a. */

const STARTED: WitnessOf<'bowl'> = { kind: 'bowl', a: 4, b: 1, angle: 30, rate: 0.4, start: [1, 1] };
const { a, b, rate } = STARTED;
const atRate = (rate: number): WitnessOf<'bowl'> => ({ ...STARTED, rate });
const HERE = `With eigenvalues ${a} and ${b}`;

/** What a step does to the component along an eigenvector. */
const factor = (rate: number, eigenvalue: number) => near(1 - rate * eigenvalue);

const eigenvalues = (formula: (a: number, b: number) => number) => (values: Values) =>
  formula(at(values, 'a'), at(values, 'b'));
const direction = (formula: (eta: number, q: number) => number) => (values: Values) =>
  formula(at(values, 'η'), at(values, 'q'));

const critical = eigenvalues((a) => 2 / a);
const along = direction((eta, q) => 1 - eta * q);
const wrongRate = refuter(critical, STARTED, { a, b });
const wrongFactor = refuter(along, STARTED, { η: rate, q: a });

/** Rates that tell a wrong critical rate from 2/a: between the two. */
const SLOW = 0.4;
const MIDDLE = 0.45;
const FAST = 0.6;
const CRITICAL = 2 / a;

const option = (id: string, label: string, isRight: boolean, says: string): PredictionOption => ({
  id,
  label,
  isRight,
  says,
  witness: atRate(CRITICAL),
});

export const BOWL: Exercise = {
  name: 'bowl',
  title: 'Descent on a quadratic',
  slide: 'Beyond the NTK regime: the catapult mechanism',
  fields: [
    {
      id: 'critical',
      kind: 'expression',
      asks: 'Rate below which descent converges from every start, for eigenvalues a > b > 0',
      label: 'η_crit',
      spellings: ['ηcrit', 'eta_crit', 'etacrit', 'η', 'eta'],
      variables: [free('a', 2, 5), free('b', 0.2, 1.5)],
      friendly: { a, b },
      right: critical,
      wrong: [
        wrongRate(
          'noOscillation',
          eigenvalues((a) => 1 / a),
          (given, right) =>
            `Up to 1/a nothing changes its sign. ${HERE} that is ${given}; at η = ${SLOW} the factor along the first is ${factor(SLOW, a)}: does it not shrink? It does up to ${right}.`,
          atRate(SLOW),
        ),
        wrongRate(
          'smallest',
          eigenvalues((_, b) => 2 / b),
          (given, right) =>
            `${HERE} that is ${given}. Take η = ${FAST}: along the second the factor is ${factor(FAST, b)}, but along the first ${factor(FAST, a)}. Which direction fails first? It fails at ${right}.`,
          atRate(FAST),
        ),
        wrongRate(
          'fastest',
          eigenvalues((a, b) => 2 / (a + b)),
          (given, right) =>
            `That is the fastest rate, ${given} here. At η = ${MIDDLE} the factors are ${factor(MIDDLE, a)} and ${factor(MIDDLE, b)}: slower, but does it diverge before ${right}?`,
          atRate(MIDDLE),
        ),
        wrongRate(
          'inverse',
          eigenvalues((a) => a / 2),
          (given, right) =>
            `${HERE} that is ${given}, with factor ${factor(a / 2, a)} along the first; the border is ${right}. Must the rate grow or fall as the bowl gets steeper?`,
          atRate(FAST),
        ),
      ],
    },
    {
      id: 'factor',
      kind: 'expression',
      asks: 'Factor by which a step multiplies the component along an eigenvector of eigenvalue q',
      label: 'factor',
      spellings: ['m'],
      variables: [free('η', 0.1, 1), free('q', 0.5, 5)],
      friendly: { η: rate, q: a },
      right: along,
      wrong: [
        wrongFactor(
          'noEigenvalue',
          direction((eta) => 1 - eta),
          (given, right) =>
            `With η = ${rate} and q = ${a} that is ${given}, and the step multiplies by ${right}: is the gradient of qx²/2 not q times x?`,
        ),
        wrongFactor(
          'twice',
          direction((eta, q) => 1 - 2 * eta * q),
          (given, right) =>
            `With η = ${rate} and q = ${a} that is ${given}, and the step multiplies by ${right}: where has the ½ of L gone?`,
        ),
        wrongFactor(
          'flow',
          direction((eta, q) => Math.exp(-eta * q)),
          (given, right) =>
            `That is the flow followed for a time η: ${given} with η = ${rate} and q = ${a}. One step along the tangent multiplies by ${right}. Could the flow ever overshoot?`,
        ),
        wrongFactor(
          'size',
          direction((eta, q) => Math.abs(1 - eta * q)),
          (given, right) =>
            `That is its size, and it decides about convergence. The factor with η = ${rate} and q = ${a} is ${right}, not ${given}: on which side of the minimum does the step land?`,
        ),
        wrongFactor(
          'uphill',
          direction((eta, q) => 1 + eta * q),
          (given, right) =>
            `With η = ${rate} and q = ${a} that is ${given}: uphill. The step multiplies by ${right}; which sign has the gradient's step?`,
        ),
      ],
    },
  ],
  predictions: [
    {
      id: 'equality',
      asks: 'What happens at exactly η = 2/λmax, from a start with a part along that eigenvector?',
      options: [
        option(
          'converges',
          'it converges',
          false,
          `At η = ${near(CRITICAL)} the factor along the first is ${factor(CRITICAL, a)}: what is its t-th power?`,
        ),
        option(
          'jumps',
          'it jumps between two points for ever',
          true,
          `Yes: at η = ${near(CRITICAL)} the factors are ${factor(CRITICAL, a)} and ${factor(CRITICAL, b)}. The second component dies out, the first changes its sign for ever.`,
        ),
        option(
          'diverges',
          'it diverges',
          false,
          `At η = ${near(CRITICAL)} the factor along the first is ${factor(CRITICAL, a)}: does its t-th power grow?`,
        ),
      ],
    },
  ],
};
