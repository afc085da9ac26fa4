import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attractorOf,
  axisAttractor,
  edgeAttractor,
  heldTo,
  MEASURING,
  TWO_CYCLE_ENDS,
  twoCycle,
  twoCyclePoints,
} from '../../../src/core/theory/attractor.ts';
import { AxisMap, attractingCycle } from '../../../src/core/theory/cycles.ts';
import { runs } from '../../fuzz.ts';

/** The balanced map in r, as docs/model.md has it. */
const f = (w: number, r: number) => r * (1 - 2 * w + (w - 2) * r + r * r);
const slope = (w: number, r: number) => 1 - 2 * w + 2 * (w - 2) * r + 3 * r * r;

/** Where the orbit of a start of the balanced map is after many steps, and its mean log stretching: brute force. */
function followed(w: number, steps: number, r0 = 0.1) {
  let r = r0;
  for (let t = 0; t < 200_000; t++) r = f(w, r);
  let sum = 0;
  for (let t = 0; t < steps; t++) {
    sum += Math.log(Math.abs(slope(w, r)));
    r = f(w, r);
  }
  return { r, mean: sum / steps };
}

describe('the balanced map', () => {
  it('is r′ = r(1 − 2w + (w − 2)r + r²), by the squared length that is left', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(value, value, (w, r) => {
        const map = new AxisMap(w);
        const x = map.fromResidual(r);
        expect(map.residualOf(x)).toBeCloseTo(r, 12);
        expect(map.residualOf(map.next(x))).toBeCloseTo(f(w, r), 9);
        expect(map.slope(x)).toBeCloseTo(slope(w, r), 9);
      }),
      runs(200),
    );
  });

  it('shrinks its length by 1 − d under weight decay', () => {
    const map = new AxisMap(1, 0.25);
    // r = x/4 − w = 0: x′ = (1 − d)²x.
    expect(map.next(4)).toBeCloseTo(4 * 0.75 ** 2, 14);
  });
});

describe('a cycle', () => {
  // Windows and doublings: 12 steps at 1.33554 and others found by following.
  it.each([
    [1.1, 2],
    [1.25, 4],
    [1.2356, 2],
    [1.29, 8],
    [1.3, 16],
    [1.33554, 12],
    [1.7, 3],
  ])('at w = %d has %d steps, and the multiplier is the product of the slopes along it', (w, period) => {
    const map = new AxisMap(w);
    let x = map.fromResidual(followed(w, 0).r);
    const cycle = attractingCycle(map, x);
    expect(cycle?.period).toBe(period);
    x = cycle?.x ?? 0;
    let product = 1;
    for (let t = 0; t < period; t++) {
      product *= slope(w, map.residualOf(x));
      x = map.next(x);
    }
    expect(x / (cycle?.x ?? 1)).toBeCloseTo(1, 12);
    expect(cycle?.multiplier).toBeCloseTo(product, 9);
    expect(Math.abs(product)).toBeLessThan(1);
  });

  it('of one step is the minimum below |w| = 1, however slowly it is reached', () => {
    for (const w of [0.3, 0.9, 0.99, 0.99956]) {
      const map = new AxisMap(w);
      expect(attractingCycle(map, map.fromResidual(0.01))).toMatchObject({ period: 1 });
      expect(axisAttractor(map, map.fromResidual(0.1), 0)).toMatchObject({ phase: 'periodic', period: 1 });
    }
  });

  it('is none in chaos', () => {
    for (const w of [1.4, 1.5, 1.9]) {
      const map = new AxisMap(w);
      expect(attractingCycle(map, map.fromResidual(followed(w, 0).r))).toBe(null);
    }
  });
});

