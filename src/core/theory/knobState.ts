import { ESCAPED } from '../model/convergence.ts';
import { timesPowerOfTwo } from '../model/elementary.ts';
import { isOwnR, isOwnZ, lengthsOf } from '../model/path.ts';
import { checkFinite, checkInteger, type Problem, scaled } from '../model/problem.ts';
import { type Knobs, RANGES, type Range } from '../model/setting.ts';

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

/** Relative nudge of a start that shows how far rounding decides: some units in the last place. */
export const NUDGE = 2 ** -50;
