import { isAbove } from '../model/convergence.ts';
import type { Trajectory } from '../model/trajectory.ts';

/** The steps of a run at which something happens, each null where it does not. */
export interface Events {
  /** Largest loss, where it is above the first. */
  readonly peak: number | null;
  /** First step with ηλ below the threshold of a run that began at or above it. */
  readonly crossing: number | null;
  /** Where it counts as converged. */
  readonly landing: number | null;
}

/** `threshold`: up to which ηλ a minimum is stable. */
export function eventsOf({ loss, curvature, end, stop }: Trajectory, threshold = 2): Events {
  let peak = 0;
  let crossing: number | null = null;
  const startsAbove = (curvature[0] as number) >= threshold;
  for (let t = 1; t <= end; t++) {
    if ((loss[t] as number) > (loss[peak] as number)) peak = t;
    if (startsAbove && crossing === null && (curvature[t] as number) < threshold) crossing = t;
  }
  return {
    peak: end > 0 && isAbove(loss[peak] as number, loss[0] as number) ? peak : null,
    crossing,
    landing: stop.reason === 'converged' && stop.step > 0 && stop.step <= end ? stop.step : null,
  };
}

/** One step in its terms (E, docs/model.md): what is added to the residual and to the kernel. */
export interface StepTerms {
  /** Factor of the residual: 1 − ηλ + η²Δf·f/n. */
  readonly factor: number;
  /** ηλ. */
  readonly curvature: number;
  /** η²Δf·f/n. */
  readonly bend: number;
  /** What the kernel gains, (ηΔf)²λ/n ≥ 0. */
  readonly gain: number;
  /** What it gains or loses by the output, −4ηΔf·f/n. */
  readonly pull: number;
}

/** η²Δf·f/n at every step: what the factor of the residual has beside 1 − ηλ; r² at y = 0. */
export function bendsOf({ residual, output, learningRate, rates, width, end }: Trajectory): Float64Array {
  const bends = new Float64Array(residual.length).fill(Number.POSITIVE_INFINITY);
  for (let t = 0; t <= end; t++) {
    const rate = rates?.[t] ?? learningRate;
    bends[t] = rate * (residual[t] as number) * (rate / width) * (output[t] as number);
  }
  return bends;
}

/** The terms of the step that leaves step `t` of a run without momentum, with the rate of that step. */
export function termsAt(
  { residual, output, ntk, curvature, learningRate, rates, width }: Trajectory,
  t: number,
): StepTerms {
  const df = residual[t] as number;
  const f = output[t] as number;
  const rate = rates?.[t] ?? learningRate;
  const unit = rate / width;
  const bend = rate * df * unit * f;
  return {
    factor: 1 - (curvature[t] as number) + bend,
    curvature: curvature[t] as number,
    bend,
    gain: rate * df * unit * df * (ntk[t] as number),
    pull: -4 * unit * df * f,
  };
}
