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

type Lengths = ReturnType<typeof lengthsOf>;
/** The squared lengths at step t. */
const lengthsAt = ({ P0, Q0 }: Lengths, path: Path, t: number) => ({
  P: P0 * (path.a[t] as number) * (path.a[t] as number),
  Q: Q0 * (path.b[t] as number) * (path.b[t] as number),
});

/** Whether a number is certain, or of a size at which nobody reads it. */
const holds = (error: number, value: number) =>
  error <= TOLERANCE * Math.abs(value) || Math.abs(value) + error < TINY;

/**
 * A bound on the rounding errors of a path: each step passes on the errors it is given, by the map's derivatives, and adds those of its own operations.
 * Absolute for r, z, κ, a − 1 and b − 1; relative for a and b, whose squares P and Q bound κ and r once more.
 */
export class Bounds {
  r: number;
  z: number;
  curvature: number;
  a: number;
  b: number;
  movedA = 0;
  movedB = 0;
  private readonly path: Path;
  private readonly w: number;
  private readonly lengths: Lengths;
  /** What r + w and the z of the lengths may differ by: each is rounded at the start, and a step keeps their difference. */
  private readonly apart: number;

  constructor(problem: Problem, path: Path) {
    const { curvature, scaledResidual, scaledTarget: w } = scaled(problem);
    const lengths = lengthsOf(problem);
    // The shorter length is a difference where it is not next to nothing; there it is exact (problem.ts, `shares`).
    const ofLength = (square: number) => EPS * (2 + 1 / Math.max(square / curvature, CLOSE_TO_EDGE));
    this.r = 2 * EPS * (Math.abs(scaledResidual) + Math.abs(w) * EPS);
    this.z = 2 * EPS * Math.abs(path.z[0] as number);
    this.curvature = problem.curvature0 === undefined ? EPS * curvature : 0;
    this.a = ofLength(lengths.P0);
    this.b = ofLength(lengths.Q0);
    this.path = path;
    this.w = w;
    this.lengths = lengths;
    this.apart = 2 * EPS * (curvature + Math.abs(w));
  }

  /** Goes on from step t − 1 to t. */
  step(t: number): void {
    const { path, w, apart } = this;
    const r = path.r[t - 1] as number;
    const k = path.curvature[t - 1] as number;
    const z = path.z[t - 1] as number;
    const nextK = path.curvature[t] as number;
    const { P, Q } = lengthsAt(this.lengths, path, t);
    const moved = Math.abs(r);
    const magnitude = Math.abs(path.r[t] as number);
    const oldA = Math.abs(1 + (path.movedA[t - 1] as number));
    const oldB = Math.abs(1 + (path.movedB[t - 1] as number));
    // r + w as the map uses it, beside z as it is kept.
    const sum = r + w;
    const passedR = Math.abs(1 - k + r * (sum + 2 * r + w)) * this.r + moved * this.curvature;
    const passedK =
      (1 + r * r) * this.curvature + Math.abs(2 * k * r - 8 * r - 4 * w) * this.r + 4 * moved * apart;
    const passedZ = (1 + r * r) * this.z + Math.abs(2 * r * z - k) * this.r + moved * this.curvature;
    this.movedA = Math.abs(1 - r) * this.movedA + oldA * this.r + EPS * Math.abs(path.movedA[t] as number);
    this.movedB = Math.abs(1 + r) * this.movedB + oldB * this.r + EPS * Math.abs(path.movedB[t] as number);
    this.a += this.r / Math.abs(1 - r) + 2 * EPS;
    this.b += this.r / Math.abs(1 + r) + 2 * EPS;
    const byLengths = P * this.a + Q * this.b;
    this.curvature = Math.min(passedK, byLengths) + EPS * nextK;
    const ownR = isOwnR(r * (1 - k + r * sum), nextK, w);
    this.r =
      (ownR ? passedR : Math.min(passedR, byLengths / 2 + apart)) +
      moved * moved * apart +
      EPS * (moved * (1 + nextK + Math.abs(r * sum)) + magnitude);
    // On the edge of the cone z is that of its length (path.ts): this is then wider than need be.
    this.z = isOwnZ(z * (1 + r * r) - k * r, w)
      ? passedZ + EPS * (Math.abs(z) * (1 + r * r) + Math.abs(k * r))
      : this.r + EPS * (magnitude + Math.abs(w));
  }

  /** Whether the numbers of the path at step t, the one it has gone on to, are all certain. */
  holdAt(t: number): boolean {
    const { path, lengths } = this;
    const distance = (x: number, y: number) => Math.sqrt(lengths.P0 * x * x + lengths.Q0 * y * y);
    return (
      holds(this.curvature, path.curvature[t] as number) &&
      holds(this.r, path.r[t] as number) &&
      holds(this.z, path.z[t] as number) &&
      holds(this.a, 1) &&
      holds(this.b, 1) &&
      holds(distance(this.movedA, this.movedB), distance(path.movedA[t] as number, path.movedB[t] as number))
    );
  }
}

/** Last step, of those up to `end`, to which every number of a path computed in doubles is certain to TOLERANCE. */
export function certainSteps(problem: Problem, path: Path, end: number): number {
  const bounds = new Bounds(problem, path);
  for (let t = 1; t <= end; t++) {
    bounds.step(t);
    if (!bounds.holdAt(t)) return t - 1;
  }
  return end;
}

/** What exact arithmetic has to cover, as far as a path in doubles tells. */
export interface Needs {
  /** First step at which κ no longer moves; Infinity if it moves to the end, where doubles may have left the run. */
  readonly settled: number;
  /** Smallest magnitude among r and the squared lengths up to that step; 0 where doubles cannot tell. */
  readonly smallest: number;
}

export function needsOf(problem: Problem, path: Path, end: number): Needs {
  const lengths = lengthsOf(problem);
  const r0 = Math.abs(path.r[0] as number);
  const floor = SETTLED * Math.min(1, r0);
  let smallest = r0;
  for (let t = 1; t <= end; t++) {
    const moved = Math.abs(path.r[t - 1] as number);
    const magnitude = Math.abs(path.r[t] as number);
    const k = path.curvature[t] as number;
    const { P, Q } = lengthsAt(lengths, path, t);
    // What vanished in doubles did so by rounding, or is smaller than any; a length may be 0 all along.
    smallest = Math.abs(1 - moved) < FAINT ? 0 : Math.min(smallest, magnitude, P || smallest, Q || smallest);
    if (magnitude <= floor && Math.abs(1 - k) > NEAR_ONE && k < 2) return { settled: t, smallest };
  }
  return { settled: Number.POSITIVE_INFINITY, smallest };
}
