import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../src/charts/HeatMap.tsx';
import { AXES } from '../../../src/core/many/axis.ts';
import { runSlice } from '../../../src/state/run.ts';
import {
  coreAxis,
  isDeepest,
  middles,
  panned,
  partOf,
  shortSymbol,
  shownAxis,
  widthsOf,
  writeValue,
  zoomed,
} from '../../../src/views/atlas/axes.ts';
import { type ChartAxis, isSound } from '../../../src/views/atlas/charts.ts';
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
        fc.pre(next !== axis);
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
    expect(shownAxis({ kind: 'c', from: 0.5, to: 0.5000002 }).title).toBe('(c − 0.5000001) / 10⁻⁷');
    expect(shownAxis({ kind: 'c', from: 3, to: 3.1 })).toMatchObject({
      kind: 'linear',
      domain: [3, 3.1],
      title: 'c = ηλ₀',
    });
  });
});

describe('one axis', () => {
  const c = { kind: 'c', from: 1, to: 5 } as const;
  const n = { kind: 'n', from: 10, to: 1000 } as const;

  it('zooms about the point under the pointer, evenly or by ratios', () => {
    expect(zoomed(c, 2, 0.5)).toEqual({ kind: 'c', from: 2, to: 4 });
    expect(zoomed(c, 2, 0)).toEqual({ kind: 'c', from: 1, to: 3 });
    expect(zoomed(c, 0.5, 1)).toEqual({ kind: 'c', from: 0, to: 5 });
    const in4 = zoomed(n, 2, 0.5);
    expect(in4.from).toBeCloseTo(10 ** 1.5, 2);
    expect(in4.to).toBeCloseTo(10 ** 2.5, 1);
  });

  it('has ends of no more digits than can be seen', () => {
    // 6/1.37 long: 0.4861313… to 4.8656934…
    expect(zoomed({ kind: 'c', from: 0, to: 6 }, 1.37, 0.3)).toEqual({
      kind: 'c',
      from: 0.48613,
      to: 4.86569,
    });
    expect(panned({ kind: 'y', from: 100, to: 100.5 }, 1 / 3)).toEqual({
      kind: 'y',
      from: 100.16667,
      to: 100.66667,
    });
  });

  it('stops at its shortest, which rounding may lengthen by a fiftieth', () => {
    const short = { kind: 'n', from: 100, to: 102.03 } as const;
    expect(zoomed(short, 2, 0.5)).toBe(short);
    expect(isDeepest(short)).toBe(true);
    expect(isDeepest({ kind: 'n', from: 100, to: 104 })).toBe(false);
    const next = zoomed({ kind: 'n', from: 100, to: 110 }, 1000, 0);
    expect(next.from).toBe(100);
    expect(Math.log(next.to / next.from) / Math.log(1.02)).toBeCloseTo(1.02, 2);
    // Growing is never refused.
    expect(zoomed(short, 0.5, 0.5).to).toBeGreaterThan(103);
  });

  it('moves by a part of its length, to its limits and no further', () => {
    expect(panned(c, 0.25)).toEqual({ kind: 'c', from: 2, to: 6 });
    expect(panned(c, -0.25)).toEqual({ kind: 'c', from: 0, to: 4 });
    expect(panned(c, -1)).toEqual({ kind: 'c', from: 0, to: 4 });
    expect(panned({ kind: 'c', from: 999_990, to: 999_999 }, 5)).toEqual({
      kind: 'c',
      from: 999_991,
      to: 1e6,
    });
    const on = panned(n, 0.5);
    expect([on.from, on.to]).toEqual([100, 10_000]);
    expect(panned(n, -9).from).toBe(1);
    // The same object where nothing changes, so that nothing is asked anew.
    const low = { kind: 'c', from: 0, to: 3 } as const;
    expect(panned(low, -1)).toBe(low);
    expect(panned(c, 0)).toBe(c);
  });

  it('has the middles of its cells', () => {
    expect([...middles(c, 4)]).toEqual([1.5, 2.5, 3.5, 4.5]);
  });

  it('knows its symbol alone', () => {
    expect([shortSymbol('c'), shortSymbol('eta'), shortSymbol('w'), shortSymbol('seed')]).toEqual([
      'c',
      'η',
      '|w|',
      'seed',
    ]);
  });

  it('counts from an origin below zero with a plus', () => {
    const shown = shownAxis({ kind: 'y', from: -3.123458, to: -3.123456 });
    expect(shown.title).toBe('(y + 3.123457) / 10⁻⁶');
    expect(shown.at(-3.123457)).toBeCloseTo(0, 6);
    expect(shownAxis(n)).toMatchObject({ kind: 'log', domain: [10, 1000] });
    // From a thousandth of its size on, it is written as it is.
    expect(shownAxis({ kind: 'c', from: 1, to: 1.002 }).title).toBe('c = ηλ₀');
    expect(shownAxis({ kind: 'c', from: 1, to: 1.0005 }).title).toContain('−');
    // Of the larger end, whichever that is.
    expect(shownAxis({ kind: 'y', from: 1000, to: 1001 }).title).toContain('−');
    expect(shownAxis({ kind: 'y', from: -1001, to: -1000 }).title).toContain('+');
    // The origin is next to the middle, 1.000155.
    expect(shownAxis({ kind: 'c', from: 1.00011, to: 1.0002 }).title).toBe('(c − 1.0002) / 10⁻⁵');
    expect(shownAxis({ kind: 'y', from: 1000, to: 1000.5 }).title).toContain('−');
    expect(shownAxis({ kind: 'y', from: -1000, to: -998 }).title).toBe('y');
  });
});

