import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateSegments } from '../../src/panels/rateSegments.ts';

const of = (rise: number, label: number, edge: number, end: number) =>
  Object.fromEntries(
    rateSegments(rise, label, edge, end).map(({ className, from, to }) => [
      className.replace('segment-', ''),
      [from, to],
    ]),
  );

describe('the phases along a rate track', () => {
  it.each([
    // Threshold 2, √n/|y| in units of c, G₀ = 0, and the end of the track.
    ['of target 0', 2, Number.POSITIVE_INFINITY, 4, [0, 2], [2, 4], [4, 4], [4, 4], [4, 6]],
    ['where the label ends training first', 2, 3, 5, [0, 2], [2, 3], [3, 3.9075], [3.9075, 5], [5, 6]],
    [
      'where the label would, but the edge comes before chaos',
      2,
      3,
      3.5,
      [0, 2],
      [2, 3],
      [3, 3.5],
      [3.5, 3.5],
      [3.5, 6],
    ],
    ['where all of it lies on the track', 2, 2.5, 9, [0, 2], [2, 2.5], [2.5, 3.25625], [3.25625, 5], [5, 6]],
    ['where the label ends lazy training', 2, 1, 5, [0, 1], [1, 1], [1, 1.3025], [1.3025, 2], [2, 6]],
    ['where the edge does', 2, 8, 1.5, [0, 1.5], [1.5, 1.5], [1.5, 1.5], [1.5, 1.5], [1.5, 6]],
    ['where everything trains', 2, 50, 40, [0, 2], [2, 6], [6, 6], [6, 6], [6, 6]],
  ] as const)('%s', (_, rise, label, edge, lazy, catapult, periodic, chaotic, divergent) => {
    const found = of(rise, label, edge, 6);
    for (const [name, range] of Object.entries({ lazy, catapult, periodic, chaotic, divergent })) {
      expect(found[name]?.[0]).toBeCloseTo(range[0], 9);
      expect(found[name]?.[1]).toBeCloseTo(range[1], 9);
    }
  });

  it('cover the track once, in their order', () => {
    const rate = fc.double({ min: 0.01, max: 20, noNaN: true });
    fc.assert(
      fc.property(rate, rate, (label, edge) => {
        const segments = rateSegments(2, label, edge, 6);
        expect(segments.map(({ className }) => className.replace('segment-', ''))).toEqual([
          'lazy',
          'catapult',
          'periodic',
          'chaotic',
          'divergent',
        ]);
        let at = 0;
        for (const { from, to, name, className } of segments) {
          // The name that stands on it is the phase's own.
          expect(className).toBe(`segment-${name}`);
          expect(from).toBe(at);
          expect(to).toBeGreaterThanOrEqual(from);
          at = to;
        }
        expect(at).toBe(6);
      }),
    );
  });
});
