import { useEffect, useRef, useState } from 'react';
import type { Cells } from '../../core/many/cellRecord.ts';
import type { Question } from '../../core/many/cells.ts';
import { plan } from '../../workers/passes.ts';
import { browserPool, type Pool, type Trouble } from '../../workers/pool.ts';
import { Field } from './field.ts';

/** How long a part of a computation may take, milliseconds: in a worker, and on the page's own thread. */
const WORKER_BUDGET = 12;
const SLICE_BUDGET = 6;
/** Progress is shown of what takes longer, milliseconds. */
const LONG = 500;

export interface Progress {
  /** 0 … 1. */
  readonly done: number;
  /** Seconds still to go. */
  readonly remaining: number;
}

/** The pool of the page, while the atlas is open. */
export function usePool(): { readonly pool: () => Pool; readonly trouble: Trouble | null } {
  const pool = useRef<Pool | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(
    () => () => {
      pool.current?.close();
      pool.current = null;
    },
    [],
  );
  return {
    pool: () => {
      pool.current ??= browserPool(setTrouble);
      return pool.current;
    },
    trouble,
  };
}

/** What the computation of a field tells whoever draws it. */
export interface Drawing {
  /** A question was asked: what is held answers another one. */
  asked(): void;
  /** A new question's first answer is about to be written. */
  begin(field: Field, question: Question): void;
  /** A block of cells was written: its first cell and its side. */
  block(column: number, row: number, side: number): void;
  /** Something was written since the last frame. */
  frame(): void;
}

export interface CellsState {
  readonly progress: Progress | null;
  /** Whether every cell of the present question is in. */
  readonly complete: boolean;
  readonly cancelled: boolean;
  readonly error: string | null;
  readonly cancel: () => void;
  readonly resume: () => void;
}

const IDLE = { progress: null, complete: false, cancelled: false, error: null };

/** Computes the cells of a question, newest first, into one field that is reused while its size stays. */
export function useCells(
  question: Question,
  pool: () => Pool,
  sliced: boolean,
  drawing: Drawing,
): CellsState {
  const [state, setState] = useState<Omit<CellsState, 'cancel' | 'resume'>>(IDLE);
  const [attempt, setAttempt] = useState(0);
  const field = useRef<Field | null>(null);
  const draw = useRef(drawing);
  draw.current = drawing;

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is the same question asked again; the pool is one and the same
  useEffect(() => {
    const { columns, rows } = question.plane;
    if (field.current?.columns !== columns || field.current.rows !== rows)
      field.current = new Field(columns, rows);
    const own = field.current;
    const planner = plan({ columns, rows }, sliced ? SLICE_BUDGET : WORKER_BUDGET);
    const started = performance.now();
    let begun = false;
    let frame = 0;
    let told = started;
    let over = false;
    const show = () => {
      frame = 0;
      draw.current.frame();
    };
    setState((old) =>
      old.progress === null && !old.complete && !old.cancelled && old.error === null
        ? old
        : { ...IDLE, progress: old.progress },
    );
    draw.current.asked();
    const workers = pool();
    workers.run({
      next() {
        const pass = planner.next();
        return pass === null || pass === 'wait' ? pass : { kind: 'cells', question, pass };
      },
      take(task, answer, milliseconds) {
        if (task.kind !== 'cells') return;
        if (!begun) {
          begun = true;
          own.clear();
          draw.current.begin(own, question);
        }
        own.take(task.pass, answer as Cells, (...block) => draw.current.block(...block));
        planner.took(task.pass, milliseconds);
        if (frame === 0) frame = requestAnimationFrame(show);
        const now = performance.now();
        if (now - started > LONG && now - told > 100) {
          told = now;
          const { done } = planner;
          setState({
            ...IDLE,
            progress: { done, remaining: ((now - started) * (1 - done)) / Math.max(done, 1e-3) / 1000 },
          });
        }
      },
      done() {
        over = true;
        setState({ ...IDLE, complete: true });
      },
      failed(error) {
        over = true;
        setState({ ...IDLE, error });
      },
    });
    return () => {
      if (frame !== 0) {
        cancelAnimationFrame(frame);
        show();
      }
      if (!over) workers.cancel();
    };
  }, [question, sliced, attempt]);

  return {
    ...state,
    cancel: () => {
      pool().cancel();
      setState({ ...IDLE, cancelled: true });
    },
    resume: () => setAttempt((n) => n + 1),
  };
}
