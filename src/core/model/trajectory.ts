import { hasConverged, smallSquare } from './convergence.ts';
import { hypotenuse } from './elementary.ts';
import { sharpness } from './hessian.ts';
import type { Outcome } from './outcome.ts';
import type { Path } from './path.ts';
import { type Problem, scaled, shares } from './problem.ts';

/** Why a run ended. */
export interface Stop {
  /**
   * converged: at `step` |Δf| was first ≤ 10⁻⁶|Δf₀| with κ < 2 (the arrays go on to the step limit);
   * diverged: at `step` a number first left the range of doubles;
   * bounded: the step limit was reached, and the closed form says the run never ends;
   * limit: the step limit was reached first.
   */
  readonly reason: 'converged' | 'diverged' | 'bounded' | 'limit';
  readonly step: number;
}

/** A run: arrays of length steps + 1, index 0 = initialisation. Entries beyond `end` are +Infinity, never NaN. */
export interface Trajectory {
  readonly steps: number;
  /** Last index whose numbers are all finite; −1 when even the first loss overflows. */
  readonly end: number;
  /** η; of a warmup the one it leads to. */
  readonly learningRate: number;
  /** η of each step, where it is not the same at all. */
  readonly rates?: Float64Array;
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
  /** κ = ηλ, η that of the step. */
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

/**
 * A path in its own units. `outcome` is the closed form's word on a run that reaches the last step; one that stands `still` never leaves its
 * start.
 */
export function trajectoryOf(problem: Problem, path: Path, outcome: Outcome, still = false): Trajectory {
  const { width, start, learningRate, target } = problem;
  const steps = path.r.length - 1;
  const first = scaled(problem);
  const share = shares(problem);
  const valleyP0 = Math.sqrt(start.ntk) * Math.sqrt(share.p);
  const valleyQ0 = Math.sqrt(start.ntk) * Math.sqrt(share.q);
  // λ = κ λ₀/κ₀ keeps index 0 exact and avoids dividing by a rounded rate.
  const toNtk = start.ntk / first.curvature;
  const toUnits = Math.sqrt(width) / learningRate;
  const small = smallSquare(first.scaledResidual);
  const half = Math.sqrt(width / 2);
  const column = () => new Float64Array(steps + 1);
  const [loss, output, residual, ntk] = [column(), column(), column(), column()];
  const [sharpest, valleyP, valleyQ, distance] = [column(), column(), column(), column()];
  const { curvature } = path;
  let end = -1;
  let convergedAt: number | undefined;
  for (let t = 0; t <= steps; t++) {
    const r = path.r[t] as number;
    const k = curvature[t] as number;
    const df = t === 0 ? start.output - target : r * toUnits;
    const f = t === 0 ? start.output : (path.z[t] as number) * toUnits;
    const lambda = t === 0 ? start.ntk : k * toNtk;
    const p = valleyP0 * (path.a[t] as number);
    const q = valleyQ0 * (path.b[t] as number);
    const sharp = sharpness(lambda, p * q, f, df, width);
    const l = (df * df) / 2;
    // ‖W_t − W₀‖² = ½(‖p_t − p₀‖² + ‖q_t − q₀‖²)
    const moved =
      half * hypotenuse(valleyP0 * (path.movedA[t] as number), valleyQ0 * (path.movedB[t] as number));
    // One sum of magnitudes is finite iff every part is; λ is at most the sharpness, and the lengths are its roots.
    if (!(l + k + sharp + Math.abs(f) + moved < Number.POSITIVE_INFINITY)) break;
    loss[t] = l;
    output[t] = f;
    residual[t] = df;
    ntk[t] = lambda;
    sharpest[t] = sharp;
    valleyP[t] = p;
    valleyQ[t] = q;
    distance[t] = moved;
    end = t;
    if (r === 0 || hasConverged(k, r, small)) convergedAt ??= t;
    if (still || r === 0) break;
  }
  const columns = { loss, output, residual, ntk, curvature, sharpness: sharpest, valleyP, valleyQ, distance };
  // A run at rest stays there; one that left the doubles has no more numbers.
  const atRest = end >= 0 && (still || path.r[end] === 0);
  for (const each of Object.values(columns))
    each.fill(atRest ? (each[end] as number) : Number.POSITIVE_INFINITY, end + 1);
  if (atRest) end = steps;
  const stop: Stop =
    end < steps
      ? { reason: 'diverged', step: end + 1 }
      : convergedAt !== undefined && outcome === 'converges'
        ? { reason: 'converged', step: convergedAt }
        : { reason: outcome === 'bounded' ? 'bounded' : 'limit', step: steps };
  return {
    steps,
    end,
    learningRate,
    width,
    target,
    ...columns,
    stop,
    exactSteps: Math.max(0, end),
    refined: false,
  };
}
