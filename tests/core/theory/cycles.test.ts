import { describe, expect, it } from 'vitest';
import { axisAttractor } from '../../../src/core/theory/attractor.ts';
import { AxisMap, attractingCycle } from '../../../src/core/theory/cycles.ts';

describe('the map along the axis', () => {
  // x′ = (1 − d + w − x/4)²x by hand: the factor is 1.5 − 0.25 − 0.5 = 0.75 in the first line.
  it.each([
    [0.5, 0.25, 2, 1.125, 0.75 * (0.75 - 1)],
    [0.5, 0, 2, 2, 1 * (1 - 1)],
    [-0.5, 0.25, 1, 0, 0],
    [1.5, 0.5, 4, 4, 1 * (1 - 2)],
    [1, 0, 0, 0, 4],
  ])('at w = %d, d = %d sends %d to %d, with slope %d', (w, d, x, next, slope) => {
    const map = new AxisMap(w, d);
    expect(map.next(x)).toBe(next);
    expect(map.slope(x) + 0).toBe(slope + 0);
    expect(map.residualOf(x)).toBe(x / 4 - w);
    expect(map.fromResidual(x / 4 - w)).toBe(x);
  });
});

describe('an attracting cycle', () => {
  // With decay d the axis rests where 1 − d − r = 1, r = −d: x = 4(w − d), slope 1 − x/2.
  it.each([
    [0.5, 0],
    [0.75, 0.25],
    [1.2, 0.4],
  ])('of one step is the rest x = 4(w − d) with multiplier 1 − 2(w − d): w = %d, d = %d', (w, d) => {
    for (const off of [-0.1, -1e-3, 0, 1e-3, 0.1]) {
      const cycle = attractingCycle(new AxisMap(w, d), 4 * (w - d) + off);
      expect(cycle?.period).toBe(1);
      expect(cycle?.x).toBeCloseTo(4 * (w - d), 12);
      expect(cycle?.multiplier).toBeCloseTo(1 - 2 * (w - d), 12);
    }
  });

  it('of one step is the origin where w is below the decay, with multiplier (1 − d + w)²', () => {
    const cycle = attractingCycle(new AxisMap(0.1, 0.3), 1e-9);
    expect(cycle?.period).toBe(1);
    expect(cycle?.x).toBeCloseTo(0, 12);
    expect(cycle?.multiplier).toBeCloseTo(0.64, 9);
  });

  // 1 − r± are the roots of A² − (1 + w)A + 1, and the multiplier is the product of the slopes 1 − 2w + 2(w − 2)r + 3r².
  it.each([1.02, 1.1, 1.2, 1.23])('of two steps has the points of its quadratic at w = %d', (w) => {
    const root = Math.sqrt(((1 + w) / 2) ** 2 - 1);
    const points = [1 - (1 + w) / 2 - root, 1 - (1 + w) / 2 + root] as const;
    const slope = (r: number) => 1 - 2 * w + 2 * (w - 2) * r + 3 * r * r;
    const map = new AxisMap(w);
    for (const r of points) {
      const cycle = attractingCycle(map, map.fromResidual(r) + 1e-4);
      expect(cycle?.period).toBe(2);
      expect(map.residualOf(cycle?.x ?? 0)).toBeCloseTo(r, 11);
      expect(cycle?.multiplier).toBeCloseTo(slope(points[0]) * slope(points[1]), 10);
    }
  });

  it('is not the minimum where that repels, nor any where a cycle of two repels as well', () => {
    // Beyond w = 1 the minimum has slope 1 − 2w < −1.
    const near = (w: number, r: number) => attractingCycle(new AxisMap(w), 4 * (w + r));
    expect(near(1.5, 0)).toBe(null);
    expect(near(1.001, 1e-7)?.period ?? null).not.toBe(1);
    // A cycle of two ends at √5 − 1.
    const half = (1 + 1.26) / 2;
    expect(near(1.26, 1 - half - Math.sqrt(half * half - 1))?.period ?? null).not.toBe(2);
  });

  it('has no multiplier of 1 in size: at |w| = 1 the minimum attracts slower than any', () => {
    expect(attractingCycle(new AxisMap(1), 4)).toBe(null);
  });

  it('counts each cycle once: a cycle of k steps is not one of 2k', () => {
    for (const [w, period] of [
      [1.25, 4],
      [1.291, 8],
      [1.7, 3],
    ] as const) {
      const map = new AxisMap(w);
      let x = map.fromResidual(0.1);
      for (let t = 0; t < 50_000; t++) x = map.next(x);
      // From each of its points.
      for (let t = 0; t < period; t++) {
        expect(attractingCycle(map, x)?.period).toBe(period);
        x = map.next(x);
      }
    }
  });

  it('has its least number of steps even where an orbit on its way returns only after several rounds', () => {
    let found = 0;
    for (const steps of [20, 100])
      for (let w = 0.9; w < 2; w += 3e-4) {
        const map = new AxisMap(w);
        let x = map.fromResidual(0.1);
        for (let t = 0; t < steps; t++) x = map.next(x);
        const cycle = attractingCycle(map, x);
        if (cycle === null) continue;
        found++;
        let y = map.next(cycle.x);
        let period = 1;
        let product = map.slope(cycle.x);
        for (; Math.abs(y - cycle.x) > 1e-7 * 4 * (w + 1) && period < 100; period++) {
          product *= map.slope(y);
          y = map.next(y);
        }
        expect(cycle.period).toBe(period);
        expect(cycle.multiplier).toBeCloseTo(product, 12);
        expect(Math.abs(cycle.x - x)).toBeLessThan(0.05 * 4 * (w + 1));
      }
    expect(found).toBeGreaterThan(1000);
  });

  it('is found up to 64 steps: the doublings of the cycle of three have 6, 12 and 24', () => {
    // Followed by brute force: the first return within 1e-9 of where the orbit has settled.
    let found = 0;
    for (let w = 1.69; w < 1.72; w += 0.0004) {
      const map = new AxisMap(w);
      let x = map.fromResidual(0.1);
      for (let t = 0; t < 20_000; t++) x = map.next(x);
      let y = map.next(x);
      let period = 1;
      while (Math.abs(y - x) > 1e-9 && period < 100) {
        y = map.next(y);
        period++;
      }
      if (period > 64) continue;
      found++;
      expect(attractingCycle(map, x)?.period).toBe(period);
    }
    expect(found).toBeGreaterThan(10);
  });
});

