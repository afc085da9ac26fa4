import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grown, grownTogether } from '../../src/charts/growing.ts';
import type { AxisSpec } from '../../src/charts/plot.ts';
import { runs } from '../fuzz.ts';

const linear = (low: number, high: number): AxisSpec => ({ kind: 'linear', domain: [low, high] });
const log = (low: number, high: number): AxisSpec => ({ kind: 'log', domain: [low, high] });

const axis = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([low, length]) => linear(low, low + length));

const lengthOf = ({ domain: [low, high] }: AxisSpec) => high - low;
const holds = (outer: AxisSpec, inner: AxisSpec) => {
  const slack = 1e-9 * (Math.abs(outer.domain[0]) + Math.abs(outer.domain[1]));
  return outer.domain[0] <= inner.domain[0] + slack && outer.domain[1] >= inner.domain[1] - slack;
};

describe('an axis that only grows', () => {
  it.each<[AxisSpec, AxisSpec, AxisSpec]>([
    [linear(0, 4), linear(1, 2), linear(0, 4)],
    [linear(0, 4), linear(0, 4), linear(0, 4)],
    [linear(0, 4), linear(1, 5), linear(0, 5)],
    [linear(0, 4), linear(-1, 2), linear(-1, 4)],
    [linear(1, 2), linear(0, 4), linear(0, 4)],
    [log(1, 100), log(0.1, 10), log(0.1, 100)],
    [log(1, 100), linear(0, 3), linear(0, 3)],
  ])('%o, asked for %o, is %o', (before, asked, shown) => {
    expect(grown(before, asked)).toEqual(shown);
  });

  it('stays the same object while it holds what is asked for, so that nothing is drawn anew', () => {
    const before = linear(0, 4);
    expect(grown(before, linear(0, 4))).toBe(before);
    expect(grown(before, linear(3, 4))).toBe(before);
  });
});

describe('the axes of a square drawing that only grow', () => {
  it('hold what was shown and what is asked for, in the ratio asked for', () => {
    fc.assert(
      fc.property(axis, axis, axis, (x, askedX, y) => {
        // What is drawn with one data unit as long on both axes: lengths that are equal.
        const askedY = linear(y.domain[0], y.domain[0] + lengthOf(askedX));
        const beforeY = linear(y.domain[0] + 1, y.domain[0] + 1 + lengthOf(x));
        const [shownX, shownY] = grownTogether([x, beforeY], [askedX, askedY], true);
        for (const each of [x, askedX]) expect(holds(shownX, each)).toBe(true);
        for (const each of [beforeY, askedY]) expect(holds(shownY, each)).toBe(true);
        expect(lengthOf(shownX) / lengthOf(shownY)).toBeCloseTo(1, 6);
      }),
      runs(200),
    );
  });

  it('stay as they are where both hold', () => {
    const before = [linear(0, 4), linear(-2, 2)] as const;
    const [x, y] = grownTogether(before, [linear(1, 2), linear(0, 1)], true);
    expect(x).toBe(before[0]);
    expect(y).toBe(before[1]);
  });

  it('are widened about their middle, no farther than the other needs', () => {
    expect(grownTogether([linear(0, 4), linear(0, 4)], [linear(0, 6), linear(0, 6)], true)).toEqual([
      linear(0, 6),
      linear(0, 6),
    ]);
    expect(grownTogether([linear(0, 4), linear(0, 4)], [linear(2, 6), linear(1, 5)], true)).toEqual([
      linear(0, 6),
      linear(-0.5, 5.5),
    ]);
  });

  it('grow one by one in a drawing that is not square', () => {
    expect(grownTogether([linear(0, 4), linear(0, 4)], [linear(2, 6), linear(1, 3)], false)).toEqual([
      linear(0, 6),
      linear(0, 4),
    ]);
  });
});