describe('a value of an axis', () => {
  it.each([
    [2.123456789, { from: 0, to: 6 }, 512, '2.12346'],
    // Of one cell, or of none.
    [2.123456789, { from: 2, to: 2 }, 512, '2.12346'],
    [2.123456789, { from: 2.1234, to: 2.1235 }, 512, '2.12345679'],
    [0, { from: -1, to: 1 }, 512, '0'],
    [2.5, { from: 2.5, to: 2.5 }, 512, '2.5'],
    [1000.5, { from: 1000, to: 1001 }, 1000, '1000.5'],
    [1234.56789, { from: 1234, to: 1235 }, 100, '1234.568'],
    [-1234.56789, { from: -1235, to: -1234 }, 10, '−1234.57'],
    [0.123456789, { from: 0, to: 1 }, 4, '0.123457'],
  ] as const)('%d of %j in %d cells is written %s', (value, axis, cells, text) => {
    expect(writeValue(value, axis, cells)).toBe(text);
  });
});

describe('a plane', () => {
  const setting = { ...runSlice.initial, width: 50 };
  const c = { kind: 'c', from: 0, to: 4 } as const;
  const n = { kind: 'n', from: 1, to: 10_000 } as const;
  const y = { kind: 'y', from: -1, to: 1 } as const;

  it('knows the width of each of its cells', () => {
    const widths = (x: typeof c | typeof n, up: typeof y | typeof n) => {
      const of = widthsOf({ setting, x, y: up, columns: 2, rows: 4 });
      return Array.from({ length: 8 }, (_, at) => of(at));
    };
    expect(widths(c, y)).toEqual(Array(8).fill(50));
    expect(widths(n, y)).toEqual([10, 1000, 10, 1000, 10, 1000, 10, 1000]);
    expect(widths(c, n)).toEqual([3, 3, 32, 32, 316, 316, 3162, 3162]);
  });

  it('has a place in the area of other axes of its kinds; all of it, of others', () => {
    expect(partOf({ x: c, y }, { x: { ...c, from: 0, to: 8 }, y: { ...y, from: -1, to: 3 } })).toEqual({
      left: 0,
      width: 0.5,
      top: 0.5,
      height: 0.5,
    });
    expect(partOf({ x: c, y }, { x: { ...c, from: 2, to: 3 }, y })).toEqual({
      left: -2,
      width: 4,
      top: 0,
      height: 1,
    });
    // y from −1 to 1, shown from −3 to 1: its upper half.
    expect(partOf({ x: c, y }, { x: c, y: { ...y, from: -3, to: 1 } })).toMatchObject({
      top: 0,
      height: 0.5,
    });
    const by = partOf({ x: n, y }, { x: { ...n, from: 100, to: 10_000 }, y });
    expect([by.left, by.width]).toEqual([-1, 2]);
    expect(partOf({ x: c, y }, { x: n, y })).toBe(WHOLE);
    expect(partOf({ x: c, y }, { x: c, y: { kind: 'f0', from: 0, to: 1 } })).toBe(WHOLE);
  });

  it('is of runs only', () => {
    expect(coreAxis(n)).toEqual(n);
    for (const kind of ['w', 'r'] as const)
      expect(() => coreAxis({ kind, from: 0, to: 1 })).toThrow(/one of a plane of runs/);
  });
});
