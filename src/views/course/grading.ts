import type { DrawnCurve } from '../../panels/guess.ts';
import type { Run } from '../../panels/run.ts';
import { peakOf } from '../../panels/words/guessText.ts';
import { near, percent } from '../../panels/words/numbers.ts';

/**
 * Judges a drawn curve by its features, not by its distance from the run: whether the first step rises, how many humps there are, where the
 * peak is and how high, where κ lands, and that λ is flat before it falls off a cliff. What is erratic in the run is not asked of a reader.
 */

export type Feature = 'firstStep' | 'humps' | 'peakStep' | 'peakHeight' | 'landing' | 'cliff';

export interface Grade {
  readonly feature: Feature;
  readonly hit: boolean;
  /** What was drawn and what came, in the units of the feature. */
  readonly values: { readonly drawn: number; readonly came: number };
  readonly says: string;
}

/** Largest κ₀ at which one hump at most is certain (for y = 0), and at which κ∞ follows κ₀ smoothly. */
const ONE_HUMP = 3.4;
const SMOOTH_LANDING = 2.9;
const STEPS_OFF = 2;
const HALF_A_DECADE = Math.sqrt(10);
const LANDING_OFF = 0.1;
/** A hand trembles: a rise of less than this is none. */
const TREMBLE = 1.2;
/** Steps before and after the loss peak between which λ falls; and the part of its fall that makes a cliff. */
const BEFORE = 1;
const AFTER = 3;
const MOST = 0.5;

/** A drawn curve with its start, by step. */
const points = (drawn: DrawnCurve, first: number): (readonly [step: number, value: number])[] =>
  [[0, first] as const, ...[...drawn].filter(([step]) => step > 0)].sort(([a], [b]) => a - b);

/** The value of a drawn curve at a step: between its points on a line, after the last as there. */
function valueAt(curve: ReturnType<typeof points>, step: number): number {
  const after = curve.findIndex(([at]) => at >= step);
  const [to, end] = curve.at(after) as readonly [number, number];
  if (after <= 0) return end;
  const [from, start] = curve[after - 1] as readonly [number, number];
  return start + ((end - start) * (step - from)) / (to - from);
}

/** How often values rise to more than `factor` times their last low, after a fall or at the start. */
export function countHumps(values: Iterable<number>, factor = 1): number {
  let humps = 0;
  let isRising = false;
  let turn = Number.NaN;
  for (const value of values) {
    if (Number.isNaN(turn)) turn = value;
    if (isRising ? value > turn : value < turn) turn = value;
    else if (isRising ? value * factor < turn : value > turn * factor) {
      isRising = !isRising;
      turn = value;
      if (isRising) humps++;
    }
  }
  return humps;
}

const counted = (humps: number) => (humps === 0 ? 'no hump' : humps === 1 ? 'one hump' : `${humps} humps`);
const moved = (ratio: number) =>
  ratio > 1 ? `rising ${near(ratio)}-fold` : ratio < 1 ? `falling to ${percent(ratio)}` : 'staying';
const verdict = (hit: boolean) => (hit ? 'Right: you' : 'You');

/** A drawn loss against a run; empty where nothing was drawn, or where there is no loss to compare. */
export function gradeLoss(
  drawn: DrawnCurve,
  { trajectory, verdict: { phase, exceeded, peakLoss, peakStep } }: Run,
): Grade[] {
  const { loss, curvature, end } = trajectory;
  const first = loss[0] as number;
  if (drawn.size === 0 || end < 1 || !(first > 0)) return [];
  const curve = points(drawn, first);
  const grades = [gradeFirstStep(valueAt(curve, 1) / first, (loss[1] as number) / first)];
  if (phase !== 'lazy' && phase !== 'catapult') return grades;
  if ((curvature[0] as number) <= ONE_HUMP) {
    const values = {
      drawn: countHumps(
        curve.map(([, value]) => value),
        TREMBLE,
      ),
      came: countHumps(loss.subarray(0, end + 1)),
    };
    const hit = values.drawn === values.came;
    const says = hit
      ? `Right: ${counted(values.came)}.`
      : `You drew ${counted(values.drawn)}; the loss has ${counted(values.came)}.`;
    grades.push({ feature: 'humps', hit, values, says });
  }
  if (exceeded) grades.push(...gradePeak(peakOf(drawn, first), [peakStep, peakLoss]));
  return grades;
}

