import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bowl,
  bowlComponents,
  bowlFactors,
  bowlLoss,
  bowlMatrix,
  bowlPath,
  bowlVerdict,
  criticalRate,
  directionOf,
  fastestRate,
} from '../../../src/core/small/bowl.ts';
import { eigenvalues } from '../../../src/core/small/symmetric.ts';
import { grid } from '../problems.ts';

const origin = { x: 0, y: 0 };
const bowls = fc.record({
  a: grid(4).map(Math.abs),
  b: grid(4).map(Math.abs),
  angle: grid(200),
  centre: fc.record({ x: grid(2), y: grid(2) }),
});
const places = fc.record({ x: grid(3), y: grid(3) });
const rates = fc.double({ min: 0.01, max: 1.2, noNaN: true });

describe('a bowl', () => {
  it('has the matrix of the course, and its eigenvalues', () => {
    const { xx, xy, yy } = bowlMatrix({ a: 4, b: 1, angle: 30, centre: origin });
    expect(xx).toBeCloseTo(3.25, 14);
    expect(xy).toBeCloseTo(1.29904, 5);
    expect(yy).toBeCloseTo(1.75, 14);
    fc.assert(
      fc.property(bowls, (bowl) => {
        const q = bowlMatrix(bowl);
        const [top, low] = eigenvalues(Float64Array.of(q.xx, q.xy, q.xy, q.yy), 2) as unknown as [
          number,
          number,
        ];
        expect(top).toBeCloseTo(Math.max(bowl.a, bowl.b), 12);
        expect(low).toBeCloseTo(Math.min(bowl.a, bowl.b), 12);
      }),
    );
  });

  it('turns by angles that agree with those of the engine, exactly at right angles', () => {
    for (let degrees = -725; degrees <= 725; degrees += 7.3) {
      const { cosine, sine } = directionOf(degrees);
      expect(cosine).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 14);
      expect(sine).toBeCloseTo(Math.sin((degrees * Math.PI) / 180), 14);
    }
    expect(directionOf(90)).toEqual({ cosine: 0, sine: 1 });
    expect(directionOf(-180)).toEqual({ cosine: -1, sine: 0 });
    expect(directionOf(270)).toEqual({ cosine: 0, sine: -1 });
  });

  it('is descended as its matrix says', () => {
    fc.assert(
      fc.property(bowls, places, rates, (bowl, start, rate) => {
        const { xx, xy, yy } = bowlMatrix(bowl);
        const path = bowlPath(bowl, start, rate, 30);
        let { x, y } = start;
        let size = 1;
        for (let t = 0; t <= 30; t++) {
          size = Math.max(size, Math.abs(x), Math.abs(y));
          expect(Math.abs((path.x[t] as number) - x)).toBeLessThan(1e-11 * size);
          expect(Math.abs((path.y[t] as number) - y)).toBeLessThan(1e-11 * size);
          expect(Math.abs((path.loss[t] as number) - bowlLoss(bowl, { x, y }))).toBeLessThan(
            1e-10 * size * size,
          );
          const [dx, dy] = [x - bowl.centre.x, y - bowl.centre.y];
          x -= rate * (xx * dx + xy * dy);
          y -= rate * (xy * dx + yy * dy);
        }
      }),
    );
  });

  it('converges from a start in general iff η < 2/λ_max, and to where its path goes', () => {
    fc.assert(
      fc.property(bowls, places, rates, (bowl, start, rate) => {
        const { a, b } = bowlComponents(bowl, start);
        fc.pre(Math.abs(a) > 1e-3 && Math.abs(b) > 1e-3 && Math.max(bowl.a, bowl.b) > 0);
        const { kind, spared, limit } = bowlVerdict(bowl, start, rate);
        expect(kind).toBe(rate < criticalRate(bowl) ? 'converges' : 'diverges');
        expect(spared).toBe(false);
        const slow = Object.values(bowlFactors(bowl, rate)).some(
          (f) => f !== 1 && 1 - Math.abs(f) < 0.003 && Math.abs(f) <= 1,
        );
        fc.pre(!slow);
        const { x, y } = bowlPath(bowl, start, rate, 20_000);
        if (limit) {
          expect(x[20_000]).toBeCloseTo(limit.x, 10);
          expect(y[20_000]).toBeCloseTo(limit.y, 10);
        } else expect(Math.hypot(x[20_000] as number, y[20_000] as number)).toBeGreaterThan(10);
      }),
    );
  });
});