describe('the cycle of two', () => {
  it('has r₊ = f(r₋), and the exponent of its multiplier', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: TWO_CYCLE_ENDS, noNaN: true }), (w) => {
        const [a, b] = twoCyclePoints(w);
        expect(a).toBeLessThanOrEqual(b);
        expect(f(w, a)).toBeCloseTo(b, 12);
        expect(f(w, b)).toBeCloseTo(a, 12);
        const product = Math.abs(slope(w, a) * slope(w, b));
        expect(product).toBeLessThanOrEqual(1 + 1e-9);
        if (product > 1e-9) expect(twoCycle(w).lyapunov).toBeCloseTo(Math.log(product) / 2, 9);
      }),
      runs(200),
    );
  });

  it('is what an unbalanced run falls onto too, by the closed form up to √5 − 1 and by following beyond', () => {
    // κ = 2.2, r = 0.1, w = ±1.1: bounded, off balance.
    for (const w of [1.1, -1.1]) {
      const found = attractorOf(2.3, 0.1 * Math.sign(w), w);
      expect(found).toMatchObject({ phase: 'periodic', period: 2, error: 0 });
      expect(found.lyapunov).toBe(twoCycle(1.1).lyapunov);
    }
    expect(attractorOf(2.6, 0.05, 1.25)).toMatchObject({ phase: 'periodic', period: 4 });
    expect(attractorOf(2.6, -0.05, -1.25)).toMatchObject({ phase: 'periodic', period: 4 });
  });
});

describe('an exponent', () => {
  it.each([1.4, 1.5, 1.8, 1.95])('of chaos at w = %d is that of a long run within three errors', (w) => {
    const long = followed(w, 2_000_000).mean;
    const { phase, period, lyapunov, error } = attractorOf(2 * (w + 0.2), 0.2, w, 0, MEASURING);
    expect([phase, period]).toEqual(['chaotic', null]);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.03);
    expect(Math.abs(lyapunov - long)).toBeLessThan(3 * error + 0.002);
    // More steps leave a smaller error.
    expect(attractorOf(2 * (w + 0.2), 0.2, w).error).toBeGreaterThan(error);
  });

  it('on the edge G = 0 is that of the tripling map, ln 3, whatever w is; ln 9 on its fixed points', () => {
    expect(edgeAttractor(0.8125)).toEqual({
      phase: 'chaotic',
      period: null,
      lyapunov: expect.closeTo(Math.log(3), 12),
      error: 0,
    });
    // A last bit off 1 or 2 it wanders, however near to ±2 doubles would come.
    for (const r of [1 + 2 ** -52, 2 - 2 ** -52, 1.5, -0.25]) expect(edgeAttractor(r).phase).toBe('chaotic');
    for (const r of [2, -2, 1, -1]) {
      expect(edgeAttractor(r)).toEqual({
        phase: 'periodic',
        period: 1,
        lyapunov: expect.closeTo(Math.log(9), 12),
        error: 0,
      });
    }
  });

  it('a hair below the edge, where rounding carries a run off, is that of the balanced map', () => {
    for (const w of [1.3, -1.3, 1.6]) {
      const r = 0.8125 * Math.sign(w);
      const there = attractorOf(4 + w * r + 1e-15, r, w, 0, MEASURING);
      const balanced = attractorOf(2 * Math.abs(w) + 0.2, 0.1 * Math.sign(w), w, 0, MEASURING);
      expect([there.phase, there.period]).toEqual([balanced.phase, balanced.period]);
      expect(Math.abs(there.lyapunov - balanced.lyapunov)).toBeLessThan(0.02);
    }
  });

  it.each([
    [0.38532, 0.0123, 0.39],
    [0.38532, 0.00042, 0.3853],
    [-0.38532, 0.012, -0.39],
    [0.04, 0.2, 0],
    [12.6, 3, 13],
    [12.6, 30, 13],
    [0.5, 0, 0.5],
    [0.5, Number.NaN, 0.5],
  ])('%d ± %d is given as %d', (value, error, held) => {
    expect(heldTo(value, error) + 0).toBe(held);
  });
});

