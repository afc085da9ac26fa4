/**
 * The map where one of the two lengths is gone (u = ±v, the balanced map; docs/model.md, "Phases"): x' = (k − r)²x with x the squared length
 * that is left, r = x/4 − w and k = 1 − d, d = ημ of weight decay. Every bounded run falls onto it.
 */
export class AxisMap {
  readonly w: number;
  private readonly keep: number;

  /** `w` is the scaled target, its sign reversed where Q is the length left. */
  constructor(w: number, decay = 0) {
    this.w = w;
    this.keep = 1 - decay;
  }

  next(x: number): number {
    const factor = this.keep + this.w - x / 4;
    return factor * factor * x;
  }

  /** dx'/dx, the rate at which nearby starts part in this step. */
  slope(x: number): number {
    const factor = this.keep + this.w - x / 4;
    return factor * (factor - x / 2);
  }

  residualOf(x: number): number {
    return x / 4 - this.w;
  }

  fromResidual(r: number): number {
    return 4 * (r + this.w);
  }
}

/** A cycle that attracts. */
export interface Cycle {
  readonly period: number;
  /** Product of the slopes along it: within ±1. */
  readonly multiplier: number;
  /** One of its points. */
  readonly x: number;
}

/** The longest cycle told from chaos. */
const LONGEST_PERIOD = 64;
/** A return this close, relative to the size of the orbit, may be near a cycle of that length. */
const RETURN = 0.03;
/** How far from the orbit a cycle may be found, relative. */
const REACH = 0.05;
/** Each doubles the digits: so many reach the last one from that far. */
const NEWTON_STEPS = 12;
/** Two points this close, relative, are the same. */
const SAME = 1e-7;

/**
 * The cycle of at most 64 steps that attracts the orbit at x, or null. Found by Newton's iteration on f^k(x) = x from where the orbit returns
 * close to itself, and told by its multiplier: right however slowly the orbit draws near.
 */
export function attractingCycle(map: AxisMap, x: number): Cycle | null {
  const scale = 4 * (Math.abs(map.w) + 1);
  const orbit = [x];
  for (let k = 1; k <= LONGEST_PERIOD; k++) orbit.push(map.next(orbit[k - 1] as number));
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    if (!(Math.abs((orbit[period] as number) - x) <= RETURN * scale)) continue;
    const cycle = cycleNear(map, x, period, scale);
    if (cycle !== null && Math.abs(cycle.multiplier) < 1) return cycle;
  }
  return null;
}

/** The cycle that `period` steps go round, once or several times, and that Newton's iteration finds from `start`; null if there is none near. */
function cycleNear(map: AxisMap, start: number, period: number, scale: number): Cycle | null {
  let x = start;
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const { end, slope } = around(map, x, period);
    x -= (end - x) / (slope - 1);
    if (!(Math.abs(x - start) <= REACH * scale)) return null;
  }
  // Early on the orbit may return to a cycle of few steps only after several rounds.
  for (let steps = 1; steps <= period; steps++) {
    const { end, slope } = around(map, x, steps);
    if (Math.abs(end - x) <= SAME * scale) return { period: steps, multiplier: slope, x };
  }
  return null;
}

/** The point after `steps` steps, and the product of the slopes on the way. */
function around(map: AxisMap, from: number, steps: number) {
  let x = from;
  let slope = 1;
  for (let i = 0; i < steps; i++) {
    slope *= map.slope(x);
    x = map.next(x);
  }
  return { end: x, slope };
}
