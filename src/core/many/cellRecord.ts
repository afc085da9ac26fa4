import type { Phase } from '../theory/fate.ts';

/** What is kept of a cell: its fate and its numbers. */

/** What a cell's fate number means; 0 is a start that no network has. */
export const FATES: readonly (Phase | null)[] = [
  null,
  'lazy',
  'catapult',
  'periodic',
  'chaotic',
  'divergent',
];
export const LAZY = 1;
export const CATAPULT = 2;
export const PERIODIC = 3;
export const CHAOTIC = 4;
export const DIVERGENT = 5;

/** Whether a fate is one that lands in a minimum. */
export const lands = (fate: number | undefined): boolean => fate === LAZY || fate === CATAPULT;
/** Whether a fate is that of a network that exists and whose numbers stay finite. */
export const stays = (fate: number | undefined): boolean =>
  fate !== undefined && fate > 0 && fate < DIVERGENT;

/** One entry a cell, in the order of `eachRow`. With several seeds: the commonest fate, and means. */
export interface Cells {
  readonly count: number;
  readonly fate: Uint8Array;
  /** κ_∞ of what converges (κ at the limit of what does so slowly); 0 for the rest. */
  readonly curvature: Float64Array;
  /** Largest loss of what does not diverge within the limit; 0 for the rest. */
  readonly peakLoss: Float64Array;
  /** Steps to converge; −1 for what does not within the limit. */
  readonly steps: Float64Array;
  /** Lyapunov exponent: ln|1 − κ_∞| where a run converges, 0 where it diverges; empty unless asked for. */
  readonly lyapunov: Float64Array;
}

export const makeCells = (count: number, lyapunov: boolean): Cells => ({
  count,
  fate: new Uint8Array(count),
  curvature: new Float64Array(count),
  peakLoss: new Float64Array(count),
  steps: new Float64Array(count),
  lyapunov: new Float64Array(lyapunov ? count : 0),
});
