import { excessSign } from '../model/borders.ts';
import { log } from '../model/elementary.ts';
import { type Problem, scaled } from '../model/problem.ts';
import { AxisMap, attractingCycle } from './cycles.ts';

/** What a run that neither lands nor escapes falls onto: a cycle, or chaos. */

export interface Attractor {
  /** periodic: a cycle, or nearby starts meet; chaotic: they part. */
  readonly phase: 'periodic' | 'chaotic';
  /** Length of the cycle; null for chaos, and for a cycle longer than 64 steps or not found yet. */
  readonly period: number | null;
  /** Mean rate per step at which nearby residuals part: the Lyapunov exponent along the attractor. −Infinity where a point of a cycle is critical. */
  readonly lyapunov: number;
  /** Standard error of the exponent; 0 where it is known to the last digits: that of a cycle, and of the edge G = 0. */
  readonly error: number;
}

/** Steps of the plane between two looks at whether one length is gone, and most of them. */
const BLOCK = 512;
const MOST_BLOCKS = 200;
/** Ratio of the squared lengths below which the shorter one no longer counts. */
const GONE = 1e-9;
/** κ below which both lengths are gone: the run rests at the origin. */
const AT_ORIGIN = 1e-12;
/** r at which the orbit begins that speaks for a |w|: near the minimum, where no |w| up to 2 sends it onto a cycle that repels. */
const NEAR_MINIMUM = 0.1;
/** Steps along the axis before a cycle is looked for. */
const TRANSIENT = 512;
/** Steps over which chaos is told from a long cycle; its exponent is then good to about 0.01. */
const DECIDING = 2048;
/** Steps over which the exponent of chaos is measured where it is asked for: good to about 0.003. */
export const MEASURING = 16_384;
/** Parts of the observation whose scatter gives the error. */
const BATCHES = 16;

/** |w| up to which a bounded run without weight decay falls onto a cycle of two: √5 − 1 (docs/model.md, "Phases"). */
export const TWO_CYCLE_ENDS = Math.sqrt(5) - 1;

/**
 * The attractor of a bounded run from (κ, r) with scaled target w, off the edge G = 0; `decay` is ημ of weight decay, 0 without: then every run of one |w| has the
 * same, and the same number. `observed`: steps over which the exponent of chaos is measured, if more than are needed to tell it from a cycle.
 */
export function attractorOf(
  curvature: number,
  scaledResidual: number,
  w: number,
  decay = 0,
  observed = DECIDING,
): Attractor {
  if (decay === 0) {
    const { phase, period, lyapunov, error } = balancedAttractor(Math.abs(w), observed);
    return { phase, period, lyapunov, error };
  }
  const z = scaledResidual + w;
  let p = Math.max(0, curvature + 2 * z);
  let q = Math.max(0, curvature - 2 * z);
  let r = scaledResidual;
  const keep = 1 - decay;
  for (let block = 0; block < MOST_BLOCKS; block++) {
    for (let t = 0; t < BLOCK; t++) {
      p *= (keep - r) * (keep - r);
      q *= (keep + r) * (keep + r);
      r = (p - q) / 4 - w;
    }
    // Rounding may carry off a run that stays.
    if (!(p + q < Number.POSITIVE_INFINITY)) {
      const map = new AxisMap(Math.abs(w), decay);
      return axisAttractor(map, map.fromResidual(NEAR_MINIMUM), observed);
    }
    if (p + q < AT_ORIGIN) return axisAttractor(new AxisMap(Math.abs(w), decay), 0, observed);
    if (q <= GONE * p) return axisAttractor(new AxisMap(w, decay), p, observed);
    if (p <= GONE * q) return axisAttractor(new AxisMap(-w, decay), q, observed);
  }
  // Both lengths live on: a weak decay still carries the run along the valley floor, on its way to rest.
  return { phase: 'periodic', period: 1, lyapunov: log(Math.abs(keep - (p + q) / 2)), error: 0 };
}

/** The attractor of a problem whose run stays bounded, on the edge G = 0 or off it. */
export function attractorFrom(problem: Problem, observed?: number): Attractor {
  const { curvature, scaledResidual: r, scaledTarget: w } = scaled(problem);
  return excessSign(problem) === 0 ? edgeAttractor(r) : attractorOf(curvature, r, w, 0, observed);
}

