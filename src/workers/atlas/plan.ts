import { cellCount, type Pass, type Size } from '../../core/many/passes.ts';

/** In which order the cells of a plane are computed: coarse to fine, in parts short enough that a newer question need not wait. */

/** Strides of the passes: of 2,048 cells a side, the first gives a picture of 64 × 64. */
const STRIDES = [32, 16, 8, 4, 2, 1];
/** A whole plane that takes less than this, milliseconds of one processor, needs no steps in between. */
const QUICK = 80;
/**
 * One expected to take less than this needs no first look either; where that was wrong by this factor, it begins anew with one. Not much less than
 * QUICK: steps in between cost as much again as the map itself, and would tell the next map that it is none of the quick ones.
 */
const VERY_QUICK = 40;
const WRONG = 4;
/** Parts of a pass, at least: so that two or four workers have the same to do. */
const FEWEST_PARTS = 8;

export interface Planner {
  /** The next pass; 'wait' while the first, which tells the cost of a cell, is not back; null when all are given out. */
  next(): Pass | 'wait' | null;
  /** Tells what a pass cost, milliseconds. */
  took(pass: Pass, milliseconds: number): void;
  /** 0 … 1 of the work done. */
  readonly done: number;
  /** Milliseconds a cell takes, as far as known. */
  readonly cost: number;
}

/** `budget` is how long a part may take, `expected` what a cell took when a plane like this was computed last, milliseconds. */
export function plan(size: Size, budget: number, expected: number | null = null): Planner {
  const total = size.columns * size.rows;
  let spent = 0;
  let counted = 0;
  let finished = 0;
  let all = total;
  const cost = () => (counted > 0 ? spent / counted : (expected ?? 0));
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
    const wanted = Math.max(FEWEST_PARTS, Math.ceil((cells * cost()) / budget));
    // Every second row of a later pass is half done: an odd number of parts gives each some of both.
    const parts = Math.min(rows, done > 0 ? wanted | 1 : wanted);
    for (let part = 0; part < parts; part++) yield { stride, done, part, parts };
  }
  function* fromTheStart(): Generator<Pass> {
    yield probe;
    yield* rest();
  }

  const skipsLook = expected !== null && expected * total <= VERY_QUICK;
  let passes: Generator<Pass> | null = skipsLook ? partsOf(1, 0) : null;
  let looked = skipsLook;
  let mayBeWrong = skipsLook;
  return {
    next() {
      if (passes !== null) {
        const { value, done } = passes.next();
        return done === true ? null : value;
      }
      if (looked) return 'wait';
      looked = true;
      return probe;
    },
    took(pass, milliseconds) {
      const cells = cellCount(size, pass);
      spent += milliseconds;
      counted += cells;
      finished += cells;
      if (mayBeWrong && cost() * total > WRONG * VERY_QUICK) {
        mayBeWrong = false;
        all = finished + total;
        passes = fromTheStart();
      }
      passes ??= rest();
    },
    get done() {
      return Math.min(1, finished / all);
    },
    get cost() {
      return cost();
    },
  };
}
