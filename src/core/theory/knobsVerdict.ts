import type { Problem } from '../model/problem.ts';
import type { Knobs } from '../model/setting.ts';
import type { Trajectory } from '../model/trajectory.ts';
import { fateOf } from './fate.ts';
import { followWithKnobs } from './knobsFollowed.ts';
import { FOLLOW, lossOf, type Verdict } from './verdict.ts';

/**
 * The verdict on a run under its knobs, by following it to `FOLLOW` steps beyond those shown. `fate` is that of plain descent from the same start, and says
 * nothing of this run; no Lyapunov exponent is measured.
 */
export function verdictWithKnobs(problem: Problem, knobs: Knobs, trajectory: Trajectory): Verdict {
  const followed = followWithKnobs(problem, knobs, Math.max(trajectory.steps, knobs.warmup.steps) + FOLLOW);
  const { end, curvature, peak, peakStep, firstRise, period, isChaotic } = followed;
  const exceeded = firstRise !== null;
  const isLost = end === 'diverged' || trajectory.end < trajectory.steps;
  return {
    fate: fateOf(problem),
    phase: isLost
      ? 'divergent'
      : end === 'bounded'
        ? isChaotic
          ? 'chaotic'
          : 'periodic'
        : exceeded
          ? 'catapult'
          : 'lazy',
    exceeded,
    firstRise,
    peakLoss: isLost
      ? Number.POSITIVE_INFINITY
      : lossOf(peak, problem.learningRate / Math.sqrt(problem.width)),
    peakStep,
    finalCurvature: isLost ? Number.POSITIVE_INFINITY : curvature,
    settled: end === 'converged' && !isLost,
    period,
    lyapunov: null,
    lyapunovError: 0,
  };
}
