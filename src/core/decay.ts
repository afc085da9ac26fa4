import { ESCAPED, type Landing, STRIDE } from './landing.ts';

/**
 * Gradient descent with ℓ₂ weight decay μ: u' = (1 − ημ)u − rv, v' = (1 − ημ)v − ru. With d = ημ the squared lengths of u ± v obey
 * P' = (1 − d − r)²P, Q' = (1 − d + r)²Q, and r = (P − Q)/4 − w. (Liang & Montúfar 2509.25351.)
 */

/** Change over a stride, relative, that is none. */
const AT_REST = 1e-9;
/** A length that a step multiplies by more than this is leaving a saddle, not at rest. */
const LEAVING = 1 + 1e-6;

/**
 * Follows (κ, r) under weight decay for `limit` steps. Converged: at rest at a point it does not leave, where the residual is −d, or at the
 * origin; `curvature` is κ there, `steps` the step at which that was seen. The loss is that of the data alone.
 */
export function landDecayed(
  curvature: number,
  scaledResidual: number,
  w: number,
  decay: number,
  limit: number,
): Landing {
  const keep = 1 - decay;
  let r = scaledResidual;
  let p = (curvature + 2 * (r + w)) / 2;
  let q = (curvature - 2 * (r + w)) / 2;
  let peak = r * r;
  let peakStep = 0;
  let restedP = p;
  let restedQ = q;
  for (let t = 0; ; t++) {
    const s = r * r;
    if (s > peak) {
      peak = s;
      peakStep = t;
    }
    if (t > 0 && t % STRIDE === 0) {
      const k = p + q;
      const moved = Math.abs(p - restedP) + Math.abs(q - restedQ);
      const rests =
        moved <= AT_REST * (k + w * w * AT_REST) &&
        (p === 0 || Math.abs(keep - r) <= LEAVING) &&
        (q === 0 || Math.abs(keep + r) <= LEAVING);
      const end = rests ? 'converged' : !(s < ESCAPED) ? 'diverged' : t >= limit ? 'limit' : null;
      if (end !== null) {
        return {
          end,
          curvature: end === 'diverged' ? Number.POSITIVE_INFINITY : k,
          residual: r,
          peak: Math.sqrt(peak),
          peakStep,
          steps: t,
        };
      }
      restedP = p;
      restedQ = q;
    }
    p *= (keep - r) * (keep - r);
    q *= (keep + r) * (keep + r);
    r = (p - q) / 2 - w;
  }
}
