import { type Bifurcation, bifurcation } from '../core/many/bifurcation.ts';
import type { Cells } from '../core/many/cellRecord.ts';
import { cellsOf, type Pass, type Question } from '../core/many/cells.ts';
import { boxCounting, type Dimension } from '../core/many/dimension.ts';

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

/** Answers tasks; what a job's question needs is prepared once, for its first. */
export function makeSolver(): {
  prepare(job: number, task: Task): void;
  solve(job: number, task: Task): Answer;
} {
  let prepared: { readonly job: number; readonly answer: (pass: Pass) => Cells } | null = null;
  const answerOf = (job: number, question: Question) => {
    if (prepared?.job !== job) prepared = { job, answer: cellsOf(question) };
    return prepared.answer;
  };
  return {
    prepare(job, task) {
      if (task.kind === 'cells') answerOf(job, task.question);
    },
    solve(job, task) {
      if (task.kind === 'bifurcation') return bifurcation(task.w, task.rFrom, task.rTo, task.rows);
      if (task.kind === 'dimension') return boxCounting(task.cells, task.columns, task.rows);
      return answerOf(job, task.question)(task.pass);
    },
  };
}

/** The response to a request; what its job prepares is not counted as the task's time. */
export function respond(solver: ReturnType<typeof makeSolver>, { id, job, task }: Request): Response {
  try {
    solver.prepare(job, task);
    const started = performance.now();
    const answer = solver.solve(job, task);
    return { id, answer, milliseconds: performance.now() - started };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** The buffers of an answer, which a message hands over rather than copies. */
export function buffersOf(answer: Answer): ArrayBuffer[] {
  return Object.values(answer)
    .filter((value) => ArrayBuffer.isView(value))
    .map((view) => view.buffer as ArrayBuffer);
}
