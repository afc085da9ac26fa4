import { checkMaxSteps, type Landing, land } from '../theory/landing.ts';
import { makeStarts, type Starts } from './starts.ts';

/** Where many runs land. */

export const CONVERGES = 1;
export const DIVERGES = 2;
const UNFINISHED = 3;
export const END_CODES: Record<Landing['end'], number> = {
  converged: CONVERGES,
  diverged: DIVERGES,
  unfinished: UNFINISHED,
};

/** What became of each: CONVERGES, DIVERGES or UNFINISHED; the rest as in `Landing`. */
export interface Landings {
  readonly end: Uint8Array;
  readonly curvature: Float64Array;
  readonly peak: Float64Array;
  readonly steps: Int32Array;
}

/** Room for starts, and for what becomes of them. */
export interface Batch {
  readonly starts: Starts;
  readonly landings: Landings;
  /** Lands the first `count` starts, each as `land` does. @throws RangeError as `land`. */
  land(count: number, maxSteps: number): void;
}

export type MakeBatch = (room: number) => Batch;

/** One run after the other: the definition, and the way where there is no faster one. */
export const makePlainBatch: MakeBatch = (room) => {
  const starts = makeStarts(room);
  const landings = {
    end: new Uint8Array(room),
    curvature: new Float64Array(room),
    peak: new Float64Array(room),
    steps: new Int32Array(room),
  };
  return {
    starts,
    landings,
    land(count, maxSteps) {
      checkMaxSteps(maxSteps);
      for (let i = 0; i < count; i++) landOne(starts, landings, i, maxSteps);
    },
  };
};

/** Lands entry i. */
export function landOne(
  { curvature, residual, target }: Starts,
  into: Landings,
  i: number,
  maxSteps: number,
) {
  writeLanding(into, i, land(curvature[i] as number, residual[i] as number, target[i] as number, maxSteps));
}

export function writeLanding(into: Landings, i: number, run: Landing): void {
  into.end[i] = END_CODES[run.end];
  into.curvature[i] = run.curvature;
  into.peak[i] = run.peak;
  into.steps[i] = run.steps;
}
