import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlot } from '../../src/charts/plot.ts';
import { placeRules } from '../../src/charts/ruleLabels.ts';

const MARGIN = { top: 10, right: 10, bottom: 30, left: 40 };
const axis = (lo: number, hi: number) => ({ kind: 'linear', domain: [lo, hi] }) as const;
const plot = makePlot({ width: 350, height: 240, unit: 1 }, MARGIN, axis(0, 10), axis(0, 10), false);

describe('rules', () => {
  it('outside the domain are left out', () => {
    const at = [-1, 2, 11, Number.NaN, Number.POSITIVE_INFINITY];
    expect(
      placeRules(
        plot,
        'y',
        at.map((value) => ({ at: value, label: String(value) })),
      ).map(({ rule }) => rule.at),
    ).toEqual([2]);
  });

  const at = (axis: 'x' | 'y', ...values: number[]) =>
    placeRules(
      plot,
      axis,
      values.map((value) => ({ at: value, label: 'four' })),
    );

  it('lie at their values, in order, with a label four pixels above the line and from the right edge', () => {
    // 300 × 200 pixels, ten units each way.
    expect(at('y', 2, 5).map(({ at: line, x, y }) => [line, x, y])).toEqual([
      [100, 296, 96],
      [160, 296, 156],
    ]);
    expect(at('y', 0, 10).map(({ at: line }) => line)).toEqual([0, 200]);
  });

  it('push labels apart by a line, and keep them inside the area at both ends', () => {
    expect(at('y', 5, 5.1, 4.9).map(({ y }) => y)).toEqual([94, 108, 122]);
    expect(at('y', 10, 9.9).map(({ y }) => y)).toEqual([12, 26]);
    expect(at('y', 0, 0.1).map(({ y }) => y)).toEqual([182, 196]);
  });

  it('that stand have labels four pixels to the right at the top, lower where one is in the way', () => {
    // A letter is 6.6 pixels wide.
    expect(at('x', 1, 5).map(({ at: line, x, y }) => [line, x, y])).toEqual([
      [30, 34, 12],
      [150, 154, 12],
    ]);
    expect(at('x', 1, 1.5, 3, 2.2).map(({ x, y }) => [x, y])).toEqual([
      [34, 12],
      [49, 26],
      [70, 12],
      [94, 26],
    ]);
    // A label that begins where the one before ends is beside it: 4 + 4 letters + 4 pixels.
    expect(at('x', 0, (4 + 4 * 6.6) / 30).map(({ y }) => y)).toEqual([12, 12]);
    expect(at('x', 0, (4 + 4 * 6.6) / 30 - 0.01).map(({ y }) => y)).toEqual([12, 26]);
    // At the right edge they move back inside.
    expect(at('x', 10).map(({ x }) => x)).toEqual([273.6]);
  });

  it('have labels inside the area that never overlap', () => {
    const rule = fc.record({
      at: fc.double({ min: 0, max: 10, noNaN: true }),
      label: fc.constantFrom('2/η', '4/η', 'η_max'),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
        const rows = placeRules(plot, 'y', rules).map(({ y }) => y);
        expect(rows.every((y) => y >= 8 && y <= plot.height)).toBe(true);
        expect(rows.every((y, i) => i === 0 || y - (rows[i - 1] ?? 0) >= 13.8)).toBe(true);
        const tops = placeRules(plot, 'x', rules);
        for (const [i, one] of tops.entries()) {
          for (const other of tops.slice(i + 1))
            expect(one.y !== other.y || other.x - one.x >= one.rule.label.length * 6).toBe(true);
        }
      }),
    );
  });
});

describe('a square plot', () => {
  it('has equally long units on both axes and stays inside the margins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 120, max: 2000 }),
        fc.integer({ min: 120, max: 2000 }),
        (width, height) => {
          const square = makePlot({ width, height, unit: 1 }, MARGIN, axis(-2, 2), axis(-2, 2), true);
          expect(square.width).toBe(square.height);
          expect(square.left + square.width).toBeLessThanOrEqual(width - MARGIN.right);
          expect(square.top + square.height).toBeLessThanOrEqual(height - MARGIN.bottom);
        },
      ),
    );
  });
});
