import { ESCAPED, isAbove } from '../model/convergence.ts';
import { type Problem, scaled, shares } from '../model/problem.ts';
import { type Landing, STRIDE } from './landing.ts';

/**
 * Gradient descent with ℓ₂ weight decay μ: u' = (1 − ημ)u − rv, v' = (1 − ημ)v − ru. With d = ημ the squared lengths of u ± v obey
 * P' = (1 − d − r)²P, Q' = (1 − d + r)²Q, and r = (P − Q)/4 − w. (Liang & Montúfar 2509.25351.)
 */

/** Largest change of r over a stride, relative to |r₀| + d, that is none; and a κ that is none, at the origin. */
const SETTLED = 1e-6;
const AT_REST = 1e-12;
/** d below which the way along the valley floor takes more steps than runs are followed. */
const WEAK = 2e-3;
/** A length that a step multiplies by more than this is leaving a saddle, not at rest. */
const LEAVING = 1 + 1e-6;

/** What becomes of a run under weight decay. */
export interface Settling extends Landing {
  /** κ where the residual has settled: at rest, or on the valley floor that a weak decay then follows down to rest. */
  readonly curvature: number;
  /** Whether what is minimised, L + μ‖W‖²/2, ever exceeded its first value; it is r² + dκ but for a factor. */
  readonly rises: boolean;
}

/**
 * κ where a run with weight decay d = ημ comes to rest in the end: the shorter length is gone and |z| = |w| − d. It is the origin where |w| ≤ d,
 * and where the one length of a start on the edge of the cone has the sign of the other label.
 */
export function restWithDecay(problem: Problem, decay: number): number {
  const { scaledTarget: w } = scaled(problem);
  const { p, q } = shares(problem);
  const isStuck = w > 0 ? p === 0 : q === 0;
  return isStuck ? 0 : 2 * Math.max(0, Math.abs(w) - decay);
}

/**
 * Follows the squared lengths P = κ + 2z and Q = κ − 2z and r under weight decay for `maxSteps` steps. Converged: the residual has settled and
 * no length grows. It is −d at rest, and about −2dz/κ on the long way there along the valley floor that a small d leaves; `steps` is the
 * step at which that was seen. `peak` is of the residual.
 */
export function landDecayed(
  P: number,
  Q: number,
  scaledResidual: number,
  w: number,
  decay: number,
  maxSteps: number,
): Settling {
  const keep = 1 - decay;
  let r = scaledResidual;
  // Rounding must not make a length of a start on the edge of the cone negative.
  let p = Math.max(0, P / 2);
  let q = Math.max(0, Q / 2);
  let peak = r * r;
  let peakStep = 0;
  const still = SETTLED * (Math.abs(r) + decay);
  const first = peak + decay * (p + q);
  let moved = 0;
  let rises = false;
  for (let t = 0; ; t++) {
    const s = r * r;
    if (s > peak) {
      peak = s;
      peakStep = t;
    }
    const k = p + q;
    if (isAbove(s + decay * k, first)) rises = true;
    if (t > 0 && t % STRIDE === 0) {
      // A weak decay moves −2dz/κ itself, by 4d²|z|/κ a step at most, for longer than anybody waits.
      const drift = decay < WEAK ? (4 * decay * decay * Math.abs(r + w)) / k : 0;
      const a = keep - r;
      const b = keep + r;
      const rests =
        (k <= AT_REST || (moved <= still + drift && k < 2)) &&
        (p === 0 || Math.abs(a) <= LEAVING) &&
        (q === 0 || Math.abs(b) <= LEAVING);
      const end = rests ? 'converged' : !(s < ESCAPED) ? 'diverged' : t >= maxSteps ? 'unfinished' : null;
      if (end !== null) {
        return {
          end,
          curvature: end === 'diverged' ? Number.POSITIVE_INFINITY : k,
          residual: r,
          peak: Math.sqrt(peak),
          peakStep,
          steps: t,
          rises,
        };
      }
    }
    if (t % STRIDE === 0) moved = 0;
    p *= (keep - r) * (keep - r);
    q *= (keep + r) * (keep + r);
    const next = (p - q) / 2 - w;
    moved = Math.max(moved, Math.abs(next - r));
    r = next;
  }
}
