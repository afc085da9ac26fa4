import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATAPULT, CellWriter, DIVERGENT, FATES, LAZY, stays } from '../../../src/core/many/cellRecord.ts';
import { cellCount, eachRow, type Pass } from '../../../src/core/many/passes.ts';
import { CellField, isStall } from '../../../src/views/atlas/cellField.ts';
import { runs } from '../../fuzz.ts';

/** Cells whose numbers say where they are: κ is the column, the peak the row. */
function answer(
  field: CellField,
  pass: Pass,
  fateAt: (column: number, row: number) => number,
  lyapunov = false,
) {
  const writer = new CellWriter(lyapunov);
  writer.begin(cellCount(field, pass));
  let cell = 0;
  eachRow(field, pass, (row, first, step) => {
    for (let column = first; column < field.columns; column += step) {
      const fate = fateAt(column, row);
      if (stays(fate)) writer.write(cell, fate, column, row, column + row, column - row);
      else writer.fate[cell] = fate;
      cell++;
    }
  });
  return writer.finish();
}

const LEVELS = [32, 16, 8, 4, 2, 1];

describe('a field', () => {
  it('knows which fates some cell has had since the last question', () => {
    const field = new CellField(4, 4);
    const pass = { stride: 1, done: 0, part: 0, parts: 1 };
    field.take(
      pass,
      answer(field, pass, (column) => (column < 2 ? LAZY : DIVERGENT)),
      () => {},
    );
    expect([...field.seen]).toEqual([0, 1, 0, 0, 0, 1]);
    field.clear();
    expect([...field.seen]).toEqual([0, 0, 0, 0, 0, 0]);
    field.take(
      pass,
      answer(field, pass, (_, row) => (row < 2 ? CATAPULT : 0)),
      () => {},
    );
    expect([...field.seen]).toEqual([1, 0, 1, 0, 0, 0]);
  });

  it('holds every cell where it belongs, whatever passes it came by', () => {
    const size = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 3 }), fc.integer(), (columns, rows, parts, salt) => {
        const field = new CellField(columns, rows);
        const fateAt = (column: number, row: number) =>
          Math.abs(Math.imul(column * 31 + row * 17 + salt, 0x9e3779b1) >>> 8) % FATES.length;
        const blocks = new Map<string, number>();
        for (const [i, stride] of LEVELS.entries()) {
          for (let part = 0; part < parts; part++) {
            const pass = { stride, done: i === 0 ? 0 : 2 * stride, part, parts };
            field.take(pass, answer(field, pass, fateAt, true), (row, first, step) => {
              for (let column = first; column < columns; column += step)
                blocks.set(`${column} ${row}`, stride);
            });
          }
        }
        expect(blocks.size).toBe(columns * rows);
        let wrong = 0;
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            const at = row * columns + column;
            const fate = fateAt(column, row);
            const right = stays(fate)
              ? [fate, column, row, column + row, column - row]
              : [fate, 0, 0, -1, field.lyapunov[at]];
            const got = [
              field.fate[at],
              field.curvature[at],
              field.peakLoss[at],
              field.steps[at],
              field.lyapunov[at],
            ];
            if (got.some((value, k) => value !== right[k])) wrong++;
            if (field.entryAt(column, row) !== at) wrong++;
          }
        }
        expect(wrong).toBe(0);
      }),
      runs(40),
    );
  });

  it('lets a coarse cell speak for its block until a finer one is in, and none once it is cleared', () => {
    const field = new CellField(64, 64);
    field.take(
      { stride: 32, done: 0, part: 0, parts: 1 },
      answer(field, { stride: 32, done: 0, part: 0, parts: 1 }, () => LAZY),
      () => {},
    );
    expect([field.entryAt(0, 0), field.entryAt(31, 31), field.entryAt(32, 0), field.entryAt(63, 63)]).toEqual(
      [0, 0, 32, 32 * 64 + 32],
    );
    const finer = { stride: 16, done: 32, part: 0, parts: 1 };
    field.take(
      finer,
      answer(field, finer, () => CATAPULT),
      () => {},
    );
    expect([field.entryAt(15, 15), field.entryAt(16, 15), field.entryAt(17, 40)]).toEqual([
      0,
      16,
      32 * 64 + 16,
    ]);
    const before = field.epoch;
    field.clear();
    expect(field.epoch).toBe(before + 1);
    expect([field.entryAt(0, 0), field.entryAt(40, 40)]).toEqual([-1, -1]);
  });

  it('leaves nothing of the question before where a run now diverges', () => {
    const field = new CellField(3, 2);
    const pass = { stride: 1, done: 0, part: 0, parts: 1 };
    for (const fate of [LAZY, DIVERGENT]) {
      field.clear();
      field.take(
        pass,
        answer(field, pass, () => fate),
        () => {},
      );
    }
    expect([...field.curvature, ...field.peakLoss]).toEqual(Array(12).fill(0));
    expect([...field.steps]).toEqual(Array(6).fill(-1));
    // Exponents that were not asked for are none.
    expect([...field.lyapunov]).toEqual(Array(6).fill(0));
  });

  it('knows a stall: lazy, at κ = 0, for ever on its way', () => {
    const field = new CellField(6, 1);
    field.fate.set([LAZY, LAZY, LAZY, DIVERGENT, CATAPULT, LAZY]);
    field.curvature.set([0, 1, 0, 0, 0, 0]);
    field.steps.set([-1, -1, 8, -1, -1, 0]);
    expect([0, 1, 2, 3, 4, 5].map((at) => isStall(field, at))).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });
});