describe('diag(4, 1), the bowl of the exercise', () => {
  const bowl: Bowl = { a: 4, b: 1, angle: 0, centre: origin };

  it.each([
    [0.4, 'converges'],
    [0.5, 'cycles'],
    [0.6, 'diverges'],
  ] as const)('at η = %f %s', (rate, kind) => {
    expect(bowlVerdict(bowl, { x: 1, y: 1 }, rate).kind).toBe(kind);
  });

  it('at η = ½ goes from side to side for ever, and rests in the other direction', () => {
    const { x, y } = bowlPath(bowl, { x: 1, y: 1 }, 0.5, 100);
    expect([...x.subarray(0, 4)]).toEqual([1, -1, 1, -1]);
    expect(x[100]).toBe(1);
    expect(y[100]).toBeLessThan(1e-29);
  });

  it('is fastest at η = .4, with a factor of .6', () => {
    expect(fastestRate(bowl)).toEqual({ rate: 0.4, factor: 0.6 });
    const { a, b } = bowlFactors(bowl, 0.4);
    expect(a).toBeCloseTo(-0.6, 15);
    expect(b).toBeCloseTo(0.6, 15);
    for (const rate of [0.3, 0.39, 0.41, 0.49]) {
      const factors = bowlFactors(bowl, rate);
      expect(Math.max(Math.abs(factors.a), Math.abs(factors.b))).toBeGreaterThan(0.6);
    }
  });

  it('spares a start without a top component, at every angle, and never leaks', () => {
    for (const angle of [0, 30, 45, 77.7, 90, 123]) {
      const turned = { ...bowl, angle };
      const { cosine, sine } = directionOf(angle);
      const start = { x: -1.3 * sine, y: 1.3 * cosine };
      for (const rate of [0.5, 0.6, 1.9])
        expect(bowlVerdict(turned, start, rate)).toMatchObject({ kind: 'converges', spared: true });
      const { loss } = bowlPath(turned, start, 1.9, 2000);
      expect(loss[2000]).toBeLessThan(1e-100);
      expect(bowlVerdict(turned, start, 2).kind).toBe('cycles');
      expect(bowlVerdict(turned, start, 2.1).kind).toBe('diverges');
    }
  });
});

it('a singular bowl keeps what lies in its kernel, and a flat one everything', () => {
  const valley: Bowl = { a: 4, b: 0, angle: 30, centre: { x: 1, y: 2 } };
  const start = { x: 2, y: 4 };
  // The projection of (1, 2) on (−½, √¾) is √3 − ½.
  const along = Math.sqrt(3) - 0.5;
  const { kind, limit } = bowlVerdict(valley, start, 0.3);
  expect(kind).toBe('converges');
  expect(limit?.x).toBeCloseTo(1 - along / 2, 14);
  expect(limit?.y).toBeCloseTo(2 + along * Math.sqrt(0.75), 14);
  const { x, y } = bowlPath(valley, start, 0.3, 200);
  expect(x[200]).toBeCloseTo(limit?.x as number, 13);
  expect(y[200]).toBeCloseTo(limit?.y as number, 13);
  const flat = { a: 0, b: 0, angle: 10, centre: origin };
  expect(criticalRate(flat)).toBe(Number.POSITIVE_INFINITY);
  expect(fastestRate(flat)).toBe(null);
  expect(bowlVerdict(flat, start, 1e6).limit?.x).toBeCloseTo(2, 14);
  expect(fastestRate(valley)).toEqual({ rate: 0.5, factor: 1 });
});

it('the critical rate cycles, whatever its rounding', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (a) => {
      const bowl = { a, b: a / 3, angle: 0, centre: origin };
      expect(bowlVerdict(bowl, { x: 1, y: 1 }, criticalRate(bowl)).kind).toBe('cycles');
      expect(bowlVerdict(bowl, { x: 1, y: 1 }, criticalRate(bowl) * 1.001).kind).toBe('diverges');
      expect(bowlVerdict(bowl, { x: 1, y: 1 }, criticalRate(bowl) * 0.999).kind).toBe('converges');
    }),
  );
});

it('a path that leaves the doubles is +Infinity from there on', () => {
  const { x, y, loss } = bowlPath({ a: 4, b: 1, angle: 30, centre: origin }, { x: 1, y: -1 }, 1e3, 500);
  expect(loss.at(-1)).toBe(Number.POSITIVE_INFINITY);
  for (const column of [x, y, loss]) expect([...column].some(Number.isNaN)).toBe(false);
});

it('bad bowls, starts and rates are errors', () => {
  const bowl = { a: 1, b: 1, angle: 0, centre: origin };
  expect(() => bowlMatrix({ ...bowl, a: -1 })).toThrow(/eigenvalue a/);
  expect(() => bowlMatrix({ ...bowl, angle: Number.NaN })).toThrow(/angle/);
  expect(() => bowlPath({ ...bowl, centre: { x: 0, y: Number.POSITIVE_INFINITY } }, origin, 1, 1)).toThrow(
    /centre y/,
  );
  expect(() => bowlPath(bowl, { x: Number.NaN, y: 0 }, 1, 1)).toThrow(/start x/);
  expect(() => bowlPath(bowl, origin, 0, 1)).toThrow(/learning rate/);
  expect(() => bowlVerdict(bowl, origin, -1)).toThrow(/learning rate/);
  expect(() => bowlPath(bowl, origin, 1, -1)).toThrow(/steps/);
});
