/** A run followed in doubles without keeping its steps: where it lands, what it peaked at. Equation: docs/model.md, "One step". */

/** Residual, relative to a first one of at most 1, below which κ no longer changes in a double's first nine digits. */
const SETTLED = 1e-9;
/** |r| beyond which a run no longer returns: the attractors and their basins lie within |r| ≤ 4. */
const ESCAPED = 1e6;

export interface Landing {
  /** converged: |r| fell to nothing with κ < 2; diverged: |r| left every bound; limit: neither within the limit. */
  readonly end: 'converged' | 'diverged' | 'limit';
  /** κ at the end. */
  readonly curvature: number;
  /** Largest |r| and its step. */
  readonly peak: number;
  readonly peakStep: number;
}

/** Follows (κ, r) with scaled target w for at most `limit` steps. */
export function land(
  curvature: number,
  scaledResidual: number,
  scaledTarget: number,
  limit: number,
): Landing {
  let k = curvature;
  let r = scaledResidual;
  const w = scaledTarget;
  const first = Math.abs(r);
  const small = SETTLED * Math.min(1, first || 1);
  let peak = first;
  let peakStep = 0;
  let size = first;
  let t = 0;
  for (; ; t++) {
    if (size > peak) {
      peak = size;
      peakStep = t;
    }
    if ((size <= small && k < 2) || !(size < ESCAPED) || t >= limit) break;
    const z = r + w;
    const next = r * (1 - k + r * z);
    k += r * (k * r - 4 * z);
    r = next;
    size = Math.abs(r);
  }
  const end = size <= small && k < 2 ? 'converged' : size < ESCAPED ? 'limit' : 'diverged';
  return { end, curvature: k, peak, peakStep };
}