describe('under weight decay', () => {
  it('a bounded run falls onto the axis map with decay', () => {
    const d = 0.05;
    const w = 1.6;
    const found = attractorOf(2 * (w + 0.3), 0.2, w, d, MEASURING);
    let x = 4 * (0.2 + w);
    const map = new AxisMap(w, d);
    for (let t = 0; t < 5000; t++) x = map.next(x);
    const same = axisAttractor(map, x, MEASURING);
    expect([found.phase, found.period]).toEqual([same.phase, same.period]);
    if (found.phase === 'chaotic') expect(Math.abs(found.lyapunov - same.lyapunov)).toBeLessThan(0.05);
    else expect(found.lyapunov).toBeCloseTo(same.lyapunov, 6);
  });

  it('rests at the origin where |w| < d', () => {
    // x′ = (1 − d + w)²x: the rate at which it shrinks.
    const found = attractorOf(0.2, 0.01, 0.04, 0.1);
    expect(found).toMatchObject({ phase: 'periodic', period: 1 });
    expect(found.lyapunov).toBeCloseTo(2 * Math.log(1 - 0.1 + 0.04), 6);
  });

  it('is still on its way along the valley floor where the decay is weak', () => {
    const found = attractorOf(0.6, 0.001, 0.2, 1e-7);
    expect(found).toMatchObject({ phase: 'periodic', period: 1, error: 0 });
    expect(found.lyapunov).toBeLessThan(0);
  });
});

