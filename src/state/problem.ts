import { maxOutput, type Problem } from '../core/problem.ts';
import { startOf } from '../core/random.ts';
import type { Pin } from './inputs.ts';

/**
 * The core's problem for given inputs. The output scale α of Chizat and Bach turns the target into y/α.
 * A given start outside the cone at this width is moved to its edge, and `limited` says so: the inputs keep what was asked.
 */
export function problemOf({ rate, width, target, seed, start, outputScale }: Pin): {
  problem: Problem;
  limited: boolean;
} {
  const asked = start.kind === 'seed' ? startOf(seed, width) : { output: start.output, ntk: start.ntk };
  const bound = maxOutput(asked.ntk, width);
  const limited = start.kind === 'given' && Math.abs(asked.output) > bound;
  const from = limited ? { output: Math.sign(asked.output) * bound, ntk: asked.ntk } : asked;
  const common = { width, target: target / outputScale, start: from };
  return {
    problem:
      rate.kind === 'c'
        ? { ...common, learningRate: rate.value / from.ntk, curvature0: rate.value }
        : { ...common, learningRate: rate.value },
    limited,
  };
}
