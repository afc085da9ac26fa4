import { FATES } from '../../core/many/cellRecord.ts';
import { PHASES } from '../../panels/words/phases.ts';
import type { CellField } from './cellField.ts';
import { type Area, type Box, type Label, tracked } from './labels.ts';
import type { Line } from './lines.ts';
import { roomiest } from './regions.ts';

/** Cells along a side of the grid that a place for a name is looked for on: a few pixels each. */
const GRID = 72;
/** Mean width of a letter and height of a line of these words, pixels, and the room round them. */
const LETTER = 7.5;
const LINE = 14;
const GAP = 5;
/** What is on the grid where no name may stand. */
const BLOCKED = 255;

/**
 * The words of the phases, each where its region of the map is widest: in boxes of one fate, clear of the lines and of the other words. A region too small for
 * its word goes without.
 */
export function regionNames(
  field: CellField,
  area: Area,
  lines: readonly Line[],
  taken: readonly Box[],
): Label[] {
  const kinds = gridOf(field);
  const cell = { width: area.width / GRID, height: area.height / GRID };
  const block = (x: number, y: number) => {
    const column = Math.floor(x / cell.width);
    const row = Math.floor(GRID - y / cell.height);
    if (column >= 0 && column < GRID && row >= 0 && row < GRID) kinds[row * GRID + column] = BLOCKED;
  };
  for (const { pieces } of lines)
    for (const piece of pieces) for (const [x, y] of tracked(piece, area)) block(x, y);
  for (const { x, y, across, down } of taken)
    for (let px = x - across; px <= x + across; px += cell.width / 2)
      for (let py = y - down; py <= y + down; py += cell.height / 2) block(px, py);
  return FATES.flatMap((fate, kind) => {
    if (fate === null) return [];
    const name = PHASES[fate].word.toLowerCase();
    const [across, down] = [(name.length * LETTER) / 2, LINE / 2];
    const extent = { across: (across + GAP) / cell.width, up: (down + GAP) / cell.height };
    const place = roomiest(kinds, GRID, kind, extent);
    if (place === null || place.room < 1) return [];
    const { column, row } = place;
    return [
      { name, x: (column + 0.5) * cell.width, y: area.height - (row + 0.5) * cell.height, across, down },
    ];
  });
}

/** The fates of a field on the grid, from its lowest row up. */
function gridOf(field: CellField): Uint8Array {
  const kinds = new Uint8Array(GRID * GRID).fill(BLOCKED);
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const at = field.entryAt(
        Math.floor(((column + 0.5) / GRID) * field.columns),
        Math.floor(((row + 0.5) / GRID) * field.rows),
      );
      if (at >= 0) kinds[row * GRID + column] = field.fate[at] as number;
    }
  }
  return kinds;
}
