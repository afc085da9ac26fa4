import { type Bifurcation, bifurcation } from '../../core/many/bifurcation.ts';
import type { Cells, MakeRoom } from '../../core/many/cellRecord.ts';
import { type CellsOf, cellsOf, type Question } from '../../core/many/cells.ts';
import { type BoxCount, boxCounting } from '../../core/many/dimension.ts';
import { makePlainBatch } from '../../core/many/landings.ts';
import type { Pass } from '../../core/many/passes.ts';
import { kernelBatches } from '../../kernels/landing.ts';
import type { Subject } from '../protocol.ts';
import { warmUp } from './warmUp.ts';

/** What the atlas asks of workers. */

export interface CellsTask {
  /** The same for every task of one job. */
  readonly question: Question;
  readonly pass: Pass;
}

export interface BifurcationTask {
  readonly w: Float64Array;
  readonly rFrom: number;
  readonly rTo: number;
  readonly rows: number;
}

export interface BoxTask {
  /** One number a cell, row by row; 0 for none. */
  readonly cells: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

export type AtlasTasks = {
  readonly cells: { readonly question: CellsTask; readonly part: Cells };
  readonly bifurcation: { readonly question: BifurcationTask; readonly part: Bifurcation };
  readonly boxes: { readonly question: BoxTask; readonly part: BoxCount };
};

/**
 * The tasks, with what they keep from one to the next: a job's question, prepared once, and room for its batches. Answers for cells stand in buffers
 * of `makeRoom`.
 */
export function makeAtlasTasks(makeRoom?: MakeRoom) {
  const makeBatch = kernelBatches() ?? makePlainBatch;
  let prepared: { readonly job: number; readonly cells: CellsOf } | null = null;
  warmUp(makeBatch);
  return {
    *cells({ question, pass }: CellsTask, job: number) {
      if (prepared?.job !== job) prepared = { job, cells: cellsOf(question, makeBatch, makeRoom) };
      return yield* prepared.cells(pass);
    },
    // biome-ignore lint/correctness/useYield: it is done within a breath
    *bifurcation({ w, rFrom, rTo, rows }: BifurcationTask) {
      return bifurcation(w, rFrom, rTo, rows);
    },
    *boxes({ cells, columns, rows }: BoxTask) {
      return yield* boxCounting(cells, columns, rows);
    },
  } satisfies Subject;
}
