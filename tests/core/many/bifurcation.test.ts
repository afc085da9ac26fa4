import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bifurcation } from '../../../src/core/many/bifurcation.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { verdictOf } from '../../../src/core/theory/verdict.ts';
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
    // However little beyond, where the two points are next to one.
    expect(period(1 + 2 ** -50)).toBe(2);
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
    const { period, lyapunov, error, lowest, highest } = at(2);
    expect(period[0]).toBe(0);
    expect(Math.abs((lyapunov[0] as number) - Math.log(3))).toBeLessThan(4 * (error[0] as number) + 0.002);
    // r = 2cos θ wanders over all of it.
    expect(lowest[0]).toBeLessThan(-1.99);
    expect(highest[0]).toBeGreaterThan(1.99);
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

describe('a column of the bifurcation diagram', () => {
  it('has the minimum’s exponent ln|1 − 2w| up to |w| = 1', () => {
    const { period, lyapunov, error, lowest, highest } = at(0.1, 0.5, 0.75, 1);
    expect([...period]).toEqual([1, 1, 1, 1]);
    [Math.log(0.8), Number.NEGATIVE_INFINITY, Math.log(0.5), 0].forEach((exponent, i) => {
      expect(lyapunov[i]).toBeCloseTo(exponent, 12);
    });
    for (const values of [error, lowest, highest]) expect([...values].map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  it('has the closed form’s cycle of two: points and exponent, each visited every other step', () => {
    for (const w of [1.05, 1.15, 1.2, 1.23]) {
      const { period, lyapunov, error, lowest, highest, visits } = at(w);
      // 1 − r± are the roots of A² − (1 + w)A + 1; the exponent is half the logarithm of the product of the slopes.
      const half = Math.sqrt((1 + w) ** 2 - 4) / 2;
      const [low, high] = [(1 - w) / 2 - half, (1 - w) / 2 + half];
      const slope = (r: number) => 1 - 2 * w + 2 * (w - 2) * r + 3 * r * r;
      expect([period[0], error[0]]).toEqual([2, 0]);
      expect(lowest[0]).toBeCloseTo(low, 12);
      expect(highest[0]).toBeCloseTo(high, 12);
      expect(lyapunov[0]).toBeCloseTo(Math.log(Math.abs(slope(low) * slope(high))) / 2, 10);
      for (const r of [low, high]) expect(visits[Math.floor(((3 - r) / 6) * 64)]).toBe(2000);
    }
  });

  it('stands at its own place beside the others, and is empty where orbits escape', () => {
    const { period, visits, lyapunov, error, lowest, highest } = at(0.9, 2.5, 1.1, 1.26, 1.9);
    expect([...period]).toEqual([1, -1, 2, 4, 0]);
    const counts = [0, 1, 2, 3, 4].map((column) =>
      visits.subarray(64 * column, 64 * (column + 1)).reduce((sum, count) => sum + count, 0),
    );
    expect(counts).toEqual([4000, 0, 4000, 4000, 4000]);
    expect([lyapunov[1], error[1], lowest[1], highest[1]]).toEqual([0, 0, 0, 0]);
    expect(lyapunov[4]).toBeGreaterThan(0.1);
    expect(error[4]).toBeGreaterThan(0);
  });

  it('has no visit of the column before', () => {
    // Chaos, and the cycle of three.
    const { period, visits } = at(1.9, 1.7);
    expect([...period]).toEqual([0, 3]);
    expect([...visits.subarray(64)].filter((count) => count > 0)).toHaveLength(3);
    expect([...visits.subarray(0, 64)].filter((count) => count > 0).length).toBeGreaterThan(30);
  });

  it('counts no visit beyond the range shown, whose rows go from the top down', () => {
    // r = 0 throughout, in the lower half, the upper half, on the upper end, and outside.
    const rows = (from: number, to: number) => [...bifurcation(Float64Array.of(0.9), from, to, 4).visits];
    expect(rows(-1, 3)).toEqual([0, 0, 0, 4000]);
    expect(rows(-3, 1)).toEqual([0, 4000, 0, 0]);
    expect(rows(-2, 0)).toEqual([4000, 0, 0, 0]);
    expect(rows(0, 2)).toEqual([0, 0, 0, 0]);
    // Nor one of a column in the next.
    expect([...bifurcation(Float64Array.of(0.9, 0.9), 0, 2, 4).visits]).toEqual(new Array(8).fill(0));
    expect(rows(1, 2)).toEqual([0, 0, 0, 0]);
    expect(rows(-2, -1)).toEqual([0, 0, 0, 0]);
  });

  it('refuses rows that are not whole from 1 to 65,536, and a range that is empty', () => {
    const of =
      (rows: number, from = 0, to = 1) =>
      () =>
        bifurcation(Float64Array.of(), from, to, rows);
    for (const rows of [0, 1.5, 65_537]) expect(of(rows)).toThrow(RangeError);
    expect(of(65_537)).toThrow(/rows.*65,?536.*65,?537/);
    expect(of(65_536)).not.toThrow();
    expect(of(1)).not.toThrow();
    for (const [from, to] of [
      [2, 2],
      [3, 2],
      [Number.NaN, 2],
    ] as const) {
      expect(of(4, from, to)).toThrow(RangeError);
      expect(of(4, from, to)).toThrow(`got ${from} to ${to}`);
    }
  });
});

describe('one attractor has one exponent', () => {
  /** Mean of log|slope| along 400,000 steps of r′ = r(1 − 2w + (w − 2)r + r²). */
  function plainExponent(w: number): number {
    let r = 0.37;
    let sum = 0;
    for (let t = -1000; t < 400_000; t++) {
      if (t >= 0) sum += Math.log(Math.abs(1 - 2 * w + 2 * (w - 2) * r + 3 * r * r));
      r = r * (1 - 2 * w + (w - 2) * r + r * r);
    }
    return sum / 400_000;
  }

  it.each([
    [1.05, 0.3],
    [1.27, -0.2],
    [1.4, 0.05],
    [-1.4, 0.05],
    [1.55, 0.21],
    [1.7329, 0.1],
    [-1.9, 0.4],
    [1.98, 0.01],
  ])(
    'the verdict on a run of w = %d that starts %d beyond its minimum says what the diagram says',
    (w, off) => {
      const output = w + Math.sign(w) * off;
      for (const lean of [1, 0.999]) {
        const problem = {
          learningRate: 1,
          width: 1,
          target: w,
          start: { output: output * lean, ntk: 2 * Math.abs(output) },
        };
        const { lyapunov, lyapunovError, period } = verdictOf(problem, simulate(problem, 40));
        const diagram = at(Math.abs(w));
        expect([lyapunov, lyapunovError, period ?? 0]).toEqual([
          diagram.lyapunov[0],
          diagram.error[0],
          diagram.period[0],
        ]);
        const slack = lyapunovError > 0 ? 5 * lyapunovError : 1e-3;
        expect(Math.abs((lyapunov ?? 0) - plainExponent(Math.abs(w)))).toBeLessThan(slack);
      }
    },
  );
});