/** For 1 ≤ |w| ≤ √5 − 1 the attractor is the cycle with (1 − r₊)(1 − r₋) = 1: 1 − r± are the roots of A² − (1 + w)A + 1. */
export function twoCycle(w: number): Attractor {
  const [x, y] = twoCyclePoints(w);
  const slope = (r: number) => 1 - 2 * w + 2 * (w - 2) * r + 3 * r * r;
  return { phase: 'periodic', period: 2, lyapunov: log(Math.abs(slope(x) * slope(y))) / 2, error: 0 };
}

/**
 * The one attractor of the balanced map at 1 < w ≤ 2, and a point of it. It is always measured along the same orbit, so that whoever asks for a |w|, a run or
 * the bifurcation diagram, is told one exponent and not two samples of it.
 */
export function balancedAttractor(w: number, observed: number): Attractor & { readonly at: number } {
  const map = new AxisMap(w);
  if (w <= TWO_CYCLE_ENDS) return { ...twoCycle(w), at: map.fromResidual(twoCyclePoints(w)[0]) };
  return axisAttractor(map, map.fromResidual(NEAR_MINIMUM), observed);
}

/** The residuals of that cycle, the lower first. */
export function twoCyclePoints(w: number): readonly [number, number] {
  const half = (1 + w) / 2;
  const root = Math.sqrt(Math.max(0, (half - 1) * (half + 1)));
  return [1 - half - root, 1 - half + root];
}

/** The attractor of an orbit along the axis, now at x; `at` is a point of it. */
export function axisAttractor(
  map: AxisMap,
  start: number,
  observed: number,
): Attractor & { readonly at: number } {
  let x = start;
  const cyclic = () => {
    const cycle = attractingCycle(map, x);
    if (cycle === null) return null;
    const lyapunov = log(Math.abs(cycle.multiplier)) / cycle.period;
    return { phase: 'periodic', period: cycle.period, lyapunov, error: 0, at: cycle.x } as const;
  };
  for (let t = 0; t < TRANSIENT; t++) x = map.next(x);
  const early = cyclic();
  if (early !== null) return early;
  const stretch = () => {
    const slope = Math.abs(map.slope(x));
    x = map.next(x);
    return slope;
  };
  let measured = meanLog(stretch, DECIDING);
  const late = cyclic();
  if (late !== null) return late;
  const phase = measured.mean > 0 ? 'chaotic' : 'periodic';
  if (observed > DECIDING) measured = meanLog(stretch, observed);
  return { phase, period: null, lyapunov: measured.mean, error: measured.error, at: x };
}

/**
 * On the edge G = 0 the map keeps κ = 4 + wr and |r| ≤ 2, and is r' = r³ − 3r whatever w is: with r = 2cos θ the tripling map, in which nearby
 * starts part by 3 a step. Across the edge every start is unstable, so only the stretching along it counts. A start at ±1 or ±2 falls onto a fixed
 * point ±2 exactly, in doubles too; the others wander.
 */
export function edgeAttractor(scaledResidual: number): Attractor {
  return Number.isInteger(scaledResidual)
    ? { phase: 'periodic', period: 1, lyapunov: log(9), error: 0 }
    : { phase: 'chaotic', period: null, lyapunov: log(3), error: 0 };
}

/** Steps whose stretching is multiplied up before its logarithm is taken. */
const GROUP = 8;

/** Mean logarithm of the next `steps` stretchings, and the standard error of that mean by the scatter of batches. */
function meanLog(stretch: () => number, steps: number): { mean: number; error: number } {
  const each = Math.max(GROUP, Math.floor(steps / BATCHES / GROUP) * GROUP);
  let sum = 0;
  let squares = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    let growth = 0;
    for (let t = 0; t < each; t += GROUP) {
      let product = 1;
      for (let i = 0; i < GROUP; i++) product *= stretch();
      // A critical point met exactly would count for ever; the smallest double stands for it.
      growth += log(Math.max(Number.MIN_VALUE, product));
    }
    const mean = growth / each;
    sum += mean;
    squares += mean * mean;
  }
  const mean = sum / BATCHES;
  const scatter = Math.max(0, squares / BATCHES - mean * mean);
  return { mean, error: Math.sqrt(scatter / (BATCHES - 1)) };
}

/** A number rounded to the place of the first digit of its standard error: the digits that hold. */
export function heldTo(value: number, error: number): number {
  if (!(error > 0)) return value;
  const place = Number(error.toExponential().split('e')[1]);
  return place < 0 ? Number(value.toFixed(Math.min(100, -place))) : Math.round(value);
}
