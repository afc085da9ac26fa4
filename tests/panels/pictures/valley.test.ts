import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contourLevels, hyperbolaPath } from '../../../src/panels/pictures/valley.ts';

/** The branches of a path, in data units: pixels are a millionth of one, since they are rounded to tenths. */
function branchesOf(c: number, reach: number) {
  const toPixel = (value: number) => 1e6 * value;
  return hyperbolaPath(c, reach, toPixel, toPixel)
    .split('M')
    .slice(1)
    .map((branch) => branch.split('L').map((point) => point.split(' ').map((each) => Number(each) / 1e6)));
}

describe('the hyperbola P̂² − Q̂² = c', () => {
  it('is drawn inside the square from border to border, as two mirrored branches', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.double({ min: -0.999, max: 0.999, noNaN: true }),
        (reach, part) => {
          const c = part * reach * reach;
          const branches = branchesOf(c, reach);
          expect(branches).toHaveLength(2);
          const [one, other] = branches as [number[][], number[][]];
          for (const [p, q] of [...one, ...other] as [number, number][]) {
            expect(Math.abs(p * p - q * q - c)).toBeLessThan(1e-6 * reach);
            expect(Math.max(Math.abs(p), Math.abs(q))).toBeLessThan(reach + 1e-6);
          }
          // Its ends lie on the border, on both sides of the axis that it crosses.
          const side = c >= 0 ? 0 : 1;
          for (const branch of branches) {
            const [first, last] = [branch[0], branch.at(-1)] as [number[], number[]];
            for (const end of [first, last]) expect(Math.max(...end.map(Math.abs))).toBeCloseTo(reach, 5);
            expect((first[1 - side] as number) * (last[1 - side] as number)).toBeLessThan(0);
            // Smooth: no step is longer than a tenth of the square.
            for (let i = 1; i < branch.length; i++) {
              const [a, b] = [branch[i - 1], branch[i]] as [number[], number[]];
              const length = Math.hypot(...a.map((each, k) => each - (b[k] as number)));
              expect(length).toBeLessThan(0.15 * reach);
              expect(length).toBeGreaterThan(0);
            }
          }
          for (const [i, point] of one.entries()) {
            const mirrored = other[i] as number[];
            expect(mirrored[side]).toBeCloseTo(-(point[side] as number), 6);
            expect(mirrored[1 - side]).toBeCloseTo(point[1 - side] as number, 6);
          }
          if (Math.abs(c) > 1e-3) expect(Math.sign(one[24]?.[side] as number)).toBe(1);
        },
      ),
    );
  });

  it('is the two diagonals at c = 0', () => {
    const points = branchesOf(0, 2).flat() as [number, number][];
    for (const [p, q] of points) expect(Math.abs(p)).toBeCloseTo(Math.abs(q), 6);
    expect(new Set(points.map(([p, q]) => Math.sign(Math.round(1e5 * p * q))))).toEqual(new Set([-1, 0, 1]));
  });

  it.each([4, 5, -4, -100, Number.NaN])(
    'is empty where it does not enter the square: c = %d of reach 2',
    (c) => {
      expect(hyperbolaPath(c, 2, String as never, String as never)).toBe('');
    },
  );
});

describe('the contours of the loss', () => {
  it('are at losses that grow, each on both sides of the minima, all inside the square', () => {
    // y/√n = 0 and reach 4: residuals |c|/4 = 4(k/count)^1.5.
    expect(contourLevels(0, 4, 4).map((each) => Math.round(1e6 * each) / 1e6)).toEqual([
      2, -2, 5.656854, -5.656854, 10.392305, -10.392305,
    ]);
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (target, reach, count) => {
          const levels = contourLevels(target, reach, count);
          const largest = reach ** 2 / 4 + Math.abs(target);
          const distances = Array.from({ length: count }, (_, k) => largest * ((k + 1) / count) ** 1.5);
          const all = distances.flatMap((each) => [4 * (target + each), 4 * (target - each)]);
          const inside = all.filter((c) => Math.abs(c) < reach ** 2);
          expect(levels).toHaveLength(inside.length);
          for (const [i, c] of levels.entries()) expect(c).toBeCloseTo(inside[i] as number, 9);
        },
      ),
    );
  });
});
