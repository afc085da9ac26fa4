import { cellCount, type Pass } from '../core/many/cells.ts';

/** In which order the cells of a plane are computed: coarse to fine, in parts short enough that a newer question need not wait. */

/** Strides of the passes: of 2,048 cells a side, the first gives a picture of 64 × 64. */
const STRIDES = [32, 16, 8, 4, 2, 1];
/** A whole plane that takes less than this, milliseconds of one processor, needs no steps in between. */
const QUICK = 80;
/** Parts of a pass, at least: so that several workers share it. */
const FEWEST_PARTS = 9;

export interface Planner {
  /** The next pass; 'wait' while the first, which tells the cost of a cell, is not back; null when all are given out. */
  next(): Pass | 'wait' | null;
  /** Tells what a pass cost, milliseconds. */
  took(pass: Pass, milliseconds: number): void;
  /** 0 … 1 of the work done. */
  readonly done: number;
}

/** `budget` is how long a part may take, milliseconds. */
export function plan(size: { readonly columns: number; readonly rows: number }, budget: number): Planner {
  const total = size.columns * size.rows;
  let spent = 0;
  let counted = 0;
  let finished = 0;
  let all = total;
  const cost = () => spent / Math.max(1, counted);
  const probe: Pass = { stride: STRIDES[0] as number, done: 0, part: 0, parts: 1 };

  function* rest(): Generator<Pass> {
    if (cost() * total <= QUICK) {
      all = finished + total;
      yield* partsOf(1, 0);
      return;
    }
    let done = probe.stride;
    for (const stride of STRIDES.slice(1)) {
      yield* partsOf(stride, done);
      done = stride;
    }
  }
  function* partsOf(stride: number, done: number): Generator<Pass> {
    const rows = Math.ceil(size.rows / stride);
    const cells = cellCount(size, { stride, done, part: 0, parts: 1 });
    // Every second row of a later pass is half done: an odd number of parts gives each some of both.
    const parts = Math.min(rows, Math.max(FEWEST_PARTS, Math.ceil((cells * cost()) / budget)) | 1);
    for (let part = 0; part < parts; part++) yield { stride, done, part, parts };
  }

  let passes: Generator<Pass> | null = null;
  let probed = false;
  return {
    next() {
      if (passes !== null) {
        const { value, done } = passes.next();
        return done === true ? null : value;
      }
      if (probed) return 'wait';
      probed = true;
      return probe;
    },
    took(pass, milliseconds) {
      const cells = cellCount(size, pass);
      spent += milliseconds;
      counted += cells;
      finished += cells;
      passes ??= rest();
    },
    get done() {
      return Math.min(1, finished / all);
    },
  };
}
