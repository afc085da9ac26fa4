import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIVERGENT, LAZY, PERIODIC } from '../../../src/core/many/cellRecord.ts';
import { CellField } from '../../../src/views/atlas/cellField.ts';
import { regionNames } from '../../../src/views/atlas/regionNames.ts';
import { roomiest } from '../../../src/views/atlas/regions.ts';
import { runs } from '../../fuzz.ts';

/** Kinds by rows of text, the lowest row last. */
const picture = (...rows: string[]) => Uint8Array.from([...rows].reverse().join(''), Number);
const square = { across: 1, up: 1 };

describe('the roomiest place of a kind', () => {
  it('is the middle of a block', () => {
    const kinds = picture('0000000', '0111110', '0111110', '0111110', '0111110', '0111110', '0000000');
    expect(roomiest(kinds, 7, 1, square)).toEqual({ column: 3, row: 3, room: 2.5 });
    expect(roomiest(kinds, 7, 2, square)).toBeNull();
  });

  it('counts the border of the picture as another kind', () => {
    expect(roomiest(picture('11111', '11111', '11111'), 5, 1, square)).toMatchObject({ row: 1, room: 1.5 });
  });

  it('depends on the shape of the box: wide words go where it is wide', () => {
    // A bar of 2 × 9 cells and a block of 4 × 4.
    const kinds = picture(
      '000000000000',
      '011110000000',
      '011110000000',
      '011110000000',
      '011110000000',
      '000000000000',
      '011111111100',
      '011111111100',
    );
    expect(roomiest(kinds, 12, 1, square)?.row).toBeGreaterThan(2);
    expect(roomiest(kinds, 12, 1, { across: 4, up: 0.5 })?.row).toBeLessThan(2);
  });

  it('is that of brute force: the largest box round any cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 48, maxLength: 48 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        (cells, across, up) => {
          const kinds = Uint8Array.from(cells, (each) => Math.min(1, each));
          let most = 0;
          kinds.forEach((kind, at) => {
            if (kind !== 1) return;
            const [column, row] = [at % 8, Math.floor(at / 8)];
            let room = Math.min(
              (column + 0.5) / across,
              (7.5 - column) / across,
              (row + 0.5) / up,
              (5.5 - row) / up,
            );
            kinds.forEach((other, k) => {
              const dx = Math.abs((k % 8) - column) - 0.5;
              const dy = Math.abs(Math.floor(k / 8) - row) - 0.5;
              if (other !== 1) room = Math.min(room, Math.max(dx / across, dy / up));
            });
            most = Math.max(most, room);
          });
          expect(roomiest(kinds, 8, 1, { across, up })?.room ?? 0).toBeCloseTo(most, 12);
        },
      ),
      runs(200),
    );
  });
});

describe('the names in the regions of a map', () => {
  /** Periodic in a thin strip at the bottom, lazy left of the middle, divergent right of it. */
  function field() {
    const cells = new CellField(128, 128);
    cells.stride.fill(1);
    cells.fate.forEach((_, at) => {
      const [column, row] = [at % 128, Math.floor(at / 128)];
      cells.fate[at] = row < 3 ? PERIODIC : column < 64 ? LAZY : DIVERGENT;
    });
    return cells;
  }
  const area = { width: 512, height: 400 };

  it('stand each in its own, and not where there is no room for them', () => {
    const names = regionNames(field(), area, [], []);
    expect(names.map(({ name }) => name)).toEqual(['lazy', 'divergent']);
    const [lazy, divergent] = names;
    expect((lazy?.x ?? 0) + (lazy?.across ?? 0)).toBeLessThan(256);
    expect((divergent?.x ?? 0) - (divergent?.across ?? 0)).toBeGreaterThan(256);
  });

  it('keep clear of lines and of what is taken', () => {
    const upright = { name: '', className: '', pieces: [[[0.25, 0] as const, [0.25, 1] as const]] };
    const taken = { x: 384, y: 200, across: 120, down: 100 };
    for (const { x, y, across, down } of regionNames(field(), area, [upright], [taken])) {
      expect(Math.abs(x - 128) > across || Math.abs(y - 200) > 200).toBe(true);
      expect(
        Math.abs(x - taken.x) >= across + taken.across || Math.abs(y - taken.y) >= down + taken.down,
      ).toBe(true);
    }
  });

  it('are none of a picture of which nothing is computed', () => {
    expect(regionNames(new CellField(128, 128), area, [], [])).toEqual([]);
  });
});
