/** Matrices as coloured cells: one path for each sign and each level of size. */

export const LEVELS = 8;

export interface Grid {
  readonly entries: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
}

/** Size that has the full colour. */
export const largest = (entries: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < entries.length; i++) most = Math.max(most, Math.abs(entries[i] as number));
  return most;
};

/** −8 … 8: sign and level of an entry; 0 for less than a sixteenth of a level. */
export function levelOf(value: number, full: number): number {
  const level = Math.min(LEVELS, Math.ceil((LEVELS * Math.abs(value)) / full - 1 / 16));
  return full === 0 || level <= 0 ? 0 : Math.sign(value) * level;
}

const tenth = (pixel: number) => Math.round(pixel * 10) / 10;

/** Path of the cells of each level other than 0, by level. */
export function cellPaths(
  { entries, rows, columns }: Grid,
  full: number,
  left: number,
  top: number,
  cell: number,
): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  const side = tenth(cell);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const level = levelOf(entries[i * columns + j] as number, full);
      if (level === 0) continue;
      const square = `M${tenth(left + j * cell)} ${tenth(top + i * cell)}h${side}v${side}h${-side}Z`;
      paths.set(level, (paths.get(level) ?? '') + square);
    }
  return paths;
}
