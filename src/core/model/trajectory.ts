import { sharpness } from './hessian.ts';
import type { Outcome } from './outcome.ts';
import { checkInteger, MAX_STEPS } from './problem.ts';

/** Why a run ended. */
export interface Stop {
  /**
   * converged: at `step` |Δf| was first ≤ CONVERGED·|Δf₀| with κ < 2 (the arrays go on to the step limit);
   * diverged: at `step` a number first left the range of doubles;
   * bounded: the step limit was reached, and the closed form says the run never ends;
   * limit: the step limit was reached first.
   */
  readonly reason: 'converged' | 'diverged' | 'bounded' | 'limit';
  readonly step: number;
}

/** |Δf|/|Δf₀| at which a run counts as converged: the loss is then 10⁻¹² of its first value. */
const CONVERGED = 1e-6;

/** A run: arrays of length steps + 1, index 0 = initialisation. Entries beyond `end` are +Infinity, never NaN. */
export interface Trajectory {
  readonly steps: number;
  /** Last index whose numbers are all finite; −1 when even the first loss overflows. */
  readonly end: number;
  readonly learningRate: number;
  readonly width: number;
  readonly target: number;
  /** L = Δf²/2. */
  readonly loss: Float64Array;
  /** f. */
  readonly output: Float64Array;
  /** Δf = f − y. */
  readonly residual: Float64Array;
  /** λ. */
  readonly ntk: Float64Array;
  /** κ = ηλ. */
  readonly curvature: Float64Array;
  /** Largest Hessian eigenvalue. */
  readonly sharpness: Float64Array;
  /** P̂ = ±‖u + v‖/√n. */
  readonly valleyP: Float64Array;
  /** Q̂ = ±‖u − v‖/√n. */
  readonly valleyQ: Float64Array;
  /** ‖W_t − W₀‖, W the 2n weights. */
  readonly distance: Float64Array;
  readonly stop: Stop;
  /** Steps whose every number is certain to 10⁻⁹ relative: `end`, but in long chaotic runs, where rounding decides in the end. */
  readonly exactSteps: number;
  /** True when doubles could not hold the run and it was computed again in exact arithmetic. */
  readonly refined: boolean;
}

/** A trajectory while it is being filled. */
export interface Recorder {
  /** Records step t from the residual, λ, κ, and the factors a = Π(1 − r), b = Π(1 + r) of P̂ and Q̂; false when any is not finite. */
  record(t: number, residual: number, ntk: number, curvature: number, a: number, b: number): boolean;
  /** Repeats the last step up to the limit: a run at rest stays there. */
  rest(): void;
  /** Forgets every step but the first, so that the run can be recorded again. */
  rewind(): void;
  /** Closes the run. `outcome` is the closed form's word on runs that reach the limit. */
  finish(outcome: Outcome, exactSteps: number, refined?: boolean): Trajectory;
}

interface Settings {
  readonly steps: number;
  readonly learningRate: number;
  readonly width: number;
  readonly target: number;
  readonly valleyP0: number;
  readonly valleyQ0: number;
}

/** @throws RangeError when steps is not an integer in 0 … 100,000. */
export function recorder({ steps, learningRate, width, target, valleyP0, valleyQ0 }: Settings): Recorder {
  checkInteger('steps', steps, 0, MAX_STEPS);
  const column = () => new Float64Array(steps + 1);
  const loss = column();
  const output = column();
  const residuals = column();
  const ntks = column();
  const curvatures = column();
  const sharpnesses = column();
  const valleyP = column();
  const valleyQ = column();
  const distance = column();
  const columns = [loss, output, residuals, ntks, curvatures, sharpnesses, valleyP, valleyQ, distance];
  const half = Math.sqrt(width / 2);
  let end = -1;
  let convergedAt = -1;

  return {
    record(t, residual, ntk, curvature, a, b) {
      const f = residual + target;
      const sharp = sharpness(ntk, residual, f, target, width);
      const l = (residual * residual) / 2;
      const movedP = valleyP0 * (a - 1);
      const movedQ = valleyQ0 * (b - 1);
      // ‖W_t − W₀‖² = ½(‖p_t − p₀‖² + ‖q_t − q₀‖²)
      const moved = half * Math.sqrt(movedP * movedP + movedQ * movedQ);
      const p = valleyP0 * a;
      const q = valleyQ0 * b;
      // One sum is finite iff every part is: ± cancellation cannot occur among magnitudes.
      if (
        !(
          l + ntk + Math.abs(curvature) + sharp + Math.abs(f) + moved + Math.abs(p) + Math.abs(q) <
          Number.POSITIVE_INFINITY
        )
      )
        return false;
      loss[t] = l;
      output[t] = f;
      residuals[t] = residual;
      ntks[t] = ntk;
      curvatures[t] = curvature;
      sharpnesses[t] = sharp;
      valleyP[t] = p;
      valleyQ[t] = q;
      distance[t] = moved;
      end = t;
      if (
        t > 0 &&
        convergedAt < 0 &&
        curvature < 2 &&
        Math.abs(residual) <= CONVERGED * Math.abs(residuals[0] as number)
      )
        convergedAt = t;
      return true;
    },
    rest() {
      for (const values of columns) values.fill(values[end] as number, end + 1);
      end = steps;
    },
    rewind() {
      end = 0;
      convergedAt = -1;
    },
    finish(outcome, exactSteps, refined = false) {
      if (end < steps) for (const values of columns) values.fill(Number.POSITIVE_INFINITY, end + 1);
      const stop: Stop =
        end < steps
          ? { reason: 'diverged', step: end + 1 }
          : convergedAt >= 0 && outcome === 'converges'
            ? { reason: 'converged', step: convergedAt }
            : { reason: outcome === 'bounded' ? 'bounded' : 'limit', step: steps };
      return {
        steps,
        end,
        learningRate,
        width,
        target,
        loss,
        output,
        residual: residuals,
        ntk: ntks,
        curvature: curvatures,
        sharpness: sharpnesses,
        valleyP,
        valleyQ,
        distance,
        stop,
        exactSteps: Math.min(exactSteps, Math.max(0, end)),
        refined,
      };
    },
  };
}
