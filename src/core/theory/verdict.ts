import { isAbove } from '../model/convergence.ts';
import { type Problem, type ReducedState, scaled } from '../model/problem.ts';
import type { Trajectory } from '../model/trajectory.ts';
import { attractorFrom, MEASURING } from './attractor.ts';
import { type Fate, fateOf, type Phase } from './fate.ts';
import { isNearEdge, land, landByLengths, landingOf } from './landing.ts';

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
  /** Mean rate per step at which nearby residuals part, of a bounded run, and its standard error. */
  readonly lyapunov: number | null;
  readonly lyapunovError: number;
}

/** Steps a converging run is followed beyond the limit shown, to see its peak and its landing. */
export const FOLLOW = 20_000;
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
    if (firstRise === null && isAbove(value, firstLoss)) firstRise = t;
  }
  const base = { fate, period: null, lyapunov: null, lyapunovError: 0, settled: false };
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
  const toScaled = problem.learningRate / Math.sqrt(problem.width);
  if (fate.outcome === 'bounded') {
    const { error, ...attractor } = attractorFrom(problem, MEASURING);
    return { ...base, ...seen, ...attractor, lyapunovError: error };
  }
  if (fate.outcome === 'stalls') return { ...base, ...seen, phase: 'lazy', finalCurvature: 0, settled: true };
  // Where doubles hold, the landing is that of the same start in the atlas, bit for bit; a run computed exactly is followed from its end.
  const from = trajectory.refined ? end : 0;
  const landing = trajectory.refined ? landingFrom(trajectory, start) : landingOf(problem, end + FOLLOW);
  const shownPeak = trajectory.refined ? Math.abs(residual[peakStep] as number) * toScaled : 0;
  const later = landing.peak > shownPeak;
  const rise = firstRise ?? laterRise(landing.peak, Math.abs(start.scaledResidual), from + landing.peakStep);
  return {
    ...base,
    phase: rise === null ? 'lazy' : 'catapult',
    exceeded: rise !== null,
    firstRise: rise,
    peakLoss: later ? lossOf(landing.peak, toScaled) : peakLoss,
    peakStep: later ? from + landing.peakStep : peakStep,
    finalCurvature: landing.curvature,
    settled: landing.end === 'converged',
  };
}

/** Where a run goes from its last step; near the edge of the cone by the lengths it has there. What is small is so beside the first residual. */
function landingFrom(
  { learningRate, width, end, residual, curvature, valleyP, valleyQ }: Trajectory,
  { scaledResidual: first, scaledTarget: w }: ReducedState,
) {
  const k = curvature[end] as number;
  const r = (residual[end] as number) * (learningRate / Math.sqrt(width));
  if (!isNearEdge(k, r, w)) return land(k, r, w, FOLLOW, first);
  const [p, q] = [valleyP[end] as number, valleyQ[end] as number];
  return landByLengths(learningRate * p * p, learningRate * q * q, r, w, FOLLOW, first);
}

/** L of |r|, with η/√n. */
export const lossOf = (r: number, unit: number): number => ((r / unit) * (r / unit)) / 2;

/** A rise above the first loss that comes after the steps shown is dated by the peak it leads to. */
const laterRise = (peak: number, first: number, step: number) =>
  isAbove(peak * peak, first * first) ? step : null;
