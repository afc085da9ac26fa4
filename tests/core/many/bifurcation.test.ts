import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bifurcation } from '../../../src/core/many/bifurcation.ts';
import { runs } from '../../fuzz.ts';

const at = (...w: number[]) => bifurcation(Float64Array.from(w), -3, 3, 64);
/** w at which a condition on the diagram starts to hold, by bisection. */
function onset(from: number, to: number, holds: (w: number) => boolean): number {
  let [a, b] = [from, to];
  for (let i = 0; i < 40; i++) {
    const middle = (a + b) / 2;
    if (holds(middle)) b = middle;
    else a = middle;
  }
  return b;
}
const period = (w: number) => at(w).period[0] as number;

/** The marks of the balanced map, docs/model.md, "Phases". */
describe('the bifurcation diagram', () => {
  it('converges below |w| = 1, repeats two points up to √5 − 1', () => {
    const ends = at(0.3, 0.9, 0.99);
    expect([...ends.period]).toEqual([1, 1, 1]);
    expect(ends.highest[1]).toBeCloseTo(0, 9);
    expect(onset(0.9, 1.1, (w) => period(w) !== 1)).toBeCloseTo(1, 2);
    expect(onset(1.1, 1.27, (w) => period(w) > 2)).toBeCloseTo(Math.sqrt(5) - 1, 3);
  });

  it('has the two points of the cycle, r± with r₊ = f(r₋)', () => {
    const f = (w: number, r: number) => r * (1 - 2 * w + (w - 2) * r + r * r);
    for (const w of [1.05, 1.1, 1.2]) {
      const { lowest, highest } = at(w);
      expect(f(w, lowest[0] as number)).toBeCloseTo(highest[0] as number, 9);
      expect(f(w, highest[0] as number)).toBeCloseTo(lowest[0] as number, 9);
    }
  });

  it('doubles at 1.2880 and 1.2992, and is first chaotic at 1.3025', () => {
    expect(onset(1.25, 1.295, (w) => period(w) > 4 || period(w) === 0)).toBeCloseTo(1.288, 3);
    expect(onset(1.295, 1.3005, (w) => period(w) > 8 || period(w) === 0)).toBeCloseTo(1.2992, 3);
    const chaotic = (w: number) => (at(w).lyapunov[0] as number) > 0.005;
    expect(onset(1.3, 1.305, chaotic)).toBeCloseTo(1.3025, 3);
  });

  it('escapes beyond 2, where the map is the tripling map with exponent ln 3', () => {
    expect([...at(2.001, 2.1).period]).toEqual([-1, -1]);
    expect(at(1.99999).lyapunov[0]).toBeCloseTo(Math.log(3), 1);
  });

  it('reaches r = 1, and with it the saddle r = −w, at 3√3/2 − 1 ≈ 1.598', () => {
    expect(onset(1.5, 1.7, (w) => (at(w).highest[0] as number) >= 1)).toBeCloseTo(1.598, 3);
    expect(at(1.59).lowest[0] as number).toBeGreaterThan(-1.59);
    expect(at(1.6).lowest[0] as number).toBeCloseTo(-1.6, 3);
  });

  it('counts every visit once, in the row it belongs to', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1.99, noNaN: true }), (w) => {
        const { visits, lowest, highest } = at(w);
        const rowOf = (r: number) => Math.floor(((3 - r) / 6) * 64);
        expect(visits.reduce((sum, count) => sum + count, 0)).toBe(4000);
        expect(visits[rowOf(lowest[0] as number)]).toBeGreaterThan(0);
        expect(visits[rowOf(highest[0] as number)]).toBeGreaterThan(0);
      }),
      runs(100),
    );
  });
});
