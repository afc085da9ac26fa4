import { type Snapshot, STOPS, snapshotOf } from './training.ts';

/** Numbers of the training over its steps, as the charts draw them: at the stops of the slider. */

export interface Series {
  /** Steps, and steps + 1 for a logarithmic axis. */
  readonly steps: readonly number[];
  readonly shifted: readonly number[];
  /** Of Θ, largest first: one line each. */
  readonly kernel: readonly (readonly number[])[];
  readonly residual: readonly number[];
  readonly bound: readonly number[];
  /** −1 times the lowest eigenvalue of H. */
  readonly lowest: readonly number[];
  /** Negative eigenvalues of H, as long as rounding leaves them any meaning. */
  readonly negative: readonly number[];
}

let known: Series | null = null;

export function seriesOf(): Series {
  if (known !== null) return known;
  const all = STOPS.map(snapshotOf);
  const first = all[0] as Snapshot;
  known = {
    steps: STOPS,
    shifted: STOPS.map((step) => step + 1),
    kernel: Array.from(first.pointValues, (_, i) => all.map(({ pointValues }) => pointValues[i] as number)),
    residual: all.map(({ residual }) => residual),
    bound: all.map(({ bound }) => bound),
    lowest: all.map(({ hessianValues }) => -(hessianValues.at(-1) as number)),
    negative: all.flatMap(({ negative }) => (negative === null ? [] : [negative])),
  };
  return known;
}

/** Last index at which H's lowest eigenvalue is more than rounding. */
export const lastMeant = ({ negative }: Series): number => negative.length - 1;
