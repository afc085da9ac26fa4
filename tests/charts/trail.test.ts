import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlot } from '../../src/charts/plot.ts';
import { arrowsPath, numbered, type Place, placesOf, spotsPath } from '../../src/charts/trail.ts';

const plot = makePlot(
  { width: 300, height: 200, unit: 1 },
  { top: 0, right: 0, bottom: 0, left: 0 },
  { kind: 'linear', domain: [0, 3] },
  { kind: 'linear', domain: [0, 2] },
  false,
);
const at = (x: number, y: number): Place => ({ x, y });

const pixel = fc.integer({ min: -40, max: 340 });
const path = fc.array(fc.record({ x: pixel, y: pixel.map((y) => y * 0.7) }), { maxLength: 30 });
const isInside = ({ x, y }: Place) => x >= 0 && x <= 300 && y >= 0 && y <= 200;
const away = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y);

describe('the places of a trail', () => {
  it('are the pixels of its points, from the first to the one asked for', () => {
    expect(placesOf(plot, [0, 1, 3, 9], [0, 2, 1, 9], 2)).toEqual([at(0, 200), at(100, 0), at(300, 100)]);
    expect(placesOf(plot, [0], [0], -1)).toEqual([]);
  });
});

describe('the numbers of a trail', () => {
  it('stand at steps inside the area, in order, as far apart as asked, and are no more than asked', () => {
    fc.assert(
      fc.property(
        path,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 12 }),
        (places, gap, most) => {
          const found = numbered(plot, places, gap, most);
          expect(found.length).toBeLessThanOrEqual(most);
          for (const [i, { step, x, y }] of found.entries()) {
            expect(at(x, y)).toEqual(places[step]);
            expect(isInside({ x, y })).toBe(true);
            for (const before of found.slice(0, i)) {
              expect(step).toBeGreaterThan(before.step);
              expect(away(before, { x, y })).toBeGreaterThanOrEqual(gap);
            }
          }
          // A step without a number is outside, too near to one before it, or after the last there may be.
          for (const [step, place] of places.entries())
            if (isInside(place) && !found.some((each) => each.step === step))
              expect(
                found.length === most || found.some((each) => each.step < step && away(each, place) < gap),
              ).toBe(true);
        },
      ),
    );
  });

  it('begin with the start where it is seen', () => {
    const places = [at(10, 10), at(15, 10), at(40, 10), at(400, 10), at(80, 10)];
    expect(numbered(plot, places, 20, 9).map(({ step }) => step)).toEqual([0, 2, 4]);
    expect(numbered(plot, places, 20, 2).map(({ step }) => step)).toEqual([0, 2]);
    // Just as far apart as asked is far enough.
    expect(numbered(plot, places, 30, 9).map(({ step }) => step)).toEqual([0, 2, 4]);
  });
});

/** The three corners of each arrowhead: one wing, the tip, the other wing. */
const headsOf = (d: string) =>
  [...d.matchAll(/M(\S+) (\S+?)L(\S+) (\S+?)L(\S+) ([^M]+)/g)].map((match) => {
    const [a, b, c, e, f, g] = match.slice(1).map(Number) as [number, number, number, number, number, number];
    return { left: at(a, b), tip: at(c, e), right: at(f, g) };
  });

describe('the arrowheads of a trail', () => {
  it('point the way of the hop, in its middle', () => {
    // 8 long and 8 wide, round (50, 40).
    expect(headsOf(arrowsPath(plot, [at(0, 40), at(100, 40)], 20, 8))).toEqual([
      { left: at(46, 44), tip: at(54, 40), right: at(46, 36) },
    ]);
    expect(headsOf(arrowsPath(plot, [at(100, 40), at(0, 40)], 20, 8))[0]?.tip).toEqual(at(46, 40));
    expect(headsOf(arrowsPath(plot, [at(30, 100), at(30, 0)], 20, 8))[0]?.tip).toEqual(at(30, 46));
  });

  it('stand on every hop that is long enough and inside, and on no other', () => {
    fc.assert(
      fc.property(path, fc.integer({ min: 1, max: 80 }), (places, least) => {
        const hops = places
          .slice(1)
          .map((to, i) => [places[i] as Place, to] as const)
          .filter(([from, to]) => isInside(from) && isInside(to) && away(from, to) >= least);
        const heads = headsOf(arrowsPath(plot, places, least, 6));
        expect(heads).toHaveLength(hops.length);
        for (const [i, { left, tip, right }] of heads.entries()) {
          const [from, to] = hops[i] as readonly [Place, Place];
          const tail = at((left.x + right.x) / 2, (left.y + right.y) / 2);
          // To the tenth of a pixel that the path is written in.
          expect(
            away(
              at((tip.x + tail.x) / 2, (tip.y + tail.y) / 2),
              at((from.x + to.x) / 2, (from.y + to.y) / 2),
            ),
          ).toBeLessThan(0.2);
          const along =
            ((tip.x - tail.x) * (to.x - from.x) + (tip.y - tail.y) * (to.y - from.y)) / away(from, to);
          expect(along).toBeCloseTo(6, 0);
          expect(away(left, right)).toBeCloseTo(6, 0);
        }
      }),
    );
  });

  it('are none on a run that stays where it is', () => {
    expect(arrowsPath(plot, [at(5, 5), at(5, 5)], 1, 6)).toBe('');
    expect(arrowsPath(plot, [], 1, 6)).toBe('');
  });
});

describe('the dots of a trail', () => {
  it('are one at each place inside the area', () => {
    expect(
      spotsPath(plot, [at(0, 0), at(12.34, 200), at(-1, 5), at(301, 5), at(5, 201), at(Number.NaN, 5)]),
    ).toBe('M0.0 0.0h0M12.3 200.0h0');
    fc.assert(
      fc.property(path, (places) => {
        const dots = [...spotsPath(plot, places).matchAll(/M(\S+) (\S+?)h0/g)];
        expect(dots).toHaveLength(places.filter(isInside).length);
      }),
    );
  });
});
