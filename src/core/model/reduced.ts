import { restsAfterOne } from './borders.ts';
import { iterateExactly } from './exact.ts';
import { outcomeOf } from './outcome.ts';
import { goOn, type Path, startPath } from './path.ts';
import { checkInteger, checkProblem, MAX_STEPS, type Problem, scaled } from './problem.ts';
import { certainSteps, type Needs, needsOf } from './rounding.ts';
import { type Trajectory, trajectoryOf } from './trajectory.ts';

/**
 * The reduced map, exact for every width and every target:
 *   r' = r(1 − κ + r z),  κ' = κ + κr² − 4rz,  z = r + w
 * (docs/model.md, "One step"; Kalra et al. 2311.02076 for the model with a target).
 */

/** Steps an exact computation covers; it costs about 2 µs a step at 200 steps and grows with their square. */
const EXACT_STEPS = 1000;
/** κ₀ or η/√n below which nothing moves; their reciprocals would overflow. */
const STILL = 1e-280;

/**
 * Simulates `steps` steps of gradient descent by the reduced map. Where doubles cannot hold ten digits (chaos, long transients near the
 * edge, numbers that nearly vanish in one step) the first 1,000 steps are computed again in exact arithmetic.
 * @throws RangeError for arguments outside their range.
 */
export function simulate(problem: Problem, steps: number): Trajectory {
  checkProblem(problem);
  checkInteger('steps', steps, 0, MAX_STEPS);
  const outcome = outcomeOf(problem);
  const path = startPath(problem, steps);
  // A step this small is below the last bit of every number, 100,000 times over.
  if (scaled(problem).curvature < STILL || problem.learningRate / Math.sqrt(problem.width) < STILL)
    return trajectoryOf(problem, path, outcome, true);
  if (restsAfterOne(problem)) {
    iterateExactly(problem, 1, 0, path);
    path.r[1] = 0;
    path.z[1] = scaled(problem).scaledTarget;
    return trajectoryOf(problem, path, outcome);
  }
  goOn(problem, path, 0);
  const doubles = trajectoryOf(problem, path, outcome);
  if (certainSteps(problem, path, doubles.end) >= doubles.end) return doubles;
  const needs = needsOf(problem, path, doubles.end);
  const exact = Math.min(steps, EXACT_STEPS, needs.settled);
  // Once κ no longer moves, doubles lose nothing.
  const certain = exact === needs.settled ? steps : exact;
  const refined = trajectoryOf(problem, refine(problem, steps, exact, needs), outcome);
  return {
    ...refined,
    exactSteps: Math.min(certain, Math.max(0, refined.end)),
    refined: true,
  };
}

/** A path whose first `exact` steps are computed in exact arithmetic, and the others in doubles from there. */
function refine(problem: Problem, steps: number, exact: number, { smallest }: Needs): Path {
  const path = startPath(problem, steps);
  const reached = iterateExactly(problem, exact, smallest, path);
  goOn(problem, path, reached);
  return path;
}
