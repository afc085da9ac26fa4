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

/** What a cell that stays is known by. */
export interface CellNumbers {
  /**
   * κ_∞ of what converges (of what does so too slowly, κ at the last step followed; with weight decay, κ where the residual settles); 0 for the
   * rest.
   */
  readonly curvature: Float64Array;
  /** Largest loss within the steps followed. */
  readonly peakLoss: Float64Array;
  /** Steps to converge; −1 for what does not within the steps followed. */
  readonly steps: Float64Array;
  /** Lyapunov exponent: ln|1 − κ_∞| where a run converges; empty unless asked for. */
  readonly lyapunov: Float64Array;
}

/** Cells in the order of `eachRow`: a fate for each, and numbers for those that stay, one after the other. */
export interface Cells extends CellNumbers {
  readonly count: number;
  readonly fate: Uint8Array;
}

/** The same with a number for every cell: 0, and −1 steps, for those that do not stay. */
export function spreadOut(cells: Cells): Cells {
  const { count, fate } = cells;
  const wanted = cells.lyapunov.length > 0;
  const all = {
    count,
    fate,
    curvature: new Float64Array(count),
    peakLoss: new Float64Array(count),
    steps: new Float64Array(count).fill(-1),
    lyapunov: new Float64Array(wanted ? count : 0),
  };
  let from = 0;
  for (let at = 0; at < count; at++) {
    if (!stays(fate[at])) continue;
    all.curvature[at] = cells.curvature[from] as number;
    all.peakLoss[at] = cells.peakLoss[from] as number;
    all.steps[at] = cells.steps[from] as number;
    // Ignored where there is no room, as none is asked for.
    all.lyapunov[at] = cells.lyapunov[from] as number;
    from++;
  }
  return all;
}

/** Gives a buffer of at least so many bytes, whatever they hold. */
export type MakeRoom = (bytes: number) => ArrayBuffer;

/** Writes cells in order, once it has begun. */
export class CellWriter {
  /** One a cell. */
  fate!: Uint8Array;
  private numbers!: CellNumbers;
  private length = 0;
  private readonly wanted: boolean;
  private readonly makeRoom: MakeRoom;

  constructor(lyapunov: boolean, makeRoom: MakeRoom = (bytes) => new ArrayBuffer(bytes)) {
    this.wanted = lyapunov;
    this.makeRoom = makeRoom;
  }

  /** Whether exponents are to be written. */
  get hasLyapunov(): boolean {
    return this.wanted;
  }

  /** Begins anew, with `count` cells that no network has, in one buffer of their own, which a message can hand over. */
  begin(count: number): void {
    const columns = this.wanted ? 4 : 3;
    const buffer = this.makeRoom((8 * columns + 1) * count);
    const column = (place: number) => new Float64Array(buffer, 8 * place * count, count);
    this.numbers = {
      curvature: column(0),
      peakLoss: column(1),
      steps: column(2),
      lyapunov: this.wanted ? column(3) : new Float64Array(buffer, 0, 0),
    };
    this.fate = new Uint8Array(buffer, 8 * columns * count, count).fill(0);
    this.length = 0;
  }

  /** Writes the next cell that stays. */
  write(
    at: number,
    fate: number,
    curvature: number,
    peakLoss: number,
    steps: number,
    lyapunov: number,
  ): void {
    const next = this.length++;
    this.fate[at] = fate;
    this.numbers.curvature[next] = curvature;
    this.numbers.peakLoss[next] = peakLoss;
    this.numbers.steps[next] = steps;
    if (this.wanted) this.numbers.lyapunov[next] = lyapunov;
  }

  /** What was written. */
  finish(): Cells {
    const { fate, length, numbers } = this;
    const written = (column: Float64Array) => column.subarray(0, length);
    return {
      count: fate.length,
      fate,
      curvature: written(numbers.curvature),
      peakLoss: written(numbers.peakLoss),
      steps: written(numbers.steps),
      lyapunov: written(numbers.lyapunov),
    };
  }
}
