import { type Problem, scaled } from '../../../core/model/problem.ts';
import { land } from '../../../core/theory/landing.ts';

/** Where the run of the page would land at other rates and other widths, its start as it is. */

export interface Landings {
  /** c, or n. */
  readonly at: Float64Array;
  /** κ∞; +Infinity where a run does not land. */
  readonly curvature: Float64Array;
}

/** Steps after which a landing is given up. */
const MOST_STEPS = 20_000;
const RATES = 720;
const WIDTHS = 480;
/** Largest c, and the widths. */
export const LAST_RATE = 4;
export const FIRST_WIDTH = 10;
export const LAST_WIDTH = 1e7;

/** κ∞ of a start in its own three numbers; +Infinity where it does not land. */
export function landingAt(curvature: number, scaledResidual: number, scaledTarget: number): number {
  const { end, curvature: lands } = land(curvature, scaledResidual, scaledTarget, MOST_STEPS);
  return end === 'converged' ? lands : Number.POSITIVE_INFINITY;
}

/** Over c from just above 0 to 4: r₀ and w grow with it. */
export function landingsOverRate(problem: Problem): Landings {
  const { curvature, scaledResidual, scaledTarget } = scaled(problem);
  const at = Float64Array.from({ length: RATES }, (_, i) => ((i + 0.5) / RATES) * LAST_RATE);
  return {
    at,
    curvature: at.map((c) => landingAt(c, (scaledResidual * c) / curvature, (scaledTarget * c) / curvature)),
  };
}

/** Over n, evenly on a logarithmic axis: r₀ and w shrink like 1/√n. */
export function landingsOverWidth(problem: Problem): Landings {
  const { curvature, scaledResidual, scaledTarget } = scaled(problem);
  const at = Float64Array.from(
    { length: WIDTHS },
    (_, i) => FIRST_WIDTH * (LAST_WIDTH / FIRST_WIDTH) ** (i / (WIDTHS - 1)),
  );
  return {
    at,
    curvature: at.map((n) => {
      const by = Math.sqrt(problem.width / n);
      return landingAt(curvature, scaledResidual * by, scaledTarget * by);
    }),
  };
}
