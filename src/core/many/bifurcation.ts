import { log } from '../model/elementary.ts';
import { checkInteger } from '../model/problem.ts';
import { type Attractor, balancedAttractor, MEASURING } from '../theory/attractor.ts';
import { AxisMap } from '../theory/cycles.ts';

/**
 * The attractor of the balanced map (u = v; docs/model.md, "Phases") along w. The map has two critical points: r = 1, which falls onto the
 * saddle r = −w, and r = (1 − 2w)/3, so there is one attractor at most, and almost every orbit finds it.
 */

/** Visits recorded of each attractor. */
const VISITS = 4000;
const MOST_ROWS = 2 ** 16;
/** w above which orbits escape. */
const ESCAPING = 2;

export interface Bifurcation {
  /** w of each column. */
  readonly w: Float64Array;
  /** How often each of `rows` equal parts of (rFrom, rTo), from the top down, was visited; column by column. */
  readonly visits: Uint16Array;
  /** Lyapunov exponent, −∞ where a point of the cycle is critical; 0 where orbits escape (w > 2). */
  readonly lyapunov: Float64Array;
  /** Standard error of the exponent; 0 for a cycle. */
  readonly error: Float64Array;
  /** Length of the cycle; 0 for chaos and longer cycles, −1 where orbits escape. */
  readonly period: Int16Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

export const makeBifurcation = (w: Float64Array, rows: number): Bifurcation => ({
  w,
  visits: new Uint16Array(w.length * rows),
  lyapunov: new Float64Array(w.length),
  error: new Float64Array(w.length),
  period: new Int16Array(w.length),
  lowest: new Float64Array(w.length),
  highest: new Float64Array(w.length),
});

/** The attractor for each of the given w. @throws RangeError when rows is not a whole number from 1, or (rFrom, rTo) is empty. */
export function bifurcation(w: Float64Array, rFrom: number, rTo: number, rows: number): Bifurcation {
  checkInteger('rows', rows, 1, MOST_ROWS);
  if (!(rFrom < rTo)) throw new RangeError(`r must run from a lower to an upper end, got ${rFrom} to ${rTo}`);
  const result = makeBifurcation(w, rows);
  const orbit = new Float64Array(VISITS);
  for (let column = 0; column < w.length; column++) {
    const attractor = follow(w[column] as number, orbit);
    if (attractor === null) {
      result.period[column] = -1;
      continue;
    }
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (const r of orbit) {
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
    result.lyapunov[column] = attractor.lyapunov;
    result.error[column] = attractor.error;
    result.period[column] = attractor.period ?? 0;
  }
  return result;
}

/** Fills `orbit` with the attractor's residuals; what it is, or null where orbits escape. */
function follow(w: number, orbit: Float64Array): Attractor | null {
  // Below 1 the minimum attracts, at the rate |1 − κ| = |1 − 2w|.
  if (w <= 1) {
    orbit.fill(0);
    return { phase: 'periodic', period: 1, lyapunov: log(Math.abs(1 - 2 * w)), error: 0 };
  }
  if (w > ESCAPING) return null;
  const map = new AxisMap(w);
  const attractor = balancedAttractor(w, MEASURING);
  // A cycle is drawn by its own points, an orbit by where it goes on.
  let x = attractor.at;
  for (let t = 0; t < VISITS; t++) {
    orbit[t] = map.residualOf(x);
    x = map.next(x);
  }
  return attractor;
}
