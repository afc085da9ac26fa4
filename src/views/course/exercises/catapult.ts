import { near } from '../../../panels/words/numbers.ts';
import { at, type Values } from '../judging/field.ts';
import { type Exercise, refuter, type WitnessOf } from './exercise.ts';
import { runFrom, told } from './run.ts';
import { free } from './symbols.ts';

/** Exercise, 4: what is true of “λ falls, and |Δf| rises first and then falls”, for y = 0, in κ = ηλ and r = ηΔf/√n. */

const run = (kappa0: number, r0: number, w = 0): WitnessOf<'run'> => ({ kind: 'run', kappa0, r0, w });

/** κ₀ above 2 and a residual large enough to fall at once. */
const FALLS = run(2.2, 0.5);
/** Falls after its rise, or at once, and rises again. */
const TWO_HUMPS = run(3.6, 1.5);
const SMALL_START = run(3.8, 0.1);
/** A start of common size: n = 1024, λ₀ = 2, f₀ = 1, c = 2.5. */
const COMMON = run(2.5, 1.25 / 32);
/** With a target λ may rise. */
const TARGET = run(2.5, -0.25, 0.5);
const STEP = run(3, 0.5);
/** Steps after which the runs above have landed. */
const LANDED = 400;

const landing = (witness: WitnessOf<'run'>) => near(runFrom(witness, LANDED).curvatures[LANDED] as number);
const sizes = (witness: WitnessOf<'run'>, count: number) => told(runFrom(witness, count).sizes, count);
const next = ({ kappa0, r0, w }: WitnessOf<'run'>) =>
  near(runFrom({ kappa0, r0, w }, 1).curvatures[1] as number);

const valuesOf = ({ kappa0, r0 }: WitnessOf<'run'>): Values => ({ κ: kappa0, r: r0 });
const of = (formula: (kappa: number, r: number) => number) => (values: Values) =>
  formula(at(values, 'κ'), at(values, 'r'));

const change = of((kappa, r) => -(4 - kappa) * r * r);
const bound = of((_, r) => 2 + r * r);
/** Largest κ₀ at which no start has a second hump, to the digits that a number is asked with. */
const ONE_HUMP = 3.4;
const wrongChange = refuter(change, STEP, valuesOf(STEP));
const wrongBound = refuter(bound, FALLS, valuesOf(FALLS));
const wrongHump = refuter(() => ONE_HUMP, TWO_HUMPS, {});
const HERE = `At κ = ${STEP.kappa0} and r = ${STEP.r0}`;