describe('an attractor by hand', () => {
  // Where it ends, at w = √5 − 1, the points are 1 − √5/2 ∓ 1/2.
  it.each([
    [1, 0, 0],
    [1.25, -0.6403882032022076, 0.3903882032022076],
    [TWO_CYCLE_ENDS, 0.5 - Math.sqrt(1.25), 1.5 - Math.sqrt(1.25)],
  ])('the cycle of two at w = %d is at r = %d and %d', (w, low, high) => {
    const [x, y] = twoCyclePoints(w);
    expect(x).toBeCloseTo(low, 13);
    expect(y).toBeCloseTo(high, 13);
  });

  it('has exponent −∞ where a point of the cycle is critical', () => {
    // w = 1/2: the minimum has slope 1 − 2w = 0.
    expect(axisAttractor(new AxisMap(0.5), 2, 0)).toMatchObject({
      phase: 'periodic',
      period: 1,
      lyapunov: Number.NEGATIVE_INFINITY,
      error: 0,
    });
  });

  it.each([0.2, 0.4, 0.7, 0.9])('at w = %d is the minimum, with exponent log|1 − 2w|, at x = 4w', (w) => {
    const found = axisAttractor(new AxisMap(w), 4 * w + 0.3, 0);
    expect(found).toMatchObject({ phase: 'periodic', period: 1, error: 0 });
    expect(found.lyapunov).toBeCloseTo(Math.log(Math.abs(1 - 2 * w)), 10);
    expect(found.at).toBeCloseTo(4 * w, 10);
  });

  it.each([1.25, 1.29, 1.3, 1.33554, 1.7])(
    'at w = %d names a point of the cycle, and its rate per step',
    (w) => {
      const map = new AxisMap(w);
      const { period, lyapunov, at } = axisAttractor(map, map.fromResidual(0.1), 0);
      let x = at;
      let sum = 0;
      for (let t = 0; t < (period ?? 0); t++) {
        sum += Math.log(Math.abs(map.slope(x)));
        x = map.next(x);
      }
      expect(x).toBeCloseTo(at, 10);
      expect(lyapunov).toBeCloseTo(sum / (period as number), 6);
    },
  );

  it('of chaos stays at a point of the orbit, whose exponent at w = 2 is ln 3', () => {
    // At w = 2 the axis map is r′ = r³ − 3r, the tripling map.
    const { phase, period, lyapunov, error, at } = axisAttractor(new AxisMap(2), 8.3, MEASURING);
    expect([phase, period]).toEqual(['chaotic', null]);
    expect(Math.abs(lyapunov - Math.log(3))).toBeLessThan(Math.max(0.005, 4 * error));
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(16);
  });

  it.each([2048, MEASURING])(
    'has an error over %d steps that is the scatter of its exponents over starts',
    (observed) => {
      const map = new AxisMap(1.5);
      const found = Array.from({ length: 80 }, (_, i) =>
        axisAttractor(map, map.fromResidual(0.05 + i / 200), observed),
      );
      const mean = found.reduce((sum, { lyapunov }) => sum + lyapunov, 0) / found.length;
      const spread = Math.sqrt(
        found.reduce((sum, { lyapunov }) => sum + (lyapunov - mean) ** 2, 0) / (found.length - 1),
      );
      const error = Math.sqrt(found.reduce((sum, each) => sum + each.error ** 2, 0) / found.length);
      // Eighty starts leave some 8 % of the spread open.
      expect(error / spread).toBeGreaterThan(0.7);
      expect(error / spread).toBeLessThan(1.4);
      expect(Math.abs(mean - followed(1.5, 500_000).mean)).toBeLessThan(0.01);
    },
  );

  it('has as error the standard error of the means of sixteen batches of the steps observed', () => {
    const map = new AxisMap(1.5);
    for (const observed of [2048, 4096, MEASURING]) {
      let x = map.fromResidual(0.1);
      // 512 steps to fall onto the attractor, 2,048 to tell it from a cycle; those are the ones observed if no more are asked for.
      for (let t = 0; t < (observed > 2048 ? 512 + 2048 : 512); t++) x = map.next(x);
      const means = Array.from({ length: 16 }, () => {
        let sum = 0;
        for (let t = 0; t < observed / 16; t++) {
          sum += Math.log(Math.abs(map.slope(x)));
          x = map.next(x);
        }
        return sum / (observed / 16);
      });
      const mean = means.reduce((sum, each) => sum + each, 0) / 16;
      const variance = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 15;
      const found = axisAttractor(map, map.fromResidual(0.1), observed);
      expect(found.lyapunov).toBeCloseTo(mean, 11);
      expect(found.error / Math.sqrt(variance / 16)).toBeCloseTo(1, 9);
      expect(found.at).toBe(x);
    }
  });

  it('on the edge G = 0 with |w| > √5 − 1 or weight decay none is not what an inner run falls onto', () => {
    // Off the edge by a little the run leaves it, for the cycle of four of w = 1.25.
    expect(attractorOf(4 + 1.25 * 0.1 - 0.01, 0.1, 1.25)).toMatchObject({ phase: 'periodic', period: 4 });
    expect(attractorOf(4 + 1.25 * 0.1 - 0.01, 0.1, 1.25).lyapunov).toBeLessThan(0);
    // With decay the edge means nothing: |w| < d, the origin.
    const resting = attractorOf(4, 0.5, 0, 0.25);
    expect(resting).toMatchObject({ phase: 'periodic', period: 1 });
    expect(resting.lyapunov).toBeCloseTo(2 * Math.log(0.75), 6);
  });

  it.each([1, -1])('with decay d rests at |r| = d, log|1 − 2(|w| − d)| a step, on side %d', (side) => {
    const found = attractorOf(2, 0.1 * side, 0.6 * side, 0.3);
    expect(found).toMatchObject({ phase: 'periodic', period: 1, error: 0 });
    expect(found.lyapunov).toBeCloseTo(Math.log(1 - 2 * 0.3), 9);
  });

  it('of a weak decay goes along the valley floor at the rate log|1 − κ|', () => {
    const d = 1e-9;
    // At κ = 0.6 and z = w the lengths hardly move.
    expect(attractorOf(0.6, 0, 0.2, d).lyapunov).toBeCloseTo(Math.log(0.4), 3);
    expect(attractorOf(1.7, 0, -0.2, d).lyapunov).toBeCloseTo(Math.log(0.7), 3);
    expect(attractorOf(0.1, 0, 0.02, d).lyapunov).toBeCloseTo(Math.log(0.9), 4);
    expect(attractorOf(0.1, 0, -0.02, d).lyapunov).toBeCloseTo(Math.log(0.9), 4);
  });

  it.each([
    [2.34, 1, 2],
    [2.34, 0.1, 2.3],
    [2.36, 0.99, 2.4],
    [123.4, 5, 123],
    [0.5, 1e-120, 0.5],
    [0.5, -1, 0.5],
  ])('%d ± %d is held to %d', (value, error, held) => {
    expect(heldTo(value, error)).toBe(held);
  });
});
