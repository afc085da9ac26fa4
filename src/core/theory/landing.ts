import { restsAfterOne } from '../model/borders.ts';
import { ESCAPED, hasConverged, smallSquare } from '../model/convergence.ts';
import { checkInteger, type Problem, scaled, shares } from '../model/problem.ts';

/**
 * A run followed in doubles without keeping its steps: does it converge, where does it land, what did it peak at. The lab's verdict and
 * every cell of the atlas are these numbers. Equations: docs/model.md, "One step" and "Where a run lands".
 */

/** Steps between two looks at whether a run has ended. */
export const STRIDE = 8;
/** With w ≠ 0, κ ± 2z so small on the side of the target: κ and r then no longer hold the digits of how far the saddle is. */
const NEAR_SADDLE = 1e-7;
/** Share of κ below which κ − 2|z| has lost digits: a start this near the edge of the cone is followed by its lengths. */
const NEAR_EDGE = 1e-6;
/** κ above which a run with target 0 is followed by κ − 4: below, that would cost digits of κ. */
const ZERO_FORM = 1 / 64;

export interface Landing {
  /** converged: the loss fell to 10⁻¹² of its first value with κ < 2; diverged: |r| left every bound; unfinished: neither yet. */
  readonly end: 'converged' | 'diverged' | 'unfinished';
  /** κ_∞ of a converged run; κ at the last step of an unfinished one; +Infinity of a diverged one. */
  readonly curvature: number;
  /** r at the end. */
  readonly residual: number;
  /** Largest |r| and its step. */
  readonly peak: number;
  readonly peakStep: number;
  /** First step at which a converged run counts as converged; for an unfinished one the steps followed, a multiple of 8. */
  readonly steps: number;
}

/**
 * κ_∞ of a run at (κ, r) whose r is small: `product` = PQ = κ² − 4z² is multiplied by (1 − r²)² a step, Σr² is a geometric series, and at the
 * minimum z = w, so κ_∞² = 4w² + PQ(1 − 2Σr²) up to r³.
 */
function restingCurvature(k: number, r: number, w: number, product: number): number {
  const squares = (r * r) / (k * (2 - k));
  // Where κ is nothing beside r the series says nothing, and there is nothing left to move either.
  if (!(squares < 0.5)) return k;
  return Math.sqrt(4 * w * w + Math.max(0, product) * (1 - 2 * squares));
}

/** Whether a run at (κ, r) has come so near the saddle u = v = 0 that it must be followed by the lengths of u ± v. */
const isNearSaddle = (k: number, r: number, w: number) =>
  (w > 0 && k + 2 * (r + w) < NEAR_SADDLE) || (w < 0 && k - 2 * (r + w) < NEAR_SADDLE);

/** Whether a start is so near the edge of the cone that (κ, r, w) do not hold the digits of its shorter length. */
export const isNearEdge = (k: number, r: number, w: number) => k <= 2 * Math.abs(r + w) * (1 + NEAR_EDGE);

const usesZeroForm = (k: number, w: number) => w === 0 && k >= ZERO_FORM;

/** Most steps a landing may be followed. */
const MOST_STEPS = 1e10;
/** @throws RangeError naming the value and its bound. */
export const checkMaxSteps = (maxSteps: number): void => checkInteger('step limit', maxSteps, 1, MOST_STEPS);

/** Where a problem's run lands. @throws RangeError as `land`. */
export function landingOf(problem: Problem, maxSteps: number): Landing {
  const { curvature: k, scaledResidual: r, scaledTarget: w } = scaled(problem);
  checkMaxSteps(maxSteps);
  const rest = k + r * r * k - 4 * (k - 1);
  // On a minimum that is not stable the run stays all the same.
  if (rest >= 2 && restsAfterOne(problem)) {
    return { end: 'converged', curvature: rest, residual: 0, peak: Math.abs(r), peakStep: 0, steps: 1 };
  }
  if (!isNearEdge(k, r, w)) return land(k, r, w, maxSteps);
  const share = shares(problem);
  return landByLengths(k * share.p, k * share.q, r, w, maxSteps);
}

/**
 * Follows (κ, r) with scaled target w for `maxSteps` steps, rounded up to a multiple of STRIDE, or until it converges or diverges. `first` is the r at
 * which the run began, if that was before.
 * @throws RangeError when maxSteps is not a whole number from 1 to 10¹⁰.
 */
