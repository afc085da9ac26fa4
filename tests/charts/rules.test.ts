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
