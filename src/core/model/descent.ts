import { outcomeOf } from './outcome.ts';
import { checkFinite, checkInteger, checkPositive, MAX_WIDTH, shares } from './problem.ts';
import { measure, type Weights } from './random.ts';
import { recorder, type Trajectory } from './trajectory.ts';

/**
 * Full-batch gradient descent on all 2n weights, as written in the definition: u' = u − ηn^(−1/2)Δf v, v' = v − ηn^(−1/2)Δf u.
 * The reduced map gives the same run at O(1) a step; this is the thing it must agree with.
 * @throws RangeError for arguments outside their range, or layers of different widths.
 */
export function descend(weights: Weights, learningRate: number, target: number, steps: number): Trajectory {
  checkPositive('learning rate', learningRate);
  checkFinite('target', target);
  checkInteger('width', weights.u.length, 1, MAX_WIDTH);
  checkInteger('second layer width', weights.v.length, weights.u.length, weights.u.length);
  const u = Float64Array.from(weights.u);
  const v = Float64Array.from(weights.v);
  const width = u.length;
  const root = Math.sqrt(width);
  const start = measure(weights);
  const problem = { learningRate, width, target, start };
  const share = shares(problem);
  const log = recorder({
    ...problem,
    steps,
    valleyP0: Math.sqrt(start.ntk * share.p),
    valleyQ0: Math.sqrt(start.ntk * share.q),
  });
  let output = start.output;
  let ntk = start.ntk;
  let a = share.p > 0 ? 1 : 0;
  let b = share.q > 0 ? 1 : 0;
  for (let t = 0; t <= steps; t++) {
    const residual = output - target;
    if (!log.record(t, residual, ntk, learningRate * ntk, a, b)) break;
    const r = (learningRate / root) * residual;
    for (let i = 0; i < width; i++) {
      const ui = u[i] as number;
      const vi = v[i] as number;
      u[i] = ui - r * vi;
      v[i] = vi - r * ui;
    }
    a *= 1 - r;
    b *= 1 + r;
    ({ output, ntk } = measure({ u, v }));
  }
  return log.finish(outcomeOf(problem), steps);
}
