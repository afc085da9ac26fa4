import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NamedLine, placeEnds } from '../../src/charts/endLabels.ts';
import { makePlot } from '../../src/charts/plot.ts';
import { runs } from '../fuzz.ts';

/** An area whose pixels are its numbers, from the left and from the bottom. */
const plotOf = (width: number, height: number) =>
  makePlot(
    { width, height, unit: 1 },
    { top: 0, right: 0, bottom: 0, left: 0 },
    { kind: 'linear', domain: [0, width] },
    { kind: 'linear', domain: [0, height] },
    false,
  );
const plot = plotOf(300, 200);

const line = (
  name: string,
  xs: readonly number[] | null,
  ys: readonly number[],
  end = ys.length - 1,
): NamedLine => ({
  name,
  className: `${name}-name`,
  xs,
  ys,
  end,
});
const one = (named: NamedLine) => placeEnds(plot, [named])[0];

describe('the name of a line', () => {
  it('stands beside its last point, to the right, or to the left where there is no room', () => {
    expect(placeEnds(plot, [line('flow', [10, 50], [20, 120])])).toEqual([
      { name: 'flow', className: 'flow-name', x: 55, y: 84 },
    ]);
    expect(one(line('flow', [10, 290], [20, 120]))).toMatchObject({ x: Math.round(285 - 4 * 6.4), y: 84 });
    // Against the index itself.
    expect(one(line('flow', null, [20, 120, 50]))).toMatchObject({ x: 7, y: 154 });
  });

  it('stands at the last point that is drawn and seen', () => {
    expect(one(line('flow', null, [20, 120, 50], 1))).toMatchObject({ x: 6, y: 84 });
    expect(one(line('flow', [10, 20, 400, 30], [20, 50, 60, 900]))).toMatchObject({ x: 25, y: 154 });
    expect(one(line('flow', null, [20, Number.POSITIVE_INFINITY, Number.NaN]))).toMatchObject({
      x: 5,
      y: 184,
    });
  });

  it('is none where no point of it is inside the area', () => {
    for (const outside of [
      line('flow', null, [-1, 201, Number.NaN]),
      line('flow', [-5, 301], [50, 50]),
      line('flow', null, [50, 50], -1),
      line('flow', [], []),
    ])
      expect(placeEnds(plot, [outside])).toEqual([]);
    expect(placeEnds(plot, [line('a', null, [-1]), line('b', null, [50])]).map(({ name }) => name)).toEqual([
      'b',
    ]);
  });

  it('moves up by a line where another is in the way, or else down', () => {
    const rows = (...ys: number[]) =>
      placeEnds(
        plot,
        ys.map((y) => line('flow', [50], [y])),
      ).map(({ y }) => y);
    expect(rows(100, 100, 100, 100)).toEqual([104, 91, 117, 78]);
    // Just above the middle, under the upper edge, over the lower one.
    expect(rows(100, 110)).toEqual([104, 81]);
    expect(rows(184, 184)).toEqual([20, 33]);
    expect(rows(6, 6)).toEqual([198, 185]);
    // Far to the side nothing is in the way.
    expect(placeEnds(plot, [line('a', [50], [100]), line('b', [200], [100])]).map(({ y }) => y)).toEqual([
      104, 104,
    ]);
  });

  it('is kept off the edges', () => {
    // A line is 13 pixels high, its letters reach 2 below it.
    expect(one(line('flow', [50], [199]))?.y).toBe(13);
    expect(one(line('flow', [50], [0]))?.y).toBe(198);
  });
});

describe('the names of lines that end together', () => {
  const LETTER = 6.4;
  const name = fc.constantFrom(
    'flow',
    'linear',
    'n = 1000',
    'c = 2.5',
    'n = 1,000,000',
    'c = 2.5, y = 3, f₀ = 0.5',
  );

  it('are inside the area and apart, each beside the end of its line where it can be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 170, max: 800 }),
        fc.integer({ min: 140, max: 600 }),
        fc.array(
          fc.tuple(
            name,
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          {
            maxLength: 5,
          },
        ),
        (width, height, ends) => {
          const area = plotOf(width, height);
          const lines = ends.map(([each, across, up]) => line(each, [across * width], [up * height]));
          const placed = placeEnds(area, lines);
          expect(placed.map((each) => each.name)).toEqual(ends.map(([each]) => each));
          for (const [i, { name: text, x, y }] of placed.entries()) {
            const right = x + text.length * LETTER;
            expect(x).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(width + 1);
            expect(y >= 12 && y <= height - 1).toBe(true);
            for (const other of placed.slice(0, i)) {
              const isBeside = other.x + other.name.length * LETTER <= x + 1 || right <= other.x + 1;
              expect(isBeside || Math.abs(other.y - y) >= 12).toBe(true);
            }
          }
          const [first] = placed;
          const up = ends[0]?.[2] ?? 0;
          if (first !== undefined && up > 0.1 && up < 0.9)
            expect(Math.abs(first.y - (1 - up) * height)).toBeLessThanOrEqual(13);
        },
      ),
      runs(400),
    );
  });
});
