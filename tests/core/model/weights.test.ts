import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SEED, philox } from '../../../src/core/model/generator.ts';
import { drawAhead, gaussianWeights, measure, startOf, weightsFor } from '../../../src/core/model/weights.ts';
import { runs } from '../../fuzz.ts';

const seeds = fc.integer({ min: 0, max: MAX_SEED });

describe('the generator', () => {
  // Known-answer vectors of Random123 (Salmon et al. 2011), philox2x32 with ten rounds: counter (2 words), key, result.
  it.each([
    [0, 0, 0, 0xff1dae59, 0x6cd10df2],
    [0xffffffff, 0xffffffff, 0xffffffff, 0x2c3f628b, 0xab4fd7ad],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0xdd7ce038, 0xf62a4c12],
  ])('meets the published vector for counter %i %i, key %i', (left, right, key, first, second) => {
    const word = new Uint32Array(2);
    philox(key, left, right, word);
    expect([...word]).toEqual([first, second]);
  });
});

describe('weights', () => {
  it('are Marsaglia’s polar pairs of the generator’s words at the midpoints of 2³² cells, the first pair inside the circle', () => {
    const word = new Uint32Array(2);
    let rejected = 0;
    for (const seed of [0, 1, MAX_SEED]) {
      const { u, v } = gaussianWeights(seed, 50);
      for (let i = 0; i < 50; i++) {
        for (let attempt = 0; ; attempt++) {
          philox(seed, i, attempt, word);
          const [x, y] = [...word].map((each) => (2 * each + 1 - 2 ** 32) / 2 ** 32) as [number, number];
          const s = x * x + y * y;
          rejected += s < 1 ? 0 : 1;
          if (s >= 1) continue;
          const factor = Math.sqrt((-2 * Math.log(s)) / s);
          expect(Math.abs((u[i] as number) / (factor * x) - 1)).toBeLessThan(1e-13);
          expect(Math.abs((v[i] as number) / (factor * y) - 1)).toBeLessThan(1e-13);
          break;
        }
      }
    }
    expect(rejected).toBeGreaterThan(10);
  });

  it('of n neurons are the first n of one infinite network', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        (seed, a, b) => {
          const small = gaussianWeights(seed, Math.min(a, b));
          const large = gaussianWeights(seed, Math.max(a, b));
          expect(large.u.slice(0, small.u.length)).toEqual(small.u);
          expect(large.v.slice(0, small.v.length)).toEqual(small.v);
        },
      ),
      runs(100),
    );
  });

  it('are the same for one seed and differ between seeds', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        expect(gaussianWeights(one, 8)).toEqual(gaussianWeights(one, 8));
        if (one !== other) expect(gaussianWeights(one, 8)).not.toEqual(gaussianWeights(other, 8));
      }),
    );
  });

  it('are standard normal and independent: moments and tails of two million', () => {
    const { u, v } = gaussianWeights(7, 2 ** 20);
    const n = 2 ** 20;
    const mean = (f: (i: number) => number) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += f(i);
      return sum / n;
    };
    // Five standard errors of each estimate.
    const within = (value: number, expected: number, deviation: number) =>
      expect(Math.abs(value - expected)).toBeLessThan((5 * deviation) / Math.sqrt(n));
    for (const layer of [u, v]) {
      const x = (i: number) => layer[i] as number;
      within(mean(x), 0, 1);
      within(
        mean((i) => x(i) ** 2),
        1,
        Math.sqrt(2),
      );
      within(
        mean((i) => x(i) ** 3),
        0,
        Math.sqrt(15),
      );
      within(
        mean((i) => x(i) ** 4),
        3,
        Math.sqrt(96),
      );
      within(
        mean((i) => (Math.abs(x(i)) > 1.959963984540054 ? 1 : 0)),
        0.05,
        Math.sqrt(0.05 * 0.95),
      );
      within(
        mean((i) => (i > 0 ? x(i) * x(i - 1) : 0)),
        0,
        1,
      );
    }
    within(
      mean((i) => (u[i] as number) * (v[i] as number)),
      0,
      1,
    );
  });

  it('have an output and a kernel that do not depend on which widths were asked before', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 6 }),
        (seed, widths) => {
          for (const width of widths)
            expect(startOf(seed, width)).toEqual(measure(gaussianWeights(seed, width)));
        },
      ),
      runs(60),
    );
  });

  it('can be made to start at a given output and kernel', () => {
    const width = fc.integer({ min: 1, max: 500 });
    const tilt = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 1000);
    fc.assert(
      fc.property(seeds, width, tilt, fc.integer({ min: 1, max: 400 }), (seed, n, t, kernel) => {
        const start = { ntk: kernel / 100, output: (t * (kernel / 100) * Math.sqrt(n)) / 2 };
        const got = measure(weightsFor(seed, n, start));
        expect(Math.abs(got.ntk - start.ntk)).toBeLessThanOrEqual(1e-10 * start.ntk);
        expect(Math.abs(got.output - start.output)).toBeLessThanOrEqual(1e-10 * start.ntk * Math.sqrt(n));
      }),
      runs(300),
    );
  });

  it('start there also where the seed’s own are nearly balanced', () => {
    // u = −0.516359… and v = −0.515865…: ‖q‖² is 2·10⁻⁷ of ‖p‖².
    for (const output of [0, 0.25, -0.25]) {
      const got = measure(weightsFor(3178203376, 1, { output, ntk: 1 }));
      expect(Math.abs(got.output - output)).toBeLessThan(1e-15);
      expect(Math.abs(got.ntk - 1)).toBeLessThan(1e-15);
    }
  });

  it('of a seed’s own start are the seed’s, and of any other with the same output or kernel are not', () => {
    const own = gaussianWeights(3, 50);
    const { output, ntk } = measure(own);
    expect(weightsFor(3, 50, { output, ntk })).toEqual(own);
    for (const start of [
      { output, ntk: 2 * ntk },
      { output: output / 2, ntk },
    ]) {
      const got = measure(weightsFor(3, 50, start));
      expect([got.output / start.output, got.ntk / start.ntk]).toEqual([
        expect.closeTo(1, 10),
        expect.closeTo(1, 10),
      ]);
    }
  });

  it('are, of a part, the first of all, at a given start and at the seed’s own', () => {
    for (const width of [7, 1500, 5000]) {
      const own = startOf(11, width);
      for (const start of [own, { output: 0.3 * own.ntk, ntk: 2 * own.ntk }]) {
        const { u, v } = weightsFor(11, width, start);
        for (const count of [1, 6, width])
          expect(weightsFor(11, width, start, count)).toEqual({
            u: u.slice(0, count),
            v: v.slice(0, count),
          });
      }
    }
    for (const count of [0, 8, 1.5])
      expect(() => weightsFor(11, 7, { output: 0, ntk: 2 }, count)).toThrow(/number of neurons.*1 to 7, got/);
  });

  it('can be prepared ahead, until all 2²⁰ are: 1,024 chunks', () => {
    // A seed of this test alone.
    const seed = 4_000_000_001;
    expect([511, 512, 1, 5].map((chunks) => drawAhead(seed, chunks))).toEqual([false, false, true, true]);
    for (const width of [1, 1023, 1024, 1025, 2 ** 20])
      expect(startOf(seed, width)).toEqual(measure(gaussianWeights(seed, width)));
    expect(() => drawAhead(-1, 1)).toThrow(/seed.*got -1/);
    expect(drawAhead(0, 0)).toBe(false);
  });

  it('refuse a start that no network of the width has', () => {
    expect(() => weightsFor(1, 4, { output: 2.1, ntk: 2 })).toThrow(/initial output.*±2, got 2.1/);
    expect(() => weightsFor(1, 4, { output: 0, ntk: 0 })).toThrow(/initial NTK.*got 0/);
  });

  it('are measured only in two layers of one width', () => {
    const layer = (width: number) => new Float64Array(width).fill(1);
    expect(measure({ u: layer(4), v: layer(4) })).toEqual({ output: 2, ntk: 2 });
    expect(() => measure({ u: layer(4), v: layer(3) })).toThrow(/second layer width.*4 to 4, got 3/);
    expect(() => measure({ u: layer(0), v: layer(0) })).toThrow(/width.*from 1.*got 0/);
  });

  it('refuse a seed or a width outside its range', () => {
    expect(() => gaussianWeights(-1, 4)).toThrow(/seed must be a whole number from 0 to 4294967295, got -1/);
    expect(() => gaussianWeights(2 ** 32, 4)).toThrow(RangeError);
    expect(() => startOf(0.5, 4)).toThrow(RangeError);
    expect(() => startOf(1, 2 ** 20 + 1)).toThrow(/width must be a whole number from 1 to 1048576/);
  });
});
