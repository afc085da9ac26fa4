import { type Cells, FATES, lands, stays } from '../../core/many/cellRecord.ts';
import { eachRow, type Pass } from '../../core/many/passes.ts';

/** The cells of a plane as they come in, coarse to fine. */
export class CellField {
  readonly columns: number;
  readonly rows: number;
  readonly fate: Uint8Array;
  readonly curvature: Float64Array;
  readonly peakLoss: Float64Array;
  /** −1 where a run does not converge within the steps followed. */
  readonly steps: Float64Array;
  readonly lyapunov: Float32Array;
  /** Side of the block of cells that an entry was computed for; 1 is the cell's own, 0 none yet. */
  readonly stride: Uint8Array;

  /** Which fates, by their number, some cell has had since the question was asked. */
  readonly seen = new Uint8Array(FATES.length);

  /** Counts the questions it has been used for. */
  epoch = 0;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    const count = columns * rows;
    this.fate = new Uint8Array(count);
    this.curvature = new Float64Array(count);
    this.peakLoss = new Float64Array(count);
    this.steps = new Float64Array(count);
    this.lyapunov = new Float32Array(count);
    this.stride = new Uint8Array(count);
  }

  clear(): void {
    this.epoch++;
    this.stride.fill(0);
    this.seen.fill(0);
  }

  /** Puts the answer to a pass in place; `written` is told of every row: the column of its first cell, and how far it is from one to the next. */
  take(pass: Pass, cells: Cells, written: (row: number, first: number, step: number) => void): void {
    let cell = 0;
    /** Of the cells with numbers. */
    let next = 0;
    const hasLyapunov = cells.lyapunov.length > 0;
    eachRow(this, pass, (row, first, step) => {
      for (let column = first; column < this.columns; column += step) {
        const at = row * this.columns + column;
        const fate = cells.fate[cell++] as number;
        this.fate[at] = fate;
        this.seen[fate] = 1;
        this.stride[at] = pass.stride;
        if (stays(fate)) {
          this.curvature[at] = cells.curvature[next] as number;
          this.peakLoss[at] = cells.peakLoss[next] as number;
          this.steps[at] = cells.steps[next] as number;
          if (hasLyapunov) this.lyapunov[at] = cells.lyapunov[next] as number;
          next++;
        } else {
          this.curvature[at] = 0;
          this.peakLoss[at] = 0;
          this.steps[at] = -1;
        }
      }
      written(row, first, step);
    });
  }

  /** The entry that speaks for a cell: its own, or that of the finest block it lies in; −1 while there is none. */
  entryAt(column: number, row: number): number {
    for (let side = 1; side <= 32; side *= 2) {
      const at = (row - (row % side)) * this.columns + column - (column % side);
      if ((this.stride[at] as number) > 0 && (this.stride[at] as number) <= side) return at;
    }
    return -1;
  }
}

/** Whether a cell is a start on the edge of the cone that shrinks to the saddle: lazy, and lands nowhere. */
export const isStall = (field: CellField, at: number): boolean =>
  lands(field.fate[at]) && field.curvature[at] === 0 && (field.steps[at] as number) < 0;