it.each([
  // Brute force, 3 million steps: the last doublings of the cycle of two, and the window of 72.
  [1.302, 32],
  [1.3022, 64],
  [1.30226, null],
  [1.3029, null],
])(
  'of |w| = %d the cycle has %s steps: 64 are the most, those of 128 and 72 are not told from chaos',
  (w, period) => {
    const map = new AxisMap(w);
    let x = map.fromResidual(0.1);
    for (let t = 0; t < 200_000; t++) x = map.next(x);
    expect(attractingCycle(map, x)?.period ?? null).toBe(period);
  },
);

/** The balanced map by brute force: steps until it is back within 10⁻⁹ after 100,000 steps, and its mean log stretching. */
function followed(w: number) {
  const next = (r: number) => r * (1 - 2 * w + (w - 2) * r + r * r);
  let r = 0.1;
  for (let t = 0; t < 100_000; t++) r = next(r);
  let period = 1;
  for (let at = next(r); Math.abs(at - r) > 1e-9 && period < 5000; at = next(at)) period++;
  let sum = 0;
  const steps = period < 5000 ? period : 200_000;
  for (let t = 0; t < steps; t++) {
    sum += Math.log(Math.abs(1 - 2 * w + 2 * (w - 2) * r + 3 * r * r));
    r = next(r);
  }
  return { period, mean: sum / steps };
}

const attractor = (w: number) => axisAttractor(new AxisMap(w), 4 * (0.1 + w), 0);

describe('a long cycle', () => {
  // Windows that an orbit finds only after hundreds of steps.
  it.each([
    [1.3372, 60],
    [1.3614, 52],
    [1.3652, 9],
    [1.432, 32],
    [1.4674, 48],
    [1.4677, 42],
  ])('at w = %d has %d steps', (w, period) => {
    const brute = followed(w);
    expect(brute.period).toBe(period);
    const found = attractor(w);
    expect(found).toMatchObject({ phase: 'periodic', period, error: 0 });
    expect(found.lyapunov).toBeCloseTo(brute.mean, 6);
  });

  it.each([1.30226, 1.30228, 1.3032, 1.3371])(
    'of more than 64 steps, at w = %d, is periodic without a number, its exponent measured',
    (w) => {
      const { period, mean } = followed(w);
      expect(period).toBeGreaterThan(64);
      expect(mean).toBeLessThan(0);
      const found = attractor(w);
      expect([found.phase, found.period]).toEqual(['periodic', null]);
      expect(Math.abs(found.lyapunov - mean)).toBeLessThan(4 * found.error + 0.002);
    },
  );
});
