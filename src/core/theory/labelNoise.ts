import { MAX_SEED, NeuronSource } from '../model/generator.ts';
import { checkFinite, checkInteger, MAX_STEPS } from '../model/problem.ts';

/**
 * What the label of each of `steps` steps is off by: independent normal numbers of standard deviation `deviation`, in units of the target, from a seed of the
 * generator of the weights; one for each step. @throws RangeError for arguments outside their range.
 */
export function labelNoise(seed: number, deviation: number, steps: number): Float64Array {
  checkInteger('seed', seed, 0, MAX_SEED);
  checkFinite('deviation', deviation);
  checkInteger('steps', steps, 0, MAX_STEPS);
  const source = new NeuronSource(seed);
  return Float64Array.from({ length: steps }, (_, t) => {
    source.draw(t);
    return deviation * source.u;
  });
}
