import { checkInteger } from '../model/problem.ts';
import { periodOf } from '../theory/attractor.ts';

/**
 * The balanced map r' = r(1 − 2w + (w − 2)r + r²) (u = v; docs/model.md, "Phases") along w. It has two critical points: r = 1, which falls onto the
 * saddle r = −w, and r = (1 − 2w)/3, whose orbit therefore finds the one attractor there can be.
 */

/** Steps before and while the attractor is recorded. */
const TRANSIENT = 4000;
const OBSERVED = 4000;
/** Steps whose stretching is multiplied up before its logarithm is taken. */
const GROUP = 8;
/** An attractor narrower than this is a point. */
const AT_REST = 1e-9;
const MOST_ROWS = 2 ** 16;
/** Beyond it an orbit does not return. */
const ESCAPED = 1e6;

export interface Bifurcation {
  /** w of each column. */
  readonly w: Float64Array;
  /** How often each of `rows` equal parts of (rFrom, rTo), from the top down, was visited; column by column. */
  readonly visits: Uint16Array;
  /** Lyapunov exponent, −∞ where a point of the cycle is critical; 0 where orbits escape (w > 2). */
  readonly lyapunov: Float64Array;
  /** Length of the cycle; 0 for chaos and longer cycles, −1 where orbits escape. */
  readonly period: Int16Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** The attractor for each of the given w. @throws RangeError when rows is not a whole number from 1, or (rFrom, rTo) is empty. */
export function bifurcation(w: Float64Array, rFrom: number, rTo: number, rows: number): Bifurcation {
  checkInteger('rows', rows, 1, MOST_ROWS);
  if (!(rFrom < rTo)) throw new RangeError(`r must run from a lower to an upper end, got ${rFrom} to ${rTo}`);
  const count = w.length;
  const result: Bifurcation = {
    w,
    visits: new Uint16Array(count * rows),
    lyapunov: new Float64Array(count),
    period: new Int16Array(count),
    lowest: new Float64Array(count),
    highest: new Float64Array(count),
  };
  const orbit = new Float64Array(OBSERVED);
  for (let column = 0; column < count; column++) {
    const growth = follow(w[column] as number, orbit);
    if (growth === null) {
      result.period[column] = -1;
      continue;
    }
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < OBSERVED; t++) {
      const r = orbit[t] as number;
      lowest = Math.min(lowest, r);
      highest = Math.max(highest, r);
      const row = Math.floor(((rTo - r) / (rTo - rFrom)) * rows);
      if (row >= 0 && row < rows) {
        const at = column * rows + row;
        result.visits[at] = (result.visits[at] as number) + 1;
      }
    }
    result.lowest[column] = lowest;
    result.highest[column] = highest;
    result.lyapunov[column] = growth;
    // Near the minimum r = 0 digits run out before an orbit repeats.
    result.period[column] =
      highest - lowest < AT_REST && growth <= 0 ? 1 : growth > 0 ? 0 : (periodOf(orbit, OBSERVED) ?? 0);
  }
  return result;
}

/** Fills `orbit` with the attractor's residuals; its Lyapunov exponent, or null where it escapes. */
function follow(w: number, orbit: Float64Array): number | null {
  const a = 1 - 2 * w;
  const b = w - 2;
  let r = a / 3;
  for (let t = 0; t < TRANSIENT; t++) r *= a + b * r + r * r;
  if (!(Math.abs(r) < ESCAPED)) return null;
  let growth = 0;
  let stretch = 1;
  for (let t = 0; t < OBSERVED; t++) {
    orbit[t] = r;
    stretch *= a + 2 * b * r + 3 * r * r;
    if ((t + 1) % GROUP === 0) {
      growth += Math.log(Math.abs(stretch));
      stretch = 1;
    }
    r *= a + b * r + r * r;
  }
  return growth / OBSERVED;
}
