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

/** `deviation` is that of the labels, in units of the target. */
export function noisyRun(problem: Problem, deviation: number): NoisyRun {
  const { curvature, end } = simulateWithKnobs(problem, PLAIN, STEPS, labelNoise(SEED, deviation, STEPS));
  return { curvature, end, scaledTarget: scaled(problem).scaledTarget };
}