export function land(
  curvature: number,
  scaledResidual: number,
  scaledTarget: number,
  maxSteps: number,
  first = scaledResidual,
): Landing {
  checkMaxSteps(maxSteps);
  if (usesZeroForm(curvature, scaledTarget)) return landZero(curvature, scaledResidual, maxSteps, first);
  let k = curvature;
  let r = scaledResidual;
  const w = scaledTarget;
  const log = new Log(r, maxSteps, first);
  for (;;) {
    const s = r * r;
    if (log.looks()) {
      const end = log.endOf(k, r);
      if (end !== null) return log.landed(end, k, r, w, k * k - 4 * (r + w) * (r + w));
      if (isNearSaddle(k, r, w)) {
        const z = scaledResidual + w;
        return landByLengths(curvature + 2 * z, curvature - 2 * z, scaledResidual, w, maxSteps, first);
      }
    }
    log.take(s);
    const q = r * (r + w);
    r *= 1 - k + q;
    k += s * k - 4 * q;
  }
}

/** The same at w = 0, where h = κ − 4 obeys h' = h(1 + r²), r' = r(r² − (h + 3)): fewer operations a step. */
function landZero(curvature: number, scaledResidual: number, maxSteps: number, first: number): Landing {
  let h = curvature - 4;
  let r = scaledResidual;
  const log = new Log(r, maxSteps, first);
  for (;;) {
    const s = r * r;
    if (log.looks()) {
      const k = h + 4;
      const end = log.endOf(k, r);
      if (end !== null) return log.landed(end, k, r, 0, k * k - 4 * s);
    }
    log.take(s);
    r *= s - (h + 3);
    h += s * h;
  }
}

/** The same from the squared lengths P = κ + 2z and Q = κ − 2z, which keep their digits at the saddle; twice as slow. */
export function landByLengths(
  P: number,
  Q: number,
  residual: number,
  w: number,
  maxSteps: number,
  first = residual,
): Landing {
  let r = residual;
  // Rounding must not make a length of a start on the edge of the cone negative.
  let p = Math.max(0, P / 2);
  let q = Math.max(0, Q / 2);
  let k = p + q;
  const log = new Log(r, maxSteps, first);
  for (;;) {
    const s = r * r;
    if (log.looks()) {
      const end = log.endOf(k, r);
      if (end !== null) return log.landed(end, k, r, w, 4 * p * q);
    }
    log.take(s);
    const next = r * (1 - k + r * (r + w));
    p *= (1 - r) * (1 - r);
    q *= (1 + r) * (1 + r);
    k = p + q;
    // P − Q cancels near r = 0, where r's own recursion is exact; far from it the lengths keep r in the cone.
    r = Math.abs(next) > 0.01 * k ? (p - q) / 2 - w : next;
  }
}

/** What a landing notes on its way: the peak, and since when r has been small. */
class Log {
  private t = 0;
  private peak: number;
  private peakStep = 0;
  /** Steps since the last look at which r was small. */
  private below = 0;
  private readonly small: number;
  private readonly maxSteps: number;

  constructor(r: number, maxSteps: number, first: number) {
    this.peak = r * r;
    this.small = smallSquare(first);
    this.maxSteps = maxSteps;
  }

  /** Whether it is time to look whether the run has ended. */
  looks(): boolean {
    return this.t > 0 && this.t % STRIDE === 0;
  }

  endOf(k: number, r: number): Landing['end'] | null {
    if (hasConverged(k, r, this.small)) return 'converged';
    if (!(r * r < ESCAPED)) return 'diverged';
    if (this.t >= this.maxSteps) return 'unfinished';
    this.below = 0;
    return null;
  }

  /** Notes r² = s of the present step, and goes on to the next. */
  take(s: number): void {
    if (s > this.peak) {
      this.peak = s;
      this.peakStep = this.t;
    } else if (s <= this.small) this.below++;
    this.t++;
  }

  landed(end: Landing['end'], k: number, r: number, w: number, product: number): Landing {
    return {
      end,
      curvature:
        end === 'converged'
          ? restingCurvature(k, r, w, product)
          : end === 'diverged'
            ? Number.POSITIVE_INFINITY
            : k,
      residual: r,
      peak: Math.sqrt(this.peak),
      peakStep: this.peakStep,
      steps: end === 'unfinished' ? this.t : this.t - this.below,
    };
  }
}