export const CATAPULT: Exercise = {
  name: 'catapult',
  title: 'The catapult',
  slide: 'A toy model, 4',
  fields: [
    {
      id: 'change',
      kind: 'expression',
      asks: 'Change of κ = ηλ in a step, in κ and r = ηΔf/√n, for y = 0',
      label: 'κ′ − κ',
      spellings: ['Δκ', 'Dkappa', 'dkappa', "kappa'-kappa", 'κ_{t+1}-κ_t', 'change'],
      variables: [free('κ', 2, 3.9), free('r', -0.9, 0.9)],
      friendly: valuesOf(STEP),
      right: change,
      wrong: [
        wrongChange(
          'noSquare',
          of((_, r) => -4 * r * r),
          (given, right) =>
            `${HERE} that is ${given}, and κ moves by ${right}. At κ = 4 it stands still: which term of λ′ holds against −4r²?`,
        ),
        wrongChange(
          'half',
          of((kappa, r) => -(2 - kappa) * r * r),
          (given, right) =>
            `${HERE} that is ${given}: κ would rise, and it moves by ${right}. Does the mixed product come from one layer or from two?`,
        ),
        wrongChange(
          'sign',
          of((kappa, r) => (4 - kappa) * r * r),
          (given, right) =>
            `${HERE} that is ${given}: κ would rise, and it moves by ${right}. Is it the change, or the fall?`,
        ),
        wrongChange(
          'linear',
          of((kappa, r) => -(4 - kappa) * r),
          (given, right) =>
            `${HERE} that is ${given}, and κ moves by ${right}. With r negative κ would rise; does its fall depend on the sign of Δf?`,
        ),
        wrongChange(
          'whole',
          of((kappa, r) => kappa - (4 - kappa) * r * r),
          (given, right) =>
            `That is κ′ itself, ${given} at κ = ${STEP.kappa0}; by what has κ changed? By ${right}.`,
        ),
      ],
    },
    {
      id: 'bound',
      kind: 'expression',
      asks: 'Bound that κ must exceed for |r| to rise in a step, in r',
      label: 'κ',
      spellings: ['kappa', 'bound'],
      variables: [free('r', -0.9, 0.9)],
      friendly: { r: FALLS.r0 },
      right: bound,
      wrong: [
        wrongBound(
          'two',
          () => 2,
          (given, right) =>
            `κ = ${FALLS.kappa0} is above ${given}, but with r = ${FALLS.r0} the run goes |r| = ${sizes(FALLS, 4)}: it falls at once. The factor of r is 1 − κ + r²: for a rise κ must be above ${right} here.`,
        ),
        wrongBound(
          'less',
          of((_, r) => 2 - r * r),
          (given, right) =>
            `At r = ${FALLS.r0} that is ${given}; κ = ${FALLS.kappa0} is above it and |r| = ${sizes(FALLS, 4)} falls. The border is ${right}: does r² in 1 − κ + r² help the rise or hold it back?`,
        ),
        wrongBound(
          'one',
          of((_, r) => 1 + r * r),
          (given, right) =>
            `At r = ${FALLS.r0} that is ${given}: above it r changes its sign. It grows only above ${right}, where 1 − κ + r² is below which number?`,
        ),
        wrongBound(
          'four',
          () => 4,
          (given) =>
            `Above ${given} the run diverges, but κ = ${COMMON.kappa0} is enough for a rise: |r| = ${sizes(COMMON, 4)}. When is |1 − κ + r²| above 1?`,
          COMMON,
        ),
      ],
    },
    {
      id: 'oneHump',
      kind: 'number',
      asks: 'Largest κ₀ up to which |r| is certain to have one hump at most',
      label: 'κ₀',
      spellings: ['kappa0', 'kappa_0', 'κ', 'kappa'],
      variables: [],
      friendly: {},
      // 3.39 … 3.41, both ends included.
      tolerance: 0.01001 / ONE_HUMP,
      right: () => ONE_HUMP,
      wrong: [
        wrongHump(
          'always',
          () => 4,
          (given) =>
            `Not up to ${given}: κ₀ = ${TWO_HUMPS.kappa0} and r₀ = ${TWO_HUMPS.r0} give |r| = ${sizes(TWO_HUMPS, 5)}, and κ₀ = ${SMALL_START.kappa0}, r₀ = ${SMALL_START.r0} give ${sizes(SMALL_START, 9)}.`,
        ),
        wrongHump(
          'measured',
          () => 3.6,
          (given) =>
            `That is where a rise, a fall and a rise begin in experiments, but at κ₀ = ${given} the run of r₀ = ${TWO_HUMPS.r0} falls at once and rises again: |r| = ${sizes(TWO_HUMPS, 5)}.`,
        ),
        wrongHump(
          'threshold',
          () => 2,
          (given) =>
            `Up to ${given} there is no hump at all, so that is safe but too careful: κ₀ = ${COMMON.kappa0} has one. After a fall, how large must κ be for κ − r² to pass 2 again?`,
          COMMON,
        ),
      ],
    },
  ],
  predictions: [
    {
      id: 'landing',
      asks: `κ₀ = ${COMMON.kappa0}: the residual grows until κ is small enough. Where does κ = ηλ end?`,
      options: [
        {
          id: 'two',
          label: 'at 2, so that λ ends at 2/η',
          isRight: false,
          says: `It ends at ${landing(COMMON)}: when κ passes 2, |r| is still large. What does −(4 − κ)r² do then?`,
          witness: COMMON,
        },
        {
          id: 'below',
          label: 'below 2',
          isRight: true,
          says: `Yes, at ${landing(COMMON)}: the fall goes on as long as r is not small.`,
          witness: COMMON,
        },
        {
          id: 'same',
          label: `at ${COMMON.kappa0}, where it began`,
          isRight: false,
          says: `It ends at ${landing(COMMON)}: in each step κ loses (4 − κ)r², and r does not stay small.`,
          witness: COMMON,
        },
      ],
    },
    {
      id: 'target',
      asks: 'Does λ also fall at every step if y is not 0?',
      options: [
        {
          id: 'falls',
          label: 'yes, for any y',
          isRight: false,
          says: `With w = ηy/√n = ${TARGET.w}, κ₀ = ${TARGET.kappa0} and r₀ = ${near(TARGET.r0)}, κ goes from ${TARGET.kappa0} to ${next(TARGET)}: κ′ − κ = κr² − 4r(r + w). Which sign can the last term have?`,
          witness: TARGET,
        },
        {
          id: 'mayRise',
          label: 'no, it may rise',
          isRight: true,
          says: `Yes, it may: from κ₀ = ${TARGET.kappa0}, r₀ = ${near(TARGET.r0)} and w = ${TARGET.w}, κ goes to ${next(TARGET)}, and the run still lands at ${landing(TARGET)}.`,
          witness: TARGET,
        },
      ],
    },
  ],
};
