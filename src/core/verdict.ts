import { conservedSignOf, type Fate, fateOf, type Phase } from './fate.ts';
import { land } from './landing.ts';
import { type Problem, scaled } from './problem.ts';
import type { Trajectory } from './trajectory.ts';

/** What a run is called, and the numbers that say why. */
export interface Verdict {
  readonly phase: Phase;
  readonly fate: Fate;
  /** Did the loss ever exceed its first value. */
  readonly exceeded: boolean;
  /** First step at which it did. */
  readonly firstRise: number | null;
  /** Largest loss, and its step; past the steps shown if it comes later. */
  readonly peakLoss: number;
  readonly peakStep: number;
  /** κ where a converging run lands; the last κ of any other. */
  readonly finalCurvature: number;
  /** True when a converging run was followed until its κ no longer changes. */
  readonly settled: boolean;
  /** Length of the cycle a bounded run falls into; null for chaos, and for a cycle longer than 64 steps or still being approached. */
  readonly period: number | null;
  /** Mean rate per step at which nearby starts part, of a bounded run. */
  readonly lyapunov: number | null;
}

/** Steps a converging run is followed beyond the limit shown, to see its peak and its landing. */
export const FOLLOW = 20_000;
/** Steps before and while the attractor of a bounded run is looked at, and the longest cycle told from chaos. */
const TRANSIENT = 4000;
const LONG_TRANSIENT = 100_000;
const OBSERVED = 2000;
const LONGEST_PERIOD = 64;
/** Two residuals this close, relative to the cycle's largest, are the same point of a cycle. */
const SAME = 1e-9;
/** Relative rise of the loss that is more than rounding. */
const ROUNDING = 1e-12;

/** Period (or null) and Lyapunov exponent of the attractor that a bounded run from (κ, r) falls onto. */
function attractor(
  curvature: number,
  r: number,
  w: number,
  transient: number,
): { period: number | null; lyapunov: number } {
  let k = curvature;
  let x = r;
  let dk = 1;
  let dx = 1;
  let growth = 0;
  const frozen = conservedSignOf(k, x, w) === 0;
  const orbit = new Float64Array(OBSERVED);
  for (let t = 0; t < transient + OBSERVED; t++) {
    const from = x;
    const z = x + w;
    const factor = 1 - k + x * z;
    const nextDx = (factor + x * (2 * x + w)) * dx - x * dk;
    const nextDk = (1 + x * x) * dk + (2 * k * x - 8 * x - 4 * w) * dx;
    const next = x * factor;
    k += x * (k * x - 4 * z);
    x = next;
    // On the edge G = 0 rounding would leave the line κ = 4 + wr, which the map itself never does; |r| ≤ 2 there.
    if (frozen) {
      x = Math.max(-2, Math.min(2, x));
      k = 4 + w * x;
    }
    const length = Math.sqrt(nextDx * nextDx + nextDk * nextDk);
    if (!(length > 0) || !Number.isFinite(length) || !Number.isFinite(x)) break;
    // Along the edge only the tangent of the line counts: across it every start is unstable.
    dx = frozen ? 1 : nextDx / length;
    dk = frozen ? w : nextDk / length;
    if (t >= transient) {
      growth += Math.log(frozen ? Math.max(Number.MIN_VALUE, Math.abs(3 * from * from - 3)) : length);
      orbit[t - transient] = x;
    }
  }
  return { period: periodOf(orbit), lyapunov: growth / OBSERVED };
}

/** Least period ≤ 64 of the end of an orbit, to SAME relative, or null. */
function periodOf(orbit: Float64Array): number | null {
  const last = orbit.length - 1;
  let scale = 0;
  for (let i = last - LONGEST_PERIOD; i <= last; i++) scale = Math.max(scale, Math.abs(orbit[i] as number));
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let same = true;
    for (let i = last - 2 * LONGEST_PERIOD; i <= last && same; i++) {
      same = Math.abs((orbit[i] as number) - (orbit[i - period] as number)) <= SAME * scale;
    }
    if (same) return period;
  }
  return null;
}

/** The verdict on a problem whose run of some steps is at hand. */
export function verdictOf(problem: Problem, trajectory: Trajectory): Verdict {
  const fate = fateOf(problem);
  const { loss, residual, curvature, end } = trajectory;
  let peakLoss = 0;
  let peakStep = 0;
  let firstRise: number | null = null;
  const firstLoss = loss[0] as number;
  for (let t = 0; t <= end; t++) {
    const value = loss[t] as number;
    if (value > peakLoss) {
      peakLoss = value;
      peakStep = t;
    }
    if (firstRise === null && value > firstLoss * (1 + ROUNDING)) firstRise = t;
  }
  const base = { fate, period: null, lyapunov: null, settled: false };
  if (end < 0) {
    return {
      ...base,
      phase: 'divergent',
      exceeded: false,
      firstRise,
      peakLoss: Number.POSITIVE_INFINITY,
      peakStep: 0,
      finalCurvature: Number.POSITIVE_INFINITY,
    };
  }
  const finalCurvature = curvature[end] as number;
  const seen = { firstRise, peakLoss, peakStep, finalCurvature, exceeded: firstRise !== null };
  if (fate.outcome === 'diverges' || end < trajectory.steps) return { ...base, ...seen, phase: 'divergent' };

  const start = scaled(problem);
  // The edge itself is unstable, so an orbit on it is looked at from its start, where it lies on it exactly.
  const onEdge = fate.conservedSign === 0;
  const toScaled = problem.learningRate / Math.sqrt(problem.width);
  const r = onEdge ? start.scaledResidual : (residual[end] as number) * toScaled;
  if (fate.outcome === 'bounded') {
    const from = onEdge ? start.curvature : finalCurvature;
    let found = attractor(from, r, start.scaledTarget, TRANSIENT);
    // Nearby starts meet, yet no cycle shows: it is approached slowly.
    if (found.period === null && found.lyapunov <= 0)
      found = attractor(from, r, start.scaledTarget, LONG_TRANSIENT);
    return {
      ...base,
      ...seen,
      ...found,
      phase: found.lyapunov > 0 && found.period === null ? 'chaotic' : 'periodic',
    };
  }
  if (fate.outcome === 'stalls') return { ...base, ...seen, phase: 'lazy', finalCurvature: 0, settled: true };
  const landing = land(finalCurvature, r, start.scaledTarget, FOLLOW);
  const shownPeak = Math.abs(residual[peakStep] as number) * toScaled;
  const later = landing.peak > shownPeak;
  const rise = firstRise ?? laterRise(landing.peak, Math.abs(start.scaledResidual), end + landing.peakStep);
  return {
    ...base,
    phase: rise === null ? 'lazy' : 'catapult',
    exceeded: rise !== null,
    firstRise: rise,
    peakLoss: later ? (landing.peak / toScaled) ** 2 / 2 : peakLoss,
    peakStep: later ? end + landing.peakStep : peakStep,
    finalCurvature: landing.curvature,
    settled: landing.end === 'converged',
  };
}

/** A rise above the first loss that comes after the steps shown is dated by the peak it leads to. */
const laterRise = (peak: number, first: number, step: number) =>
  peak > first * (1 + ROUNDING) ? step : null;
