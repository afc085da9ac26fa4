/** Where in a picture of fates there is room for the name of each: a box as far as can be from everything that is of another kind. */

export interface Place {
  readonly column: number;
  readonly row: number;
  /** How many times the box could grow before it meets another kind, or the border: at least 1 where it has room. */
  readonly room: number;
}

/** Half the size of a name's box, in cells. */
export interface Extent {
  readonly across: number;
  readonly up: number;
}

/** The distances from every cell of a row to the near edge of the nearest cell of another kind in it, the borders among them; 0 for a cell of another kind. */
function distances(kinds: Uint8Array, from: number, columns: number, kind: number, out: Float64Array): void {
  let since = 0.5;
  for (let c = 0; c < columns; c++, since++) {
    if (kinds[from + c] !== kind) since = -0.5;
    out[from + c] = Math.max(0, since);
  }
  since = 0.5;
  for (let c = columns - 1; c >= 0; c--, since++) {
    if (kinds[from + c] !== kind) since = -0.5;
    out[from + c] = Math.max(0, Math.min(out[from + c] as number, since));
  }
}

/**
 * The middle of the largest box of a given shape that holds cells of one kind only, in a picture of `columns` kinds a row; null where there is no such cell.
 * It is the farthest place from other kinds, by the larger of the distances across and up in units of the box.
 */
export function roomiest(
  kinds: Uint8Array,
  columns: number,
  kind: number,
  { across, up }: Extent,
): Place | null {
  const rows = kinds.length / columns;
  const wide = new Float64Array(kinds.length);
  for (let row = 0; row < rows; row++) distances(kinds, row * columns, columns, kind, wide);
  let best: Place | null = null;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (kinds[row * columns + column] !== kind) continue;
      const least = best?.room ?? 0;
      // The border above and below, and then row by row away from this one: what is farther than the nearest limit cannot lower it.
      let room = Math.min(row + 0.5, rows - row - 0.5) / up;
      for (let away = 0; away < rows && room > least; away++) {
        const near = (away - 0.5) / up;
        if (near >= room) break;
        for (const other of away === 0 ? [row] : [row - away, row + away]) {
          if (other < 0 || other >= rows) continue;
          room = Math.min(room, Math.max((wide[other * columns + column] as number) / across, near));
        }
      }
      if (room > least) best = { column, row, room };
    }
  }
  return best;
}