function gradeFirstStep(drawn: number, came: number): Grade {
  const hit = Math.sign(drawn - 1) === Math.sign(came - 1);
  const says = hit
    ? `Right: the first step is one ${moved(came)}; you drew it ${moved(drawn)}.`
    : `You drew the first step ${moved(drawn)}; the run has it ${moved(came)}.`;
  return { feature: 'firstStep', hit, values: { drawn, came }, says };
}

function gradePeak(
  [step, value]: readonly [number, number],
  [peakStep, peakLoss]: readonly [number, number],
): Grade[] {
  const isPeak = step > 0;
  const onTime = isPeak && Math.abs(step - peakStep) <= STEPS_OFF;
  const ratio = value / peakLoss;
  const asHigh = isPeak && ratio <= HALF_A_DECADE && ratio >= 1 / HALF_A_DECADE;
  const expected = (hit: boolean, what: string) =>
    isPeak ? `${verdict(hit)} drew the peak ${what}` : 'You drew no peak';
  return [
    {
      feature: 'peakStep',
      hit: onTime,
      values: { drawn: step, came: peakStep },
      says: `${expected(onTime, `at step ${step}`)}; it comes at step ${peakStep}.`,
    },
    {
      feature: 'peakHeight',
      hit: asHigh,
      values: { drawn: value, came: peakLoss },
      says: `${expected(asHigh, `at ${near(value)}`)}; it reaches ${near(peakLoss)}.`,
    },
  ];
}

/** A drawn λ against a run that converges; empty where nothing was drawn, or where λ has nowhere to land. */
export function gradeKernel(drawn: DrawnCurve, run: Run): Grade[] {
  const { trajectory, verdict } = run;
  const { ntk, curvature, end } = trajectory;
  const isSettled = verdict.settled && (verdict.phase === 'lazy' || verdict.phase === 'catapult');
  if (drawn.size === 0 || end < 1 || !isSettled) return [];
  const first = ntk[0] as number;
  const kappa0 = curvature[0] as number;
  const curve = points(drawn, first);
  const [, last] = curve.at(-1) as readonly [number, number];
  const grades = [gradeLanding((last * kappa0) / first, verdict.finalCurvature, kappa0)];
  if (verdict.phase === 'catapult') {
    const { peakStep } = verdict;
    const drawnShare = fallenShare((step) => valueAt(curve, step), last, peakStep);
    const final = (verdict.finalCurvature * first) / kappa0;
    const cameShare = fallenShare((step) => ntk[Math.min(step, end)] as number, final, peakStep);
    if (cameShare >= MOST) grades.push(gradeCliff(drawnShare, cameShare, peakStep));
  }
  return grades;
}

function gradeLanding(drawn: number, came: number, kappa0: number): Grade {
  const isSmooth = kappa0 <= SMOOTH_LANDING;
  const hit = isSmooth ? Math.abs(drawn - came) <= LANDING_OFF : drawn < 2;
  const erratic = isSmooth
    ? ''
    : ' Here it jumps about with the start; that it lies below 2 is all one can know.';
  const says = `${verdict(hit)} drew κ = ηλ landing at ${near(drawn)}; it lands at ${near(came)}.${erratic}`;
  return { feature: 'landing', hit, values: { drawn, came }, says };
}

/** Part of the fall of λ that lies round the loss peak. */
function fallenShare(value: (step: number) => number, last: number, peakStep: number): number {
  const total = value(0) - last;
  return total > 0 ? (value(Math.max(0, peakStep - BEFORE)) - value(peakStep + AFTER)) / total : 0;
}

function gradeCliff(drawn: number, came: number, peakStep: number): Grade {
  const hit = drawn >= MOST;
  const says = `${verdict(hit)} drew ${percent(Math.max(0, drawn))} of the fall of λ round the loss peak, from step ${Math.max(0, peakStep - BEFORE)} to ${peakStep + AFTER}; it is ${percent(came)}: flat, and then a cliff.`;
  return { feature: 'cliff', hit, values: { drawn, came }, says };
}
