import { isOwnR, isOwnZ, lengthsOf, type Path } from './path.ts';
import { CLOSE_TO_EDGE, type Problem, scaled } from './problem.ts';

/** Relative error above which a number of a run is no longer certain. */
const TOLERANCE = 5e-10;
/** Numbers below this are at the end of the range of doubles: their digits go, and nobody reads them. */
const TINY = 1e-290;
const EPS = Number.EPSILON;
/** Once |r| is this small, relative to its start, κ no longer moves: from there doubles lose nothing, unless κ is too near 1. */
const SETTLED = 1e-20;
const NEAR_ONE = 1e-3;
/** A factor 1 ± r this small is rounding for the most part: how short it makes its length doubles cannot tell. */
const FAINT = 1e-6;

/** What the numbers of a path computed in doubles are worth. */
export interface Account {
  /** Last step up to which all of them are certain to TOLERANCE. */
  readonly certain: number;
  /** First step at which κ no longer moves; Infinity if it moves to the end, where doubles may have left the run. */
  readonly settled: number;
  /** Smallest magnitude among r and the squared lengths up to that step; 0 where doubles cannot tell. */
  readonly smallest: number;
}

/** Whether a number is certain, or of a size at which nobody reads it. */
const holds = (error: number, value: number, size = 1) => error <= TOLERANCE * Math.abs(value) || size < TINY;

/**
 * Follows a bound on the rounding errors of a path up to step `end`: each step passes on the errors it is given, by the map's derivatives, and
 * adds those of its own operations. Absolute for r, z, κ, a − 1 and b − 1; relative for a and b, whose squares P and Q bound κ and r once more.
 */
export function accountOf(problem: Problem, path: Path, end: number): Account {
  const { learningRate, width } = problem;
  const first = scaled(problem);
  const w = first.scaledTarget;
  const size = Math.abs(w);
  const { P0, Q0 } = lengthsOf(problem);
  const toUnits = Math.sqrt(width) / learningRate;
  const r0 = Math.abs(first.scaledResidual);
  const floor = SETTLED * Math.min(1, r0);
  let errorR = 2 * EPS * (r0 + size * EPS);
  let errorZ = 2 * EPS * Math.abs(path.z[0] as number);
  let errorK = problem.curvature0 === undefined ? EPS * first.curvature : 0;
  // The shorter length is a difference where it is not next to nothing; there it is exact (problem.ts, `shares`).
  const ofLength = (square: number) => EPS * (2 + 1 / Math.max(square / first.curvature, CLOSE_TO_EDGE));
  let errorA = ofLength(P0);
  let errorB = ofLength(Q0);
  // What r + w and the z of the lengths may differ by: each is rounded at the start, and a step keeps their difference.
  const apart = 2 * EPS * (first.curvature + size);
  let errorMovedA = 0;
  let errorMovedB = 0;
  let certain = 0;
  let counting = true;
  let settled = Number.POSITIVE_INFINITY;
  let smallest = r0;

  for (let t = 1; t <= end && (counting || t <= settled); t++) {
    const r = path.r[t - 1] as number;
    const k = path.curvature[t - 1] as number;
    const z = path.z[t - 1] as number;
    const nextR = path.r[t] as number;
    const nextK = path.curvature[t] as number;
    const nextZ = path.z[t] as number;
    const a = path.a[t] as number;
    const b = path.b[t] as number;
    const P = P0 * a * a;
    const Q = Q0 * b * b;
    const moved = Math.abs(r);
    const magnitude = Math.abs(nextR);
    if (t <= settled) {
      for (const each of [P, Q]) if (each > 0 && each < smallest) smallest = each;
      // What vanished in doubles did so by rounding, or is smaller than any.
      smallest = Math.abs(1 - moved) < FAINT ? 0 : Math.min(smallest, magnitude);
      if (magnitude <= floor && Math.abs(1 - nextK) > NEAR_ONE && nextK < 2) settled = t;
    }
    if (!counting) continue;

    const movedA = path.movedA[t] as number;
    const movedB = path.movedB[t] as number;
    const oldA = Math.abs(1 + (path.movedA[t - 1] as number));
    const oldB = Math.abs(1 + (path.movedB[t - 1] as number));
    // r + w as the map uses it, beside z as it is kept.
    const sum = r + w;
    const passedR = Math.abs(1 - k + r * (sum + 2 * r + w)) * errorR + moved * errorK;
    const passedK = (1 + r * r) * errorK + Math.abs(2 * k * r - 8 * r - 4 * w) * errorR + 4 * moved * apart;
    const passedZ = (1 + r * r) * errorZ + Math.abs(2 * r * z - k) * errorR + moved * errorK;
    errorMovedA = Math.abs(1 - r) * errorMovedA + oldA * errorR + EPS * Math.abs(movedA);
    errorMovedB = Math.abs(1 + r) * errorMovedB + oldB * errorR + EPS * Math.abs(movedB);
    errorA += errorR / Math.abs(1 - r) + 2 * EPS;
    errorB += errorR / Math.abs(1 + r) + 2 * EPS;
    const byLengths = P * errorA + Q * errorB;
    errorK = Math.min(passedK, byLengths) + EPS * nextK;
    const ownR = isOwnR(r * (1 - k + r * sum), nextK, w);
    errorR =
      (ownR ? passedR : Math.min(passedR, byLengths / 2 + apart)) +
      moved * moved * apart +
      EPS * (moved * (1 + nextK + Math.abs(r * sum)) + magnitude);
    errorZ = isOwnZ(z * (1 + r * r) - k * r, w)
      ? passedZ + EPS * (Math.abs(z) * (1 + r * r) + Math.abs(k * r))
      : errorR + EPS * (magnitude + size);

    const distance = (x: number, y: number) => Math.sqrt(P0 * x * x + Q0 * y * y);
    counting =
      holds(errorK, nextK, nextK) &&
      holds(errorR, nextR, (magnitude + errorR) * toUnits) &&
      holds(errorZ, nextZ, (Math.abs(nextZ) + errorZ) * toUnits) &&
      holds(errorA, 1, P) &&
      holds(errorB, 1, Q) &&
      holds(distance(errorMovedA, errorMovedB), distance(movedA, movedB));
    if (counting) certain = t;
  }
  return { certain, settled, smallest };
}
