import { describe, expect, it } from 'vitest';
import { boxCounting } from '../../../src/core/many/dimension.ts';

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

  it('needs as many numbers as cells', () => {
    expect(() => boxCounting(new Uint8Array(5), 2, 3)).toThrow(/2 × 3, got 5/);
  });
});
