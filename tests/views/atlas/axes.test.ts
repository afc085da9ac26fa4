import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AXES } from '../../../src/core/many/axis.ts';
import { isDeepest, panned, shownAxis, zoomed } from '../../../src/views/atlas/axes.ts';
import { type ChartAxis, isSound } from '../../../src/views/atlas/charts.ts';
import { quantile } from '../../../src/views/atlas/quantiles.ts';
import { runs } from '../../fuzz.ts';
import { axes } from '../../states.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const at = (axis: ChartAxis, f: number) =>
  AXES[axis.kind].scale === 'log'
    ? Math.exp(Math.log(axis.from) + Math.log(axis.to / axis.from) * f)
    : axis.from + (axis.to - axis.from) * f;

describe('the axes of the atlas', () => {
  it('stay sound however they are zoomed and moved', () => {
    fc.assert(
      fc.property(
        axes,
        fc.array(fc.tuple(fc.boolean(), fraction, fc.double({ min: -3, max: 3, noNaN: true })), {
          maxLength: 40,
        }),
        (start, moves) => {
          let axis = start;
          for (const [zooms, where, by] of moves) {
            axis = zooms ? zoomed(axis, 2 ** by, where) : panned(axis, by);
            expect(isSound(axis)).toBe(true);
          }
        },
      ),
      runs(3000),
    );
  });

  it('keep the value under the pointer where it is, to a hundredth of a cell, inside the limits', () => {
    fc.assert(
      fc.property(axes, fraction, fc.double({ min: 0.05, max: 2, noNaN: true }), (axis, f, by) => {
        const next = zoomed(axis, 2 ** by, f);
        if (next === axis) return;
        const value = at(axis, f);
        const span = next.to - next.from;
        const room = Math.abs(value) * 2 ** -51;
        expect(Math.abs(at(next, f) - value)).toBeLessThanOrEqual(span * 2e-4 + room);
      }),
      runs(3000),
    );
  });

  it('go down to neighbouring doubles and no further, and out again to their limits', () => {
    fc.assert(
      fc.property(axes, fraction, (start, f) => {
        let axis = start;
        for (let i = 0; i < 80 && !isDeepest(axis); i++) axis = zoomed(axis, 2, f);
        expect(isDeepest(axis)).toBe(true);
        // Every cell of the widest map is still a double of its own.
        if (!(AXES[axis.kind].scale === 'log')) {
          const step = (axis.to - axis.from) / 2048;
          const values = Array.from({ length: 2048 }, (_, i) => axis.from + step * (i + 0.5));
          expect(new Set(values).size).toBe(2048);
        }
        const shown = shownAxis(axis);
        const [low, high] = shown.domain;
        expect(low).toBeLessThan(high);
        // Neighbouring ticks read differently: the domain is some units long, or is the axis itself.
        expect(shown.at(axis.from)).toBe(low);
      }),
      runs(500),
    );
  });

  it('count from an origin, written out in the title, where all their numbers would look alike', () => {
    const shown = shownAxis({ kind: 'c', from: 3.123456, to: 3.123458 });
    expect(shown.title).toBe('(c − 3.123457) / 10⁻⁶');
    expect(shown.domain[0]).toBeCloseTo(-1, 6);
    expect(shown.domain[1]).toBeCloseTo(1, 6);
    expect(shownAxis({ kind: 'c', from: 3, to: 3.1 })).toMatchObject({
      kind: 'linear',
      domain: [3, 3.1],
      title: 'c = ηλ₀',
    });
  });
});

describe('a quantile', () => {
  it('lies between its neighbours in order', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0)).toBe(1);
    expect(quantile([5], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
