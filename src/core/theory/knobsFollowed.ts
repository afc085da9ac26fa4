import { isAbove, smallSquare } from '../model/convergence.ts';
import { checkInteger, checkProblem, type Problem } from '../model/problem.ts';
import type { Knobs } from '../model/setting.ts';
import { checkKnobs, hasEscaped, hasSettled, KnobState, NUDGE } from './knobState.ts';

/** Steps a run may be followed. */
const MOST_FOLLOWED = 1e6;
/** What becomes of a run under its knobs, as far as it was followed. */
export interface Followed {
  /** bounded: it neither converges nor leaves, and its residual no longer shrinks. unfinished: it shrinks still. */
  readonly end: 'converged' | 'diverged' | 'bounded' | 'unfinished';
  /** Step of that, or how many were followed. */
  readonly steps: number;
  /** η_tλ_t there. */
  readonly curvature: number;
  /** Largest |r|, r = ηΔf/√n with the rate the warmup leads to, and its step. */
  readonly peak: number;
  readonly peakStep: number;
  /** First step whose loss is above the first. */
  readonly firstRise: number | null;
  /** Of a bounded run: length of the cycle of at most 64 steps it repeats; null where it repeats none. */
  readonly period: number | null;
  /** Of a bounded run: whether a nudged start has gone another way. */
  readonly isChaotic: boolean;
}

/** Longest cycle looked for, and what of the size of a residual is the same again. */
const LONGEST_CYCLE = 64;
const SAME = 1e-6;
/** Part of a run's largest residual, a quarter of the run ago, above which it no longer shrinks; and beyond which a nudged start goes another way. */
const SHRINKING = 0.99;
const ELSEWHERE = 1e-3;

/** Follows a run under its knobs for at most `maxSteps` steps, to tell its fate. @throws RangeError for arguments outside their range. */
export function followWithKnobs(problem: Problem, knobs: Knobs, maxSteps: number): Followed {
  checkProblem(problem);
  checkKnobs(knobs);
  checkInteger('step limit', maxSteps, 1, MOST_FOLLOWED);
  const state = new KnobState(problem, knobs);
  const nudged = new KnobState(problem, knobs, NUDGE);
  const first = state.r;
  const small = smallSquare(first);
  const quarter = Math.ceil(maxSteps / 4);
  // Largest |r| of the third and of the last quarter, and the last residuals.
  const sizes = [0, 0, 0, 0];
  const last: number[] = [];
  let before = first;
  let [peak, peakStep] = [Math.abs(first), 0];
  let firstRise: number | null = null;
  const told = (
    end: Followed['end'],
    more = { period: null as number | null, isChaotic: false },
  ): Followed => ({
    end,
    steps: state.t,
    curvature: state.curvature * state.share,
    peak,
    peakStep,
    firstRise,
    ...more,
  });
  for (; ; state.step(), nudged.step()) {
    const { t, residual } = state;
    const size = Math.abs(residual);
    if (size > peak) [peak, peakStep] = [size, t];
    if (firstRise === null && isAbove(size * size, first * first)) firstRise = t;
    if (hasEscaped(state)) return { ...told('diverged'), curvature: Number.POSITIVE_INFINITY };
    if (hasSettled(state, before, small, knobs)) return told('converged');
    const part = Math.min(3, Math.floor(t / quarter));
    sizes[part] = Math.max(sizes[part] as number, size);
    if (t >= maxSteps - 2 * LONGEST_CYCLE) last.push(residual);
    if (t === maxSteps) break;
    before = residual;
  }
  const [, , third, fourth] = sizes as [number, number, number, number];
  if (state.t < knobs.warmup.steps || fourth < SHRINKING * third) return told('unfinished');
  const gone = Math.abs(nudged.residual - state.residual);
  return told('bounded', { period: periodOf(last, SAME * fourth), isChaotic: gone > ELSEWHERE * fourth });
}

/** The shortest cycle of numbers, up to differences of `same`; null where there is none. */
function periodOf(values: readonly number[], same: number): number | null {
  for (let period = 1; period <= LONGEST_CYCLE; period++)
    if (values.every((value, i) => i < period || Math.abs(value - (values[i - period] as number)) <= same))
      return period;
  return null;
}
