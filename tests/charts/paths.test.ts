import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudPath, linePath } from '../../src/charts/paths.ts';
import { makePlot } from '../../src/charts/plot.ts';
import { runs } from '../fuzz.ts';

const NONE = { top: 0, right: 0, bottom: 0, left: 0 };
const plotOf = (x: readonly [number, number], y: readonly [number, number], width = 300, height = 200) =>
  makePlot(
    { width, height, unit: 1 },
    NONE,
    { kind: 'linear', domain: x },
    { kind: 'linear', domain: y },
    false,
  );

/** Points of a path, in pixels. */
const pointsOf = (d: string) =>
  [...d.matchAll(/[ML](\S+?) ([^ML]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('linePath', () => {
  const plot = plotOf([0, 3], [0, 2]);
  it('draws over the index and over given numbers', () => {
    expect(linePath(plot, null, [0, 1, 2, 1], 0, 3)).toBe('M0 200L100 100L200 0L300 100');
    expect(linePath(plot, [3, 0], [0, 2], 0, 1)).toBe('M300 200L0 0');
    expect(linePath(plot, null, [0, 1, 2, 1], 2, 3)).toBe('M200 0L300 100');
    expect(linePath(plot, null, [0, 1], 0, -1)).toBe('');
  });

  it('draws a way there and back once, and goes on from where it is', () => {
    expect(linePath(plot, [0, 1, 0, 2, 3], [0, 1, 0, 2, 0], 0, 4)).toBe('M0 200L100 100L0 200L200 0L300 200');
    expect(linePath(plot, [0, 1, 0, 1, 2, 3], [0, 1, 0, 1, 2, 0], 0, 5)).toBe('M0 200L100 100L200 0L300 200');
  });

  it('ends before the first number that is not finite', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(linePath(plot, null, [0, 1, bad, 1], 0, 3)).toBe('M0 200L100 100');
      expect(linePath(plot, [0, bad], [0, 1], 0, 1)).toBe('M0 200');
      expect(linePath(plot, null, [bad, 1], 0, 1)).toBe('');
    }
  });

  it('never holds NaN or Infinity, whatever the numbers and the axes', () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(0, 1e308, -1e308, 5e-324));
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 40 }),
        any,
        any,
        any,
        any,
        fc.boolean(),
        (values, a, b, c, e, own) => {
          const d = linePath(
            plotOf([a, b], [c, e]),
            own ? [...values].reverse() : null,
            values,
            0,
            values.length - 1,
          );
          if (/NaN|Infinity|undefined/.test(d)) throw new Error(d);
        },
      ),
      runs(20_000),
    );
  });

  it('thins 100,000 points to four a pixel column and keeps the extremes of each', () => {
    const count = 100_000;
    const width = 300;
    const values = Float64Array.from(
      { length: count + 1 },
      (_, i) => Math.sin(i * 1.7) * (1 + (i % 977) / 977),
    );
    values[54_321] = 1.999;
    const dense = plotOf([0, count], [-2, 2], width, 200);
    const d = linePath(dense, null, values, 0, count);
    // One line, from the first point to the last.
    expect(d.match(/[A-Za-z]/g)?.join('')).toMatch(/^ML+$/);
    const drawn = pointsOf(d);
    const pixels = (i: number) => [
      Math.round(dense.x(i)),
      Math.round(dense.y(values[i] as number) * 10) / 10,
    ];
    expect([drawn[0], drawn.at(-1)]).toEqual([pixels(0), pixels(count)]);
    const columns = new Map<number, number[]>();
    for (const [x, y] of drawn) columns.set(x, [...(columns.get(x) ?? []), y]);
    expect(Math.max(...[...columns.values()].map((ys) => ys.length))).toBeLessThanOrEqual(4);
    const low = new Map<number, number>();
    const high = new Map<number, number>();
    for (const [i, value] of values.entries()) {
      const column = Math.round(dense.x(i));
      const pixel = Math.round(dense.y(value) * 10) / 10;
      low.set(column, Math.min(low.get(column) ?? Infinity, pixel));
      high.set(column, Math.max(high.get(column) ?? -Infinity, pixel));
    }
    expect(columns.size).toBe(width + 1);
    for (const [column, ys] of columns) {
      expect([Math.min(...ys), Math.max(...ys)]).toEqual([low.get(column), high.get(column)]);
    }
  });

  it('draws every point of up to four a pixel column, and no more points where nothing changes any more', () => {
    const wave = (count: number) => Float64Array.from({ length: count + 1 }, (_, i) => i % 2);
    const points = (count: number) =>
      pointsOf(linePath(plotOf([0, count], [0, 1], 50, 100), null, wave(count), 0, count)).length;
    expect([points(10), points(200)]).toEqual([11, 201]);
    // One more point than that, and each of the 51 columns has its first, lowest, highest and last.
    expect(points(201)).toBeLessThanOrEqual(4 * 51);
    expect(points(249)).toBeLessThanOrEqual(4 * 51);
    const still = Float64Array.of(0, 1, 0.5, 0.5, 0.5, 0.5);
    expect(linePath(plotOf([0, 5], [0, 1], 50, 100), null, still, 0, 5)).toBe('M0 100L10 0L20 50L50 50');
    expect(linePath(plotOf([0, 5], [0, 1], 50, 100), null, still, 3, 5)).toBe('M30 50L50 50');
  });

  it('stops a thinned line at the first number that is not finite', () => {
    const values = new Float64Array(100_001).fill(1);
    values[50_000] = Number.POSITIVE_INFINITY;
    const drawn = pointsOf(linePath(plotOf([0, 100_000], [0, 2]), null, values, 0, 100_000));
    expect(Math.max(...drawn.map(([x]) => x))).toBeLessThanOrEqual(150);
  });

  it('draws a long path in the plane without the points that add nothing', () => {
    const count = 100_000;
    const settled = Float64Array.from({ length: count }, (_, i) => 1 + Math.exp(-i / 10));
    const d = linePath(plotOf([0, 3], [0, 2]), settled, settled, 0, count - 1);
    expect(d.length).toBeLessThan(5_000);
    expect(pointsOf(d).at(-1)).toEqual([100, 100]);
    const bouncing = Float64Array.from({ length: count }, (_, i) => (i % 2) + 0.5);
    expect(linePath(plotOf([0, 3], [0, 2]), bouncing, bouncing, 0, count - 1)).toBe('M50 150L150 50');
    // A, B, A, B, C and A, B, A, C: the last leg starts where the run was.
    expect(linePath(plot, [0, 1, 0, 1, 2], [0, 1, 0, 1, 2], 0, 4)).toBe('M0 200L100 100L200 0');
    expect(linePath(plot, [0, 1, 0, 2], [0, 1, 0, 2], 0, 3)).toBe('M0 200L100 100L0 200L200 0');
    expect(linePath(plot, [0, 1, 1, 0, 0, 2], [0, 1, 1, 0, 0, 2], 0, 5)).toBe('M0 200L100 100L0 200L200 0');
  });
});

describe('cloudPath', () => {
  it('has one dot for each point inside', () => {
    const plot = plotOf([-1, 1], [-1, 1], 200, 200);
    expect(cloudPath(plot, [0, 1, 5, Number.NaN], [0, -1, 0, 9], 3)).toBe('M100 100h0M200 200h0');
    // On the four sides themselves it is inside.
    expect(cloudPath(plot, [-1, 1, 0, 0], [0, 0, 1, -1], 4)).toBe('M0 100h0M200 100h0M100 0h0M100 200h0');
  });
});
