import { describe, expect, it } from 'vitest';
import { cellCount, eachRow, type Grid, type Pass, WHOLE_PASS } from '../../../src/core/many/passes.ts';

const visits = (size: Grid, pass: Pass) => {
  const all: [number, number, number][] = [];
  eachRow(size, pass, (...each) => all.push(each));
  return all;
};

describe('a pass', () => {
  it.each<[string, Grid, Pass, [number, number, number][], number]>([
    [
      'of the whole plane',
      { columns: 3, rows: 2 },
      WHOLE_PASS,
      [
        [0, 0, 1],
        [1, 0, 1],
      ],
      6,
    ],
    [
      'that is the first has every cell of its stride',
      { columns: 9, rows: 5 },
      { stride: 4, done: 0, part: 0, parts: 1 },
      [
        [0, 0, 4],
        [4, 0, 4],
      ],
      6,
    ],
    [
      'after another leaves out what that had',
      { columns: 5, rows: 5 },
      { stride: 2, done: 4, part: 0, parts: 1 },
      [
        [0, 2, 4],
        [2, 0, 2],
        [4, 2, 4],
      ],
      5,
    ],
    [
      'does not visit a row of which nothing is left',
      { columns: 2, rows: 5 },
      { stride: 2, done: 4, part: 0, parts: 1 },
      [[2, 0, 2]],
      1,
    ],
    [
      'in parts has every third of its rows',
      { columns: 4, rows: 14 },
      { stride: 2, done: 0, part: 1, parts: 3 },
      [
        [2, 0, 2],
        [8, 0, 2],
      ],
      4,
    ],
    [
      'without a row of its own is empty',
      { columns: 4, rows: 2 },
      { ...WHOLE_PASS, part: 2, parts: 3 },
      [],
      0,
    ],
  ])('%s', (_, size, pass, rows, count) => {
    expect(visits(size, pass)).toEqual(rows);
    expect(cellCount(size, pass)).toBe(count);
  });
});
