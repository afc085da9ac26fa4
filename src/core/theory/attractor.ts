import { curvatureExcess } from '../model/outcome.ts';

/** What a run that neither lands nor escapes falls onto: a cycle, or chaos. */

/** Steps before the attractor is looked at, the same for a run that approaches a cycle slowly, and steps looked at. */
const TRANSIENT = 4000;
const LONG_TRANSIENT = 100_000;
const OBSERVED = 2000;
/** Steps between two looks at whether a cycle has been reached already. */
const BLOCK = 256;
/** The longest cycle told from chaos. */
const LONGEST_PERIOD = 64;
/** Two residuals this close, relative to the cycle's largest, are the same point of a cycle. */
const SAME = 1e-9;
/** Steps whose stretching is multiplied up before its logarithm is taken. */
const GROUP = 16;

export interface Attractor {
  /** periodic: a cycle, or nearby starts meet; chaotic: they part. */
  readonly phase: 'periodic' | 'chaotic';
  /** Length of the cycle; null for chaos, and for a cycle longer than 64 steps or still being approached. */
  readonly period: number | null;
  /** Mean rate per step at which nearby starts part: the Lyapunov exponent. */
  readonly lyapunov: number;
}

/** The attractor of a bounded run from (κ, r) with scaled target w; `decay` is ημ of weight decay, 0 without. */
export function attractorOf(curvature: number, scaledResidual: number, w: number, decay = 0): Attractor {
  const onEdge = decay === 0 && Math.abs(w) <= 2 && curvatureExcess(curvature, scaledResidual, w) === 0;
  const orbit = onEdge ? edgeOrbit(scaledResidual) : planeOrbit(curvature, scaledResidual, w, decay);
  let before: number | null = null;
  for (let t = 0; t < TRANSIENT; t += BLOCK) {
    orbit.advance(BLOCK);
    const period = periodOf(orbit.seen, BLOCK);
    // Twice the same cycle, to the last digits, and it will go on. (Once: a multiple of a cycle shows before the cycle itself.)
    if (period !== null && period === before) {
      const lyapunov = orbit.advance(period * Math.ceil(BLOCK / period));
      return { phase: 'periodic', period, lyapunov };
    }
    before = period;
  }
  let lyapunov = orbit.advance(OBSERVED);
  let period = periodOf(orbit.seen, OBSERVED);
  if (period === null && lyapunov <= 0) {
    // Nearby starts meet, yet no cycle shows: it is approached slowly.
    orbit.advance(LONG_TRANSIENT);
    lyapunov = orbit.advance(OBSERVED);
    period = periodOf(orbit.seen, OBSERVED);
  }
  return { phase: period === null && lyapunov > 0 ? 'chaotic' : 'periodic', period, lyapunov };
}

interface Orbit {
  /** Goes on `steps` steps; the mean logarithm of the stretching of nearby starts over them. */
  advance(steps: number): number;
  /** The residuals of the last `advance`, or its last OBSERVED. */
  readonly seen: Float64Array;
}

/**
 * The map carried as P = κ + 2z and Q = κ − 2z, with weight decay d: P' = (1 − d − r)²P, Q' = (1 − d + r)²Q, r = (P − Q)/4 − w, and a tangent
 * (dP, dQ) beside it.
 */
function planeOrbit(curvature: number, scaledResidual: number, w: number, decay: number): Orbit {
  const keep = 1 - decay;
  const z = scaledResidual + w;
  let p = Math.max(0, curvature + 2 * z);
  let q = Math.max(0, curvature - 2 * z);
  let r = scaledResidual;
  let dp = 1;
  let dq = -1;
  const seen = new Float64Array(OBSERVED);
  return {
    seen,
    advance(steps) {
      let growth = 0;
      for (let t = 0; t < steps; t++) {
        seen[t % OBSERVED] = r;
        const a = keep - r;
        const b = keep + r;
        const dr = (dp - dq) / 4;
        dp = a * (a * dp - 2 * p * dr);
        dq = b * (b * dq + 2 * q * dr);
        p *= a * a;
        q *= b * b;
        r = (p - q) / 4 - w;
        if ((t + 1) % GROUP === 0 || t === steps - 1) {
          const length = Math.sqrt(dp * dp + dq * dq);
          if (length > 0 && length < Number.POSITIVE_INFINITY) {
            growth += Math.log(length);
            dp /= length;
            dq /= length;
          }
        }
      }
      return growth / steps;
    },
  };
}

/**
 * On the edge G = 0 the map keeps κ = 4 + wr and |r| ≤ 2, and is r' = r³ − 3r whatever w is. Rounding would leave it; across it every start is
 * unstable, so only the stretching along it counts.
 */
function edgeOrbit(scaledResidual: number): Orbit {
  let r = scaledResidual;
  const seen = new Float64Array(OBSERVED);
  return {
    seen,
    advance(steps) {
      let growth = 0;
      for (let t = 0; t < steps; t++) {
        seen[t % OBSERVED] = r;
        growth += Math.log(Math.max(Number.MIN_VALUE, Math.abs(3 * r * r - 3)));
        r = Math.max(-2, Math.min(2, r * (r * r - 3)));
      }
      return growth / steps;
    },
  };
}

/** Least period ≤ 64 of the end of an orbit of `count` residuals, to SAME relative, or null. */
export function periodOf(orbit: Float64Array, count: number): number | null {
  const last = count - 1;
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
