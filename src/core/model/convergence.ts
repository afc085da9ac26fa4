/** When a run counts as over: one rule for what is drawn, for landings and for every cell of a map. */

/** r²/r₀² at which a run counts as converged: the loss is then 10⁻¹² of its first value. */
const SMALL = 1e-12;
/**
 * Room for rounding. A run that shrinks by a round factor meets the bound itself at a whole step (a tenth a step at c = 0.9), where the last bit
 * would decide.
 */
const ROOM = 1 + 1e-9;
/** r² beyond which a run no longer returns: the attractors and their basins lie within |r| ≤ 4. */
export const ESCAPED = 1e12;
/** Relative rise of the loss that is more than rounding. */
const ROUNDING = 1e-12;

/** The r² at or below which a run that starts at r₀ counts as converged, where κ < 2. */
export const smallSquare = (r0: number): number => r0 * r0 * (SMALL * ROOM);

/** Whether a run at (κ, r) has converged; `small` is `smallSquare` of its start. */
export const hasConverged = (curvature: number, r: number, small: number): boolean =>
  r * r <= small && curvature < 2;

/** Whether a loss, or any r², is above the first one, rounding aside. */
export const isAbove = (value: number, first: number): boolean => value > first * (1 + ROUNDING);
