import { smallSquare } from '../model/convergence.ts';
import { startPath } from '../model/path.ts';
import { checkInteger, checkProblem, MAX_STEPS, type Problem } from '../model/problem.ts';
import type { Knobs } from '../model/setting.ts';
import { type Trajectory, trajectoryOf } from '../model/trajectory.ts';
import { checkKnobs, hasSettled, KnobState, NUDGE } from './knobState.ts';

/** Relative distance of a nudged run from which rounding decides. */
const PARTED = 1e-9;

/** A run with κ_t at the rate in force, `shares` of η; it ends where that leaves the doubles. */
function underRates(run: Trajectory, shares: Float64Array): Trajectory {
  for (let t = 0; t <= run.end; t++) {
    run.curvature[t] = (run.curvature[t] as number) * (shares[t] as number);
    if (Number.isFinite(run.curvature[t])) continue;
    for (const column of Object.values(run))
      if (column instanceof Float64Array) column.fill(Number.POSITIVE_INFINITY, t);
    return { ...run, end: t - 1, stop: { reason: 'diverged', step: t } };
  }
  return run;
}

/**
 * The run of a problem under its knobs, `steps` steps of it. `curvature` is η_tλ_t, with the rate in force. `stop` tells no more than the steps do:
 * converged (|Δf| at most 10⁻⁶|Δf₀|, with momentum twice in succession, ηλ < 2(1 + β) and the warmup over), diverged, or limit. `exactSteps`: up to where
 * a start nudged by some units in the last place keeps nine digits. `noise`: what the label of each step is off by, in units of the target; none beyond its end.
 * @throws RangeError for arguments outside their range.
 */
export function simulateWithKnobs(
  problem: Problem,
  knobs: Knobs,
  steps: number,
  noise: ArrayLike<number> = [],
): Trajectory {
  checkProblem(problem);
  checkKnobs(knobs);
  checkInteger('steps', steps, 0, MAX_STEPS);
  const path = startPath(problem, steps);
  const state = new KnobState(problem, knobs);
  const nudged = new KnobState(problem, knobs, NUDGE);
  const rates = new Float64Array(steps + 1);
  const unit = problem.learningRate / Math.sqrt(problem.width);
  const small = smallSquare(state.r);
  let before = state.r;
  let convergedAt: number | null = null;
  let certain = steps;
  for (let t = 0; t <= steps; t++) {
    const { residual } = state;
    rates[t] = state.share;
    // Only what is at rest has a residual of 0: another that passes 0, or is smaller than any double, goes on.
    path.r[t] = residual === 0 && !(state.isAtRest && noise.length === 0) ? Number.MIN_VALUE : residual;
    if (t > 0) {
      path.z[t] = state.z;
      path.curvature[t] = state.curvature;
      path.a[t] = state.a;
      path.b[t] = state.b;
      path.movedA[t] = state.movedA;
      path.movedB[t] = state.movedB;
    }
    if (hasSettled(state, before, small, knobs)) convergedAt ??= t;
    const apart = Math.abs(nudged.residual - residual) + Math.abs(nudged.curvature - state.curvature);
    if (certain === steps && !(apart <= PARTED * (Math.abs(residual) + state.curvature))) certain = t - 1;
    before = residual;
    const off = unit * (noise[t] ?? 0);
    state.step(off);
    nudged.step(off);
  }
  const run = underRates(trajectoryOf(problem, path, 'diverges'), rates);
  const isOver = convergedAt !== null && convergedAt <= run.end && run.end === steps;
  return {
    ...run,
    ...(knobs.warmup.steps > 0 ? { rates: rates.map((share) => share * problem.learningRate) } : {}),
    stop: isOver ? { reason: 'converged', step: convergedAt as number } : run.stop,
    exactSteps: Math.max(0, Math.min(certain, run.end)),
  };
}
