import { cellCount, type Grid, type Pass } from '../../core/many/passes.ts';

/** In which order the cells of a plane are computed: coarse to fine, in parts short enough that a newer question need not wait. */

/** Stride of the coarsest look: of 2,048 cells a side, it gives a picture of 64 × 64. */
const COARSEST = 32;
/** A whole plane that takes less than this, milliseconds of one processor, needs no steps in between. */
const QUICK = 80;
/**
 * Where a plane like this was computed before, the first look is as fine as so many milliseconds allow, and the whole plane where it is expected to
 * take less than VERY_QUICK: not much less than QUICK, since steps in between cost as much again as the map itself, and would tell the next map that
 * it is none of the quick ones. What takes longer by the factor WRONG begins anew with the coarsest look.
 */
const LOOK = 8;
const VERY_QUICK = 40;
const WRONG = 4;
/** Parts of a pass, so that two or four workers have the same to do; but none of less than so many milliseconds, which the asking would double. */
const PARTS = 8;
const LEAST = 1;

export interface Planner {
  /**
   * The next pass; 'wait' while the first, which tells the cost of a cell, is not back, and after the first look while a newer question is expected
   * (`inStream`), which would leave nothing of a finer one; null when all are given out. In a stream no first look takes longer than LOOK.
   */
  next(inStream?: boolean): Pass | 'wait' | null;
  /** Tells what a pass cost, milliseconds. */
  took(pass: Pass, milliseconds: number): void;
  /** 0 … 1 of the work done. */
  readonly done: number;
  /** Milliseconds a cell takes, as far as known. */
  readonly cost: number;
}

/** `budget` is how long a part may take, `expected` what a cell took when a plane like this was computed last, milliseconds. */
export function plan(size: Grid, budget: number, expected: number | null = null): Planner {
  const total = size.columns * size.rows;
  let spent = 0;
  let counted = 0;
  let finished = 0;
  let given = 0;
  let all = total;
  let isExpected = false;
  /** Cells of the first look, and whether it may turn out to take much longer than expected. */
  let look = 0;
  let mayBeWrong = false;
  const cost = () => (counted > 0 ? spent / counted : (expected ?? 0));

  function* partsOf(stride: number, done: number): Generator<Pass> {
    const rows = Math.ceil(size.rows / stride);
    const time = cellsOf(size, stride, done) * cost();
    const wanted = Math.max(1, Math.ceil(time / budget), Math.min(PARTS, Math.floor(time / LEAST)));
    // Every second row of a later pass is half done: an odd number of parts gives each some of both.
    const parts = Math.min(rows, done > 0 ? wanted | 1 : wanted);
    for (let part = 0; part < parts; part++) {
      const pass = { stride, done, part, parts };
      given += cellCount(size, pass);
      yield pass;
    }
  }
  function* from(first: number): Generator<Pass | 'wait'> {
    all = given + total;
    look = cellsOf(size, first, 0);
    yield* partsOf(first, 0);
    // Nothing is known of the cost before an answer is in.
    while (counted === 0 && expected === null) yield 'wait';
    while (isExpected && first > 1) yield 'wait';
    if (first > 1 && cost() * total <= QUICK) {
      all = given + total;
      yield* partsOf(1, 0);
      return;
    }
    for (let stride = first / 2; stride >= 1; stride /= 2) yield* partsOf(stride, 2 * stride);
  }

  function* begin(): Generator<Pass | 'wait'> {
    const first = firstStride(size, expected, isExpected ? LOOK : VERY_QUICK);
    mayBeWrong = first < COARSEST;
    yield* from(first);
  }

  let passes = begin();
  return {
    next(inStream = false) {
      isExpected = inStream;
      const { value, done } = passes.next();
      return done === true ? null : value;
    },
    took(pass, milliseconds) {
      const cells = cellCount(size, pass);
      spent += milliseconds;
      counted += cells;
      finished += cells;
      // A look that is in, however long it took, is one.
      mayBeWrong &&= finished < look;
      if (!mayBeWrong || cost() * look <= WRONG * (look === total ? VERY_QUICK : LOOK)) return;
      mayBeWrong = false;
      passes = from(COARSEST);
    },
    get done() {
      return Math.min(1, finished / all);
    },
    get cost() {
      return cost();
    },
  };
}

const cellsOf = (size: Grid, stride: number, done: number) =>
  cellCount(size, { stride, done, part: 0, parts: 1 });

/** The stride to begin with where a cell is expected to take so many milliseconds. */
function firstStride(size: Grid, expected: number | null, quick: number): number {
  if (expected === null) return COARSEST;
  if (expected * cellsOf(size, 1, 0) <= quick) return 1;
  let stride = COARSEST;
  // Ends above 1: the whole is more than a look.
  while (expected * cellsOf(size, stride / 2, 0) <= LOOK) stride /= 2;
  return stride;
}
