import { ESCAPED, isAbove, smallSquare } from '../model/convergence.ts';
import { timesPowerOfTwo } from '../model/elementary.ts';
import { isOwnR, isOwnZ, lengthsOf, startPath } from '../model/path.ts';
import {
  checkFinite,
  checkInteger,
  checkProblem,
  MAX_STEPS,
  type Problem,
  scaled,
} from '../model/problem.ts';
import { type Knobs, RANGES, type Range } from '../model/setting.ts';
import { type Trajectory, trajectoryOf } from '../model/trajectory.ts';

/**
 * Gradient descent with heavy-ball momentum β and a linear warmup of the learning rate, W' = W − η_t∇L + β(W − W₋), the first step without momentum.
 * A step is still u − r_t v, v − r_t u but for β times the last move, so p = u + v and q = u − v keep their directions (docs/model.md, "Momentum and warmup").
 */

/** Powers of two by which what has become tiny is carried magnified, and the size below which it is. */
const LIFT = 256;
const TINY = 2 ** -LIFT;

function checkRange(name: string, value: number, { min, max }: Range): void {
  checkFinite(name, value);
  if (value < min || value > max)
    throw new RangeError(`${name} must be a number from ${min} to ${max}, got ${value}`);
}

/** @throws RangeError naming the first value outside its range. */
export function checkKnobs({ momentum, warmup }: Knobs): void {
  checkRange('momentum', momentum, RANGES.momentum);
  checkInteger('warmup steps', warmup.steps, RANGES.warmupSteps.min, RANGES.warmupSteps.max);
  checkRange('warmup start', warmup.from, RANGES.warmupFrom);
}

/** η_t/η of the step that leaves step t: of the T steps of a warmup from c_s the first has c_s + (c − c_s)/T, the last c. */
function rateShare({ steps, from }: Knobs['warmup'], curvature0: number, t: number): number {
  if (t + 1 >= steps) return 1;
  const first = from / curvature0;
  return first + (1 - first) * ((t + 1) / steps);
}

/** A run under its knobs at one step. Numbers without dimension are those of the rate that the warmup leads to. */
export class KnobState {
  t = 0;
  /** P̂ and Q̂ in units of their first values; what they have moved by since, and in the last step. */
  a: number;
  b: number;
  movedA = 0;
  movedB = 0;
  /** r = ηΔf/√n and z = ηf/√n. */
  r: number;
  z: number;
  /** ηλ. */
  curvature: number;
  private moveA = 0;
  private moveB = 0;
  /** r and the last moves are carried times 2^(256·depth): a slow warmup makes them smaller than any double, and they grow again. */
  private depth = 0;
  private readonly w: number;
  private readonly P0: number;
  private readonly Q0: number;
  private readonly first: number;
  private readonly knobs: Knobs;

  /** `nudge`: relative change of one length, to see how far nearby starts part. */
  constructor(problem: Problem, knobs: Knobs, nudge = 0) {
    const { curvature, scaledResidual, scaledTarget } = scaled(problem);
    const { P0, Q0 } = lengthsOf(problem);
    this.P0 = P0;
    this.Q0 = Q0;
    this.a = P0 > 0 ? 1 + nudge : 0;
    this.b = Q0 > 0 ? 1 : 0;
    this.r = scaledResidual;
    this.z = (problem.learningRate / Math.sqrt(problem.width)) * problem.start.output;
    this.w = scaledTarget;
    this.curvature = curvature;
    this.first = curvature;
    this.knobs = knobs;
  }

  /** η_t/η. */
  get share(): number {
    return rateShare(this.knobs.warmup, this.first, this.t);
  }

  /** r as a double: 0 where it is smaller than any. */
  get residual(): number {
    return this.depth === 0 ? this.r : timesPowerOfTwo(this.r, -LIFT * this.depth);
  }

  /** Whether neither the residual nor a last move is left. */
  get isAtRest(): boolean {
    return this.r === 0 && this.moveA === 0 && this.moveB === 0;
  }

  /** One step; `noise` is what the label of this step is off by, times η/√n. */
  step(noise = 0): void {
    const { momentum } = this.knobs;
    const { a, b, P0, Q0, w } = this;
    const pull = this.share * (this.r - noise);
    const moveA = momentum * this.moveA - pull * a;
    const moveB = momentum * this.moveB + pull * b;
    this.t++;
    if (this.depth > 0) {
      // So small a step moves no double: what is left of the map is linear.
      this.r += (P0 * a * moveA - Q0 * b * moveB) / 2;
      this.z = w;
    } else {
      // r' − r by the moves alone: where r is small so is every term, and none of them cancels.
      const gain = (P0 * moveA * (2 * a + moveA) - Q0 * moveB * (2 * b + moveB)) / 4;
      const [next, nextZ] = [this.r + gain, this.z + gain];
      this.a = a * (1 - pull) + momentum * this.moveA;
      this.b = b * (1 + pull) + momentum * this.moveB;
      this.movedA += moveA;
      this.movedB += moveB;
      const [P, Q] = [P0 * this.a * this.a, Q0 * this.b * this.b];
      this.curvature = (P + Q) / 2;
      this.r = isOwnR(next, this.curvature, w) ? next : (P - Q) / 4 - w;
      this.z = isOwnZ(nextZ, w) ? nextZ : this.r + w;
    }
    this.moveA = moveA;
    this.moveB = moveB;
    this.magnify(noise);
  }

  private magnify(noise: number): void {
    const size = Math.max(Math.abs(this.r), Math.abs(this.moveA), Math.abs(this.moveB));
    const by = size < TINY && size > 0 && noise === 0 ? 1 : size > 1 && this.depth > 0 ? -1 : 0;
    if (by === 0) return;
    const factor = by > 0 ? 1 / TINY : TINY;
    this.r *= factor;
    this.moveA *= factor;
    this.moveB *= factor;
    this.depth += by;
  }
}

/** Whether a run at this step counts as converged: with momentum the step before must be as small, since its residual also passes 0. */
export function hasSettled(
  { t, residual, curvature }: KnobState,
  before: number,
  small: number,
  { momentum, warmup }: Knobs,
): boolean {
  if (t < warmup.steps || !(residual * residual <= small) || !(curvature < 2 * (1 + momentum))) return false;
  return momentum === 0 || before * before <= small;
}

/** Whether a run has left for good. */
export const hasEscaped = ({ residual, share, curvature }: KnobState): boolean => {
  const r = share * residual;
  return !(r * r <= ESCAPED && curvature < Number.POSITIVE_INFINITY);
};

/** Steps a run may be followed. */
const MOST_FOLLOWED = 1e6;
/** Relative nudge of a start, and the relative distance at which a nudged run shows that rounding decides. */
const NUDGE = 2 ** -50;
const PARTED = 1e-9;

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
  const run = trajectoryOf(problem, path, 'diverges');
  for (let t = 0; t <= run.end; t++) run.curvature[t] = (run.curvature[t] as number) * (rates[t] as number);
  const isOver = convergedAt !== null && convergedAt <= run.end && run.end === steps;
  return {
    ...run,
    ...(knobs.warmup.steps > 0 ? { rates: rates.map((share) => share * problem.learningRate) } : {}),
    stop: isOver ? { reason: 'converged', step: convergedAt as number } : run.stop,
    exactSteps: Math.max(0, Math.min(certain, run.end)),
  };
}

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
