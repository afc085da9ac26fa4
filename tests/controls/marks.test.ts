import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, placeMarks } from '../../src/controls/marks.ts';
import type { Scaling } from '../../src/controls/track.ts';
import { runs } from '../fuzz.ts';

const TEN: Scaling = { min: 0, max: 10 };
/** 200 pixels of track between insets of 9: 20 pixels a unit. */
const WIDTH = 218;
const INSET = 9;
/** Pixels a letter of a name takes, at least. */
const LETTER = 6;

const place = (...marks: [value: number, label: string, above?: boolean][]) =>
  placeMarks(
    TEN,
    marks.map(([value, label, above]) => ({ value, label, ...(above === undefined ? {} : { above }) })),
    WIDTH,
    INSET,
  ).map(({ mark, tick, named }) => [mark.label, tick, named]);

describe('the marks of a track', () => {
  it('stand where the thumb’s centre would, from left to right', () => {
    expect(place([10, 'c'], [0, 'a'], [5, 'b'])).toEqual([
      ['a', 9, true],
      ['b', 109, true],
      ['c', 209, true],
    ]);
    const log = placeMarks({ min: 1, max: 100, scale: 'log' }, [{ value: 10, label: 'a' }], 100, 10);
    expect(log[0]?.tick).toBeCloseTo(50, 9);
  });

  it('are left out beyond the ends of the track, and all of them where there is no track', () => {
    expect(place([-0.1, 'a'], [10.1, 'b'], [0, 'c'], [10, 'd']).map(([label]) => label)).toEqual(['c', 'd']);
    expect(place([Number.POSITIVE_INFINITY, 'a'])).toEqual([]);
    const none = (width: number, inset: number) =>
      placeMarks(TEN, [{ value: 5, label: 'a' }], width, inset).length;
    expect([none(18, 9), none(0, 0), none(19, 9), none(1, 0)]).toEqual([0, 0, 1, 1]);
  });

  it('have names as far as they do not overlap: of two the one given later has none', () => {
    // 26.4 pixels each, and a gap of a letter at most.
    expect(place([4, 'four'], [5, 'five'])).toEqual([
      ['four', 89, true],
      ['five', 109, false],
    ]);
    expect(place([5, 'five'], [4, 'four'])).toEqual([
      ['four', 89, false],
      ['five', 109, true],
    ]);
    expect(place([4, 'four'], [5.7, 'five'])).toMatchObject([{ 2: true }, { 2: true }]);
    expect(place([5, 'a'], [5, 'b'])).toMatchObject([{ 2: true }, { 2: false }]);
  });

  it('that have no name are in nobody’s way', () => {
    expect(place([4, 'four'], [5, 'five'], [6, 'six!']).map(([label, , named]) => [label, named])).toEqual([
      ['four', true],
      ['five', false],
      ['six!', true],
    ]);
  });

  it('above and below the bar are two rows', () => {
    expect(
      place([4, 'four'], [4, 'edge', true], [4.5, 'half'], [4.5, 'over', true], [4, 'low', false]),
    ).toEqual([
      ['four', 89, true],
      ['edge', 89, true],
      ['low', 89, false],
      ['half', 99, false],
      ['over', 99, false],
    ]);
  });

  const mark: fc.Arbitrary<Mark> = fc.record({
    value: fc.double({ min: -1, max: 11, noNaN: true }),
    label: fc.constantFrom('2', '4', '2/λ₀', 'exact limit'),
    above: fc.boolean(),
  });
  const all = fc.array(mark, { maxLength: 8 });
  const width = fc.integer({ min: 0, max: 900 });

  /** Pixels between two names that stand in the middle of their ticks. */
  const between = (a: Mark, b: Mark, from: number, to: number) =>
    Math.abs(to - from) - ((a.label.length + b.label.length) / 2) * LETTER;

  it('never have names that overlap, and lose none without need', () => {
    fc.assert(
      fc.property(all, width, (marks, pixels) => {
        const placed = placeMarks(TEN, marks, pixels, INSET);
        const named = placed.filter((each) => each.named);
        for (const [i, { mark: one, tick }] of named.entries())
          for (const other of named.slice(i + 1))
            if (one.above === other.mark.above)
              expect(between(one, other.mark, tick, other.tick)).toBeGreaterThan(0);
        for (const { mark: lost, tick } of placed.filter((each) => !each.named))
          expect(
            named.some(
              ({ mark: kept, tick: at }) =>
                kept.above === lost.above &&
                marks.indexOf(kept) < marks.indexOf(lost) &&
                between(kept, lost, at, tick) < 2 * LETTER + 8,
            ),
          ).toBe(true);
      }),
      runs(300),
    );
  });

  it('in a row are as they are without the other row', () => {
    fc.assert(
      fc.property(all, width, (marks, pixels) => {
        for (const above of [false, true]) {
          const isRow = (each: Mark) => each.above === above;
          expect(placeMarks(TEN, marks, pixels, INSET).filter((each) => isRow(each.mark))).toEqual(
            placeMarks(TEN, marks.filter(isRow), pixels, INSET),
          );
        }
      }),
    );
  });
});
