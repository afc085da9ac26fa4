import { excessSign } from './borders.ts';
import { type Problem, scaled, shares } from './problem.ts';

/**
 * A run in dimensionless numbers, one entry a step. It is carried as the signed lengths of p = u + v and q = u − v, which a step multiplies by
 * 1 − r and 1 + r, so that no rounding can leave the admissible cone κ ≥ 2|z|.
 */
export interface Path {
  readonly r: Float64Array;
  /** z = r + w. */
  readonly z: Float64Array;
  /** κ. */
  readonly curvature: Float64Array;
  /** a = Π(1 − r) and b = Π(1 + r), the factors of P̂ and Q̂; 0 for a length that is 0. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** a − 1 and b − 1, which a small motion leaves all their digits. */
  readonly movedA: Float64Array;
  readonly movedB: Float64Array;
}

const NAMES = ['r', 'z', 'curvature', 'a', 'b', 'movedA', 'movedB'] as const;

/** Part of the numbers it is a difference of, below which a number's own recursion keeps more digits than the difference. */
const CANCELS = 0.01;

/** Whether r, or z, comes of its own recursion: a difference of lengths, or of r and the target, would cancel. */
export const isOwnR = (next: number, curvature: number, w: number): boolean =>
  Math.abs(next) <= CANCELS * (curvature + Math.abs(w));
export const isOwnZ = (next: number, w: number): boolean =>
  w !== 0 && Math.abs(next) <= CANCELS * Math.abs(w);

/** Squared lengths at the start: P₀ = κ₀ + 2z₀ and Q₀ = κ₀ − 2z₀. */
export function lengthsOf(problem: Problem): { readonly P0: number; readonly Q0: number } {
  const { curvature } = scaled(problem);
  const share = shares(problem);
  return { P0: curvature * share.p, Q0: curvature * share.q };
}

/** Room for a run of `steps` steps, with its start at index 0. */
export function startPath(problem: Problem, steps: number): Path {
  const { learningRate, width, start } = problem;
  const { curvature, scaledResidual } = scaled(problem);
  const { P0, Q0 } = lengthsOf(problem);
  const path = Object.fromEntries(NAMES.map((name) => [name, new Float64Array(steps + 1)])) as Record<
    keyof Path,
    Float64Array
  >;
  path.r[0] = scaledResidual;
  // Not r + w, which would lose the digits of an output beside a larger target.
  path.z[0] = (learningRate / Math.sqrt(width)) * start.output;
  path.curvature[0] = curvature;
  // A length that is 0 stays 0, however large its factor would grow.
  path.a[0] = P0 > 0 ? 1 : 0;
  path.b[0] = Q0 > 0 ? 1 : 0;
  return path;
}

/** Goes on in doubles from step `from` to the end; numbers that leave the range of doubles stay what they become. */
export function goOn(problem: Problem, path: Path, from: number): void {
  const first = scaled(problem);
  const w = first.scaledTarget;
  const { P0, Q0 } = lengthsOf(problem);
  const steps = path.r.length - 1;
  let r = path.r[from] as number;
  let z = path.z[from] as number;
  let k = path.curvature[from] as number;
  let a = path.a[from] as number;
  let b = path.b[from] as number;
  let movedA = path.movedA[from] as number;
  let movedB = path.movedB[from] as number;
  const onEdge = excessSign(problem) === 0;
  // With one length 0 the output is ±λ√n/2: the other length's digits are its own, and nothing cancels.
  const onCone = P0 === 0 || Q0 === 0;
  for (let t = from + 1; t <= steps; t++) {
    const next = r * (1 - k + r * (r + w));
    const nextZ = z * (1 + r * r) - k * r;
    if (P0 > 0) movedA -= r * (1 + movedA);
    if (Q0 > 0) movedB += r * (1 + movedB);
    a *= 1 - r;
    b *= 1 + r;
    const P = P0 * a * a;
    const Q = Q0 * b * b;
    const was = r;
    k = (P + Q) / 2;
    r = isOwnR(next, k, w) ? next : (P - Q) / 4 - w;
    z = onCone ? (P - Q) / 4 : isOwnZ(nextZ, w) ? nextZ : r + w;
    if (onEdge) {
      // G = 0 is kept by the map but not by rounding, which grows off it: the run is put back on κ = 4 + wr, where r' = r(r² − 3) stays within ±2, and κ is
      // that of its lengths.
      r = was * (was * was - 3);
      z = r + w;
    }
    path.r[t] = r;
    path.z[t] = z;
    path.curvature[t] = k;
    path.a[t] = a;
    path.b[t] = b;
    path.movedA[t] = movedA;
    path.movedB[t] = movedB;
  }
}
