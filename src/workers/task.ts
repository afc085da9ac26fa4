import { type Bifurcation, bifurcation } from '../core/bifurcation.ts';
import type { Cells } from '../core/cellRecord.ts';
import { cellsOf, type Pass, type Question } from '../core/cells.ts';
import { boxCounting, type Dimension } from '../core/dimension.ts';

/** What a worker can be asked, and what it answers: typed messages, and the one function behind them. */

export interface CellsTask {
  readonly kind: 'cells';
  /** The same object for every task of one job. */
  readonly question: Question;
  readonly pass: Pass;
}

export interface BifurcationTask {
  readonly kind: 'bifurcation';
  readonly w: Float64Array;
  readonly rFrom: number;
  readonly rTo: number;
  readonly rows: number;
}

export interface DimensionTask {
  readonly kind: 'dimension';
  /** One number a cell, row by row; 0 for none. */
  readonly cells: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

export type Task = CellsTask | BifurcationTask | DimensionTask;
export type Answer = Cells | Bifurcation | Dimension;
export interface Request {
  readonly id: number;
  /** Tasks of one job share it, and what was prepared for its first. */
  readonly job: number;
  readonly task: Task;
}

export type Response =
  | { readonly id: number; readonly answer: Answer; readonly milliseconds: number }
  | { readonly id: number; readonly error: string };

/** Answers tasks; what a job's question needs is prepared once. */
export function makeSolver(): (job: number, task: Task) => Answer {
  let prepared: { readonly job: number; readonly answer: (pass: Pass) => Cells } | null = null;
  return (job, task) => {
    if (task.kind === 'bifurcation') return bifurcation(task.w, task.rFrom, task.rTo, task.rows);
    if (task.kind === 'dimension') return boxCounting(task.cells, task.columns, task.rows);
    if (prepared?.job !== job) prepared = { job, answer: cellsOf(task.question) };
    return prepared.answer(task.pass);
  };
}

/** The buffers of an answer, which a message hands over rather than copies. */
export function buffersOf(answer: Answer): ArrayBuffer[] {
  return Object.values(answer)
    .filter((value) => ArrayBuffer.isView(value))
    .map((view) => view.buffer as ArrayBuffer);
}
