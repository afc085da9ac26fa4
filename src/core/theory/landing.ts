import { checkInteger } from '../model/problem.ts';

/**
 * A run followed in doubles without keeping its steps: does it converge, where does it land, what did it peak at. The lab's verdict and
 * every cell of the atlas are these numbers. Equations: docs/model.md, "One step" and "Where a run lands".
 */

/** |r|/|r₀| at which a run counts as converged, squared: the loss is then 10⁻¹² of its first value. */
export const CONVERGED = 1e-12;
/** r² beyond which a run no longer returns: the attractors and their basins lie within |r| ≤ 4. */
export const ESCAPED = 1e12;
/** Relative rise of the loss that is more than rounding. */
export const ROUNDING = 1e-12;
/** Steps between two looks at whether a run has ended. */
export const STRIDE = 8;
/** With w ≠ 0, κ ± 2z so small on the side of the target: κ and r then no longer hold the digits of how far the saddle is. */
const NEAR_SADDLE = 1e-7;

export interface Landing {
  /** converged: the loss fell to 10⁻¹² of its first value with κ < 2; diverged: |r| left every bound; limit: neither yet. */
  readonly end: 'converged' | 'diverged' | 'limit';
  /** κ_∞ of a converged run; κ at the limit; +Infinity of a diverged one. */
  readonly curvature: number;
  /** r at the end. */
  readonly residual: number;
  /** Largest |r| and its step. */
  readonly peak: number;
  readonly peakStep: number;
  /** First step at which a converged run counts as converged; the limit, rounded up to a multiple of 8, for one that goes on. */
  readonly steps: number;
}

/**
 * κ_∞ of a run at (κ, r) whose r is small: PQ = κ² − 4z² is multiplied by (1 − r²)² a step, Σr² is a geometric series, and at the minimum
 * z = w, so κ_∞² = 4w² + PQ(1 − 2Σr²) up to r³.
 */
export function restingCurvature(k: number, r: number, w: number): number {
  const z = r + w;
  const squares = (r * r) / (k * (2 - k));
  // Where κ is nothing beside r the series says nothing, and there is nothing left to move either.
  if (!(squares < 0.5)) return k;
  return Math.sqrt(4 * w * w + Math.max(0, k * k - 4 * z * z) * (1 - 2 * squares));
}

/** Whether a run at (κ, r) has come so near the saddle u = v = 0 that it must be followed by the lengths of u ± v. */
export const isNearSaddle = (k: number, r: number, w: number) =>
  (w > 0 && k + 2 * (r + w) < NEAR_SADDLE) || (w < 0 && k - 2 * (r + w) < NEAR_SADDLE);

/** Most steps a landing may be followed. */
const MOST_STEPS = 1e10;
/** @throws RangeError naming the value and its bound. */
export const checkLimit = (limit: number): void => checkInteger('step limit', limit, 1, MOST_STEPS);

/** κ above which a run with target 0 is followed by κ − 4: below, that would cost digits of κ. */
const ZERO_FORM = 1 / 64;
export const usesZeroForm = (k: number, w: number) => w === 0 && k >= ZERO_FORM;

/**
 * Follows (κ, r) with scaled target w for `limit` steps, rounded up to a multiple of STRIDE, or until it converges or diverges.
 * @throws RangeError when the limit is not a whole number from 1 to 10¹⁰.
 */
export function land(
  curvature: number,
  scaledResidual: number,
  scaledTarget: number,
  limit: number,
): Landing {
  checkLimit(limit);
  if (usesZeroForm(curvature, scaledTarget)) return landZero(curvature, scaledResidual, limit);
  let k = curvature;
  let r = scaledResidual;
  const w = scaledTarget;
  let peak = r * r;
  let peakStep = 0;
  const small = CONVERGED * peak;
  let below = 0;
  for (let t = 0; ; t++) {
    const s = r * r;
    if (t > 0 && t % STRIDE === 0) {
      const end = endOf(s, small, k, t, limit);
      if (end !== null) return landed(end, k, r, w, peak, peakStep, t, below);
      if (isNearSaddle(k, r, w)) return landCarefully(curvature, scaledResidual, scaledTarget, limit);
      below = 0;
    }
    if (s > peak) {
      peak = s;
      peakStep = t;
    } else if (s <= small) below++;
    const q = r * (r + w);
    r *= 1 - k + q;
    k += s * k - 4 * q;
  }
}

/** The same at w = 0, where h = κ − 4 obeys h' = h(1 + r²), r' = r(r² − h − 3): fewer operations a step. */
function landZero(curvature: number, scaledResidual: number, limit: number): Landing {
  let h = curvature - 4;
  let r = scaledResidual;
  let peak = r * r;
  let peakStep = 0;
  const small = CONVERGED * peak;
  let below = 0;
  for (let t = 0; ; t++) {
    const s = r * r;
    if (t > 0 && t % STRIDE === 0) {
      const end = endOf(s, small, h + 4, t, limit);
      if (end !== null) return landed(end, h + 4, r, 0, peak, peakStep, t, below);
      below = 0;
    }
    if (s > peak) {
      peak = s;
      peakStep = t;
    } else if (s <= small) below++;
    r *= s - h - 3;
    h += s * h;
  }
}

/** The same, carried as the squared lengths P = κ + 2z and Q = κ − 2z, which keep their digits at the saddle; twice as slow. */
export function landCarefully(
  curvature: number,
  scaledResidual: number,
  scaledTarget: number,
  limit: number,
): Landing {
  let k = curvature;
  let r = scaledResidual;
  const w = scaledTarget;
  // Rounding must not make a length of a start on the edge of the cone negative.
  let p = Math.max(0, (k + 2 * (r + w)) / 2);
  let q = Math.max(0, (k - 2 * (r + w)) / 2);
  let peak = r * r;
  let peakStep = 0;
  const small = CONVERGED * peak;
  let below = 0;
  for (let t = 0; ; t++) {
    const s = r * r;
    if (t > 0 && t % STRIDE === 0) {
      const end = endOf(s, small, k, t, limit);
      if (end !== null) return landed(end, k, r, w, peak, peakStep, t, below);
      below = 0;
    }
    if (s > peak) {
      peak = s;
      peakStep = t;
    } else if (s <= small) below++;
    const next = r * (1 - k + r * (r + w));
    p *= (1 - r) * (1 - r);
    q *= (1 + r) * (1 + r);
    k = p + q;
    // P − Q cancels near r = 0, where r's own recursion is exact; far from it the lengths keep r in the cone.
    r = Math.abs(next) > 0.01 * k ? (p - q) / 2 - w : next;
  }
}

/** Whether a run with r² = s and κ = k, looked at after t steps, has ended; `small` is the r² that counts as converged. */
function endOf(s: number, small: number, k: number, t: number, limit: number): Landing['end'] | null {
  if (s <= small && k < 2) return 'converged';
  if (!(s < ESCAPED)) return 'diverged';
  return t >= limit ? 'limit' : null;
}

const landed = (
  end: Landing['end'],
  k: number,
  r: number,
  w: number,
  peak: number,
  peakStep: number,
  t: number,
  below: number,
): Landing => ({
  end,
  curvature:
    end === 'converged' ? restingCurvature(k, r, w) : end === 'diverged' ? Number.POSITIVE_INFINITY : k,
  residual: r,
  peak: Math.sqrt(peak),
  peakStep,
  steps: end === 'limit' ? t : t - below,
});
