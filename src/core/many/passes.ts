/** In which order the cells of a plane are computed: passes coarse to fine, each in parts. */

/** A plane's size in cells. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Every `stride`-th cell of every `stride`-th row, but those a pass of stride `done` has had (twice the stride, or 0 for none); of those rows
 * one in `parts`, from the `part`-th on, so that every part of a pass is a fair sample of the plane.
 */
export interface Pass {
  readonly stride: number;
  readonly done: number;
  readonly part: number;
  readonly parts: number;
}

/** A plane in one go. */
export const WHOLE_PASS: Pass = { stride: 1, done: 0, part: 0, parts: 1 };

/** Calls `visit` with each row of a pass, its first column and its step: the order of the cells of an answer. */
export function eachRow(
  { columns, rows }: Grid,
  { stride, done, part, parts }: Pass,
  visit: (row: number, first: number, step: number) => void,
): void {
  for (let row = part * stride; row < rows; row += parts * stride) {
    // Of nothing done before, the remainder is no number.
    const had = row % done === 0;
    const first = had ? stride : 0;
    if (first < columns) visit(row, first, had ? done : stride);
  }
}

/** How many cells a pass has. */
export function cellCount(size: Grid, pass: Pass): number {
  let count = 0;
  eachRow(size, pass, (_, first, step) => {
    count += Math.ceil((size.columns - first) / step);
  });
  return count;
}
