import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlot, pixelOf } from '../../src/charts/plot.ts';
import { runs } from '../fuzz.ts';

const MARGIN = { top: 11, right: 7, bottom: 31, left: 43 };
const linear = (lo: number, hi: number) => ({ kind: 'linear', domain: [lo, hi] }) as const;

describe('the area of a plot', () => {
  it('is what the margins leave, x to the right and y upwards', () => {
    const plot = makePlot({ width: 450, height: 242, unit: 2 }, MARGIN, linear(-1, 3), linear(0, 10), false);
    expect(plot).toMatchObject({
      left: 43,
      top: 11,
      width: 400,
      height: 200,
      frameWidth: 450,
      frameHeight: 242,
      unit: 2,
    });
    expect([plot.x(-1), plot.x(0), plot.x(3)]).toEqual([0, 100, 400]);
    expect([plot.y(0), plot.y(2.5), plot.y(10)]).toEqual([200, 150, 0]);
  });

  it('is one pixel at least, however small the frame', () => {
    for (const square of [false, true]) {
      const { width, height } = makePlot(
        { width: 3, height: 0, unit: 1 },
        MARGIN,
        linear(0, 1),
        linear(0, 1),
        square,
      );
      expect([width, height]).toEqual([1, 1]);
    }
  });

  it('where square has one unit equally long on both axes, as large as fits, at the top and in the middle', () => {
    const side = fc.integer({ min: 150, max: 900 });
    const span = fc.double({ min: 0.5, max: 8, noNaN: true });
    fc.assert(
      fc.property(side, side, span, span, (width, height, across, up) => {
        const plot = makePlot({ width, height, unit: 1 }, MARGIN, linear(0, across), linear(-up, 0), true);
        const room = { width: width - 50, height: height - 42 };
        // To the rounding of the sides to whole pixels.
        expect(Math.abs(plot.width / across - plot.height / up)).toBeLessThanOrEqual(
          1 / Math.min(across, up),
        );
        expect(plot.width <= room.width && plot.height <= room.height).toBe(true);
        expect(room.width - plot.width <= 1 || room.height - plot.height <= 1 + up / across).toBe(true);
        expect(plot.top).toBe(11);
        expect(Math.abs(plot.left - 43 - (room.width - plot.width) / 2)).toBeLessThan(1);
        expect([plot.x(across), plot.y(0)]).toEqual([plot.width, 0]);
      }),
      runs(300),
    );
  });
});

describe('a pointer', () => {
  it('is told from the corner of the area, in units of the drawing', () => {
    const plot = makePlot({ width: 450, height: 242, unit: 2 }, MARGIN, linear(0, 1), linear(0, 1), false);
    const frame = { getBoundingClientRect: () => ({ left: 100, top: 50 }) };
    const inFrame = { closest: () => frame } as unknown as Element;
    expect(pixelOf(plot, inFrame, 100 + 2 * 53, 50 + 2 * 31)).toEqual([10, 20]);
    const outside = { closest: () => null } as unknown as Element;
    expect(pixelOf(plot, outside, 86, 22)).toEqual([0, 0]);
  });
});
