import { log } from '../model/elementary.ts';

/** The box-counting dimension of the boundary between two kinds of cells. */

export interface BoxCount {
  /** Sides of the boxes, in cells, and how many of each hold a piece of the boundary. */
  readonly sizes: readonly number[];
  readonly counts: readonly number[];
  /** Slope of log count against log 1/size by least squares; null when there is no boundary. */
  readonly dimension: number | null;
  /** Standard error of that slope. */
  readonly error: number;
}

/** Boxes larger than a fraction of the picture say more of its frame than of the boundary. */
const FEWEST_BOXES = 16;
/** Single cells cannot tell one step of a slanted boundary from two. */
const SMALLEST = 2;

/** Rows looked at, or counted, between two breaths: some milliseconds at 2,048 cells a row. */
const ROWS = 256;

/**
 * `kind` holds one number a cell, row by row; a cell is on the boundary when the one right of it or below it is of another kind, 0 being none.
 * Yields between pieces of the work, and returns the count.
 */
export function* boxCounting(
  kind: Uint8Array,
  columns: number,
  rows: number,
): Generator<undefined, BoxCount, undefined> {
  if (kind.length !== columns * rows)
    throw new RangeError(`cells must be ${columns} × ${rows}, got ${kind.length}`);
  const boundary = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const own = kind[at];
      const right = column + 1 < columns ? kind[at + 1] : own;
      const below = row + 1 < rows ? kind[at + columns] : own;
      const differs = (other: number | undefined) => own !== 0 && other !== 0 && other !== own;
      if (differs(right) || differs(below)) boundary[at] = 1;
    }
    if (row % ROWS === ROWS - 1) yield;
  }
  const sizes: number[] = [];
  const counts: number[] = [];
  for (let size = SMALLEST; size * FEWEST_BOXES <= Math.min(columns, rows); size *= 2) {
    const across = Math.ceil(columns / size);
    const boxes = new Uint8Array(across * Math.ceil(rows / size));
    for (let row = 0; row < rows; row++) {
      const first = Math.floor(row / size) * across;
      for (let column = 0; column < columns; column++)
        if (boundary[row * columns + column] === 1) boxes[first + Math.floor(column / size)] = 1;
      if (row % ROWS === ROWS - 1) yield;
    }
    let count = 0;
    for (const box of boxes) count += box;
    sizes.push(size);
    counts.push(count);
  }
  return { sizes, counts, ...slopeOf(sizes, counts) };
}

function slopeOf(sizes: readonly number[], counts: readonly number[]) {
  if (sizes.length < 3 || counts.some((count) => count === 0)) return { dimension: null, error: 0 };
  const x = sizes.map((size) => -log(size));
  const y = counts.map(log);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let xx = 0;
  let xy = 0;
  let yy = 0;
  x.forEach((value, i) => {
    const dx = value - mx;
    const dy = (y[i] as number) - my;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  });
  const dimension = xy / xx;
  const unexplained = Math.max(0, yy - dimension * xy);
  return { dimension, error: Math.sqrt(unexplained / (x.length - 2) / xx) };
}
