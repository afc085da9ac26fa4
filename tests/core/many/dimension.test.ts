import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxCounting as counting } from '../../../src/core/many/dimension.ts';
import { inOneGo } from '../../../src/core/many/inOneGo.ts';
import { runs } from '../../fuzz.ts';

const boxCounting = (...picture: Parameters<typeof counting>) => inOneGo(counting(...picture));

describe('box counting', () => {
  const side = 512;
  const picture = (kind: (column: number, row: number) => number) =>
    Uint8Array.from({ length: side * side }, (_, i) => kind(i % side, Math.floor(i / side)));

  it.each([
    ['a straight line', (x: number, y: number) => (y > 0.37 * x + 51.3 ? 1 : 2)],
    ['a circle', (x: number, y: number) => ((x - 250) ** 2 + (y - 260) ** 2 < 200 ** 2 ? 1 : 2)],
  ])('gives %s dimension 1', (_, kind) => {
    const { dimension } = boxCounting(picture(kind), side, side);
    expect(dimension as number).toBeGreaterThan(0.95);
    expect(dimension as number).toBeLessThan(1.06);
  });

  it('gives the Sierpiński triangle log 3/log 2, and noise the plane’s 2', () => {
    // Isolated points of Pascal’s triangle modulo 2, blown up so that a boundary hugs each.
    const triangle = boxCounting(
      picture((x, y) => ((x & y) === 0 ? 1 : 2)),
      side,
      side,
    );
    expect(Math.abs((triangle.dimension as number) - Math.log2(3))).toBeLessThan(0.08);
    const noise = boxCounting(
      picture((x, y) => 1 + ((Math.imul(x * 73 + 11, y * 179 + 5) >>> 4) % 2)),
      side,
      side,
    );
    expect(noise.dimension as number).toBeGreaterThan(1.9);
  });

  it('has nothing to say without a boundary, and counts none against what is no network', () => {
    expect(
      boxCounting(
        picture(() => 1),
        side,
        side,
      ).dimension,
    ).toBe(null);
    expect(
      boxCounting(
        picture((x) => (x < 200 ? 0 : 1)),
        side,
        side,
      ).dimension,
    ).toBe(null);
  });

  it('sees a boundary in the corner and at the border of the picture', () => {
    for (const [x, y] of [
      [0, 0],
      [0, side - 1],
      [side - 1, 0],
    ])
      expect(
        boxCounting(
          picture((...at) => (at[0] === x && at[1] === y ? 2 : 1)),
          side,
          side,
        ),
      ).toMatchObject({
        sizes: [2, 4, 8, 16, 32],
        counts: [1, 1, 1, 1, 1],
      });
    const { counts } = boxCounting(
      picture((x) => (x === 0 ? 2 : 1)),
      side,
      side,
    );
    expect(counts).toEqual([256, 128, 64, 32, 16]);
  });

  it('takes boxes of two cells and up, as long as sixteen go along the shorter side', () => {
    const sizesOf = (columns: number, rows: number) =>
      boxCounting(new Uint8Array(columns * rows).fill(1), columns, rows).sizes;
    expect(sizesOf(64, 64)).toEqual([2, 4]);
    expect(sizesOf(64, 128)).toEqual([2, 4]);
    expect(sizesOf(63, 512)).toEqual([2]);
    expect(sizesOf(31, 512)).toEqual([]);
    // A side that is no multiple of the box: the last ones are cut.
    const odd = new Uint8Array(67 * 70).fill(1);
    odd[67 * 70 - 1] = 2;
    odd[66] = 2;
    expect(boxCounting(odd, 67, 70)).toMatchObject({ sizes: [2, 4], counts: [4, 2] });
  });

  it('counts the boxes of a vertical line exactly', () => {
    const { sizes, counts } = boxCounting(
      picture((x) => (x < 200 ? 2 : 1)),
      side,
      side,
    );
    expect(counts).toEqual(sizes.map((size) => side / size));
  });

  it('has the slope and the standard error of a straight line through its counts, by least squares', () => {
    // A corner and a slope, so that the counts are not those of one power.
    const { sizes, counts, dimension, error } = boxCounting(
      picture((x, y) => (x < 100 || y > 400 - ((x * x) >> 9) ? 1 : 2)),
      side,
      side,
    );
    const x = sizes.map((size) => Math.log(1 / size));
    const y = counts.map(Math.log);
    const n = x.length;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const sxx = sum(x.map((each) => each * each)) - sum(x) ** 2 / n;
    const sxy = sum(x.map((each, i) => each * (y[i] as number))) - (sum(x) * sum(y)) / n;
    const slope = sxy / sxx;
    const at = (sum(y) - slope * sum(x)) / n;
    const rest = sum(x.map((each, i) => ((y[i] as number) - at - slope * each) ** 2));
    expect(dimension).toBeCloseTo(slope, 9);
    expect(error / Math.sqrt(rest / (n - 2) / sxx)).toBeCloseTo(1, 6);
    expect(error).toBeGreaterThan(1e-4);
  });

  it('sees a boundary to the right and below, up to the last cell, in boxes from 2 cells to a sixteenth of the shorter side', () => {
    const { sizes, counts } = boxCounting(
      Uint8Array.from({ length: 64 * 40 }, (_, i) => (i === 64 * 40 - 1 ? 2 : 1)),
      64,
      40,
    );
    expect(sizes).toEqual([2]);
    // The corner cell differs from the one left of it and from the one above it: both lie in its box.
    expect(counts).toEqual([1]);
    expect(boxCounting(new Uint8Array(64 * 40).fill(1), 64, 40).counts).toEqual([0]);
  });

  it('counts what counting one by one gives, in any picture', () => {
    const size = fc.integer({ min: 30, max: 70 });
    fc.assert(
      fc.property(size, size, fc.integer(), (columns, rows, salt) => {
        const at = (x: number, y: number) =>
          Math.max(0, ((Math.imul(x * 31 + y * 17 + salt, 0x9e3779b1) >>> 20) % 97) - 93);
        const boxes = new Map<number, Set<string>>();
        for (let side = 2; side <= Math.min(columns, rows) / 16; side *= 2) boxes.set(side, new Set());
        for (let y = 0; y < rows; y++) {
          for (let x = 0; x < columns; x++) {
            const others = [
              ...(x < columns - 1 ? [at(x + 1, y)] : []),
              ...(y < rows - 1 ? [at(x, y + 1)] : []),
            ];
            const own = at(x, y);
            if (own === 0 || !others.some((other) => other !== 0 && other !== own)) continue;
            for (const [side, found] of boxes) found.add(`${Math.floor(x / side)} ${Math.floor(y / side)}`);
          }
        }
        const kind = Uint8Array.from({ length: columns * rows }, (_, i) =>
          at(i % columns, Math.floor(i / columns)),
        );
        const { sizes, counts } = boxCounting(kind, columns, rows);
        expect(sizes).toEqual([...boxes.keys()]);
        expect(counts).toEqual([...boxes.values()].map((found) => found.size));
      }),
      runs(30),
    );
  });

  it('needs three sizes for a slope, which is 1 without an error along a straight border', () => {
    const border = (across: number) =>
      boxCounting(
        Uint8Array.from({ length: across * across }, (_, i) => (i % across < 9 ? 1 : 2)),
        across,
        across,
      );
    expect(border(127)).toEqual({ sizes: [2, 4], counts: [64, 32], dimension: null, error: 0 });
    const { sizes, counts, dimension, error } = border(128);
    expect([sizes, counts]).toEqual([
      [2, 4, 8],
      [64, 32, 16],
    ]);
    expect(dimension).toBeCloseTo(1, 12);
    expect(error).toBeCloseTo(0, 7);
  });

  it('needs as many numbers as cells', () => {
    expect(() => boxCounting(new Uint8Array(5), 2, 3)).toThrow(/2 × 3, got 5/);
  });
});

it('a large picture is counted in pieces, between which others may have their turn', () => {
  const turns = (rows: number) => [...counting(new Uint8Array(16 * rows).fill(1), 16, rows)].length;
  // Looking for the boundary takes a turn for each 256 rows; the boxes of a picture 16 cells wide are too few to count.
  expect([turns(255), turns(256), turns(1024)]).toEqual([0, 1, 4]);
  // One size, of two cells, is counted at 32 cells.
  expect([...counting(new Uint8Array(32 * 512).fill(1), 32, 512)]).toHaveLength(4);
});
