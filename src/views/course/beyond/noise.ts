import { type Problem, scaled } from '../../../core/model/problem.ts';
import { simulateWithKnobs } from '../../../core/theory/knobs.ts';
import { labelNoise } from '../../../core/theory/labelNoise.ts';

/** The run of the page with labels that are a little off, anew at every step. */

export const STEPS = 4000;
const SEED = 1;
const PLAIN = { momentum: 0, warmup: { steps: 0, from: 1 } } as const;

export interface NoisyRun {
  readonly curvature: Float64Array;
  readonly end: number;
  readonly scaledTarget: number;
}

/** Of each problem the run without noise, and the last with some: picture and words ask for the same. */
const known = new WeakMap<
  Problem,
  { calm: NoisyRun | null; last: { deviation: number; run: NoisyRun } | null }
>();

function compute(problem: Problem, deviation: number): NoisyRun {
  const noise = deviation === 0 ? [] : labelNoise(SEED, deviation, STEPS);
  const { curvature, end } = simulateWithKnobs(problem, PLAIN, STEPS, noise);
  return { curvature, end, scaledTarget: scaled(problem).scaledTarget };
}

/** `deviation` is that of the labels, in units of the target. */
export function noisyRun(problem: Problem, deviation: number): NoisyRun {
  const kept = known.get(problem) ?? { calm: null, last: null };
  known.set(problem, kept);
  if (deviation === 0) {
    kept.calm ??= compute(problem, 0);
    return kept.calm;
  }
  if (kept.last?.deviation !== deviation) kept.last = { deviation, run: compute(problem, deviation) };
  return kept.last.run;
}
