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
});
