import { outcomeOf } from './outcome.ts';
import { startPath } from './path.ts';
import { checkFinite, checkInteger, checkPositive, MAX_STEPS } from './problem.ts';
import { type Trajectory, trajectoryOf } from './trajectory.ts';
import { measure, type Weights } from './weights.ts';

/**
 * Full-batch gradient descent on all 2n weights, as written in the definition: u' = u − ηn^(−1/2)Δf v, v' = v − ηn^(−1/2)Δf u.
 * The reduced map gives the same run at O(1) a step; this is the thing it must agree with.
 * @throws RangeError for arguments outside their range, or layers of different widths.
 */
export function descend(weights: Weights, learningRate: number, target: number, steps: number): Trajectory {
  checkPositive('learning rate', learningRate);
  checkFinite('target', target);
  checkInteger('steps', steps, 0, MAX_STEPS);
  const u = Float64Array.from(weights.u);
  const v = Float64Array.from(weights.v);
  const width = u.length;
  const root = Math.sqrt(width);
  const problem = { learningRate, width, target, start: measure(weights) };
  const path = startPath(problem, steps);
  const unit = learningRate / root;
  for (let t = 0; ; t++) {
    const { output, ntk } = measure({ u, v });
    const r = unit * (output - target);
    path.r[t] = r;
    path.z[t] = unit * output;
    path.curvature[t] = learningRate * ntk;
    if (t === steps || !Number.isFinite(r)) break;
    for (let i = 0; i < width; i++) {
      const ui = u[i] as number;
      const vi = v[i] as number;
      u[i] = ui - r * vi;
      v[i] = vi - r * ui;
    }
    path.a[t + 1] = (path.a[t] as number) * (1 - r);
    path.b[t + 1] = (path.b[t] as number) * (1 + r);
    path.movedA[t + 1] = (path.a[t + 1] as number) - (path.a[0] as number);
    path.movedB[t + 1] = (path.b[t + 1] as number) - (path.b[0] as number);
  }
  return trajectoryOf(problem, path, outcomeOf(problem));
}
