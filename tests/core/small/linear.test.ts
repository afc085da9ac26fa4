import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearFlow } from '../../../src/core/small/linear.ts';
import { threeWeights, twoWeights } from '../../../src/core/small/products.ts';
import { runs } from '../../fuzz.ts';
import { grid } from '../problems.ts';
import { gap, norm } from './examples.ts';

/** Runge–Kutta of fourth order on Ẇ = field(W). */
function integrate(
  field: (w: number[]) => number[],
  start: ArrayLike<number>,
  time: number,
  steps: number,
): number[] {
  let w = Array.from(start);
  const h = time / steps;
  const along = (k: number[], by: number) => w.map((x, i) => x + by * (k[i] as number));
  for (let t = 0; t < steps; t++) {
    const k1 = field(w);
    const k2 = field(along(k1, h / 2));
    const k3 = field(along(k2, h / 2));
    const k4 = field(along(k3, h));
    w = w.map(
      (x, i) =>
        x + (h / 6) * ((k1[i] as number) + 2 * (k2[i] as number) + 2 * (k3[i] as number) + (k4[i] as number)),
    );
  }
  return w;
}

const systems = fc
  .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) => {
    const numbers = (length: number) =>
      fc.array(grid(1.5), { minLength: length, maxLength: length }).map((all) => Float64Array.from(all));
    return fc.record({
      jacobian: numbers(rows * columns),
      weights: numbers(columns),
      residual: numbers(rows),
    });
  });

describe('the linear equation of lazy training', () => {
  it('is solved by W(t), as Runge–Kutta finds from A and b alone', () => {
    fc.assert(
      fc.property(
        systems,
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        ({ jacobian, weights, residual }, time) => {
          const flow = linearFlow(jacobian, weights, residual);
          const p = weights.length;
          const field = (w: number[]) =>
            w.map((_, i) =>
              w.reduce((sum, x, j) => sum - (flow.matrix[i * p + j] as number) * x, flow.drift[i] as number),
            );
          expect(gap(flow.weightsAt(time), integrate(field, weights, time, 400))).toBeLessThan(1e-6);
          // And A and b make −∇L at W₀.
          const pull = weights.map((_, j) =>
            residual.reduce((sum, r, k) => sum - (jacobian[k * p + j] as number) * r, 0),
          );
          expect(gap(field([...weights]), pull)).toBeLessThan(1e-12);
          const moved = flow.weightsAt(time).map((w, j) => w - (weights[j] as number));
          const left = residual.map((r, k) =>
            moved.reduce((sum, m, j) => sum + (jacobian[k * p + j] as number) * m, r),
          );
          expect(gap(flow.residualAt(time), left)).toBeLessThan(1e-11);
        },
      ),
      runs(50),
    );
  });

  it('ends where JᵀJ(W − W₀) = −Jᵀρ, moved along gradients alone: nearest to W₀', () => {
    fc.assert(
      fc.property(systems, ({ jacobian, weights, residual }) => {
        const flow = linearFlow(jacobian, weights, residual);
        const least = flow.rates.filter((rate) => rate > 0).at(-1);
        fc.pre(least !== undefined && least > 1e-3);
        const p = weights.length;
        const moved = flow.limit.map((w, j) => w - (weights[j] as number));
        const left = residual.map((r, k) =>
          moved.reduce((sum, m, j) => sum + (jacobian[k * p + j] as number) * m, r),
        );
        const gradient = moved.map((_, j) =>
          left.reduce((sum, r, k) => sum + (jacobian[k * p + j] as number) * r, 0),
        );
        expect(norm(gradient)).toBeLessThan(1e-10);
        expect(flow.distance).toBeCloseTo(norm(moved), 9);
        // A step across all gradients makes no solution nearer: moved is orthogonal to it.
        const across = Float64Array.from({ length: p }, (_, j) => Math.cos(3 * j + 1));
        const inRows = linearFlow(
          jacobian,
          new Float64Array(p),
          Float64Array.from(
            left,
            (_, k) => -across.reduce((sum, a, j) => sum + (jacobian[k * p + j] as number) * a, 0),
          ),
        ).limit;
        const orthogonal = across.map((a, j) => a - (inRows[j] as number));
        expect(Math.abs(moved.reduce((sum, m, j) => sum + m * (orthogonal[j] as number), 0))).toBeLessThan(
          1e-9,
        );
        expect(gap(flow.weightsAt(1e9), flow.limit)).toBeLessThan(1e-12);
      }),
    );
  });

  it('leaves the mean of two labels where one input has both', () => {
    const flow = linearFlow(Float64Array.of(1, 2, 1, 2), Float64Array.of(0, 0), Float64Array.of(-1, -4));
    expect(gap(flow.residualAt(Number.POSITIVE_INFINITY), [1.5, -1.5])).toBeLessThan(1e-14);
    expect(gap(flow.limit, [0.5, 1])).toBeLessThan(1e-14);
    expect(flow.rates[1]).toBe(0);
  });

  it('knows a singular kernel in spite of rounding', () => {
    // Three points whose gradients are multiples of one: g, .1 g, .3 g.
    const share = [1, 0.1, 0.3];
    fc.assert(
      fc.property(fc.array(grid(3), { minLength: 4, maxLength: 4 }), (g) => {
        fc.pre(norm(g) > 0.1);
        const residual = Float64Array.of(1, -2, 3);
        const jacobian = Float64Array.from(share.flatMap((by) => g.map((x) => by * x)));
        const { rates, distance, limit } = linearFlow(jacobian, new Float64Array(4), residual);
        expect([...rates.subarray(1)]).toEqual([0, 0]);
        // Least squares for one number: ΔW = −g (share·ρ)/(‖share‖²‖g‖²), share·ρ = 1.7, ‖share‖² = 1.1.
        expect(distance).toBeCloseTo(1.7 / 1.1 / norm(g), 10);
        expect(
          gap(
            limit,
            g.map((x) => (-x * 1.7) / 1.1 / norm(g) ** 2),
          ),
        ).toBeLessThan(1e-10);
      }),
    );
  });

  it('of a model that does not depend on its weights does not move', () => {
    const flow = linearFlow(new Float64Array(2), Float64Array.of(3, 4), Float64Array.of(1));
    expect([...flow.limit]).toEqual([3, 4]);
    expect([...flow.residualAt(5)]).toEqual([1]);
    expect(flow.distance).toBe(0);
  });

  it('refuses sizes that do not fit, numbers that are none and times before 0', () => {
    expect(() => linearFlow(Float64Array.of(1), Float64Array.of(1, 2), Float64Array.of(1))).toThrow(
      /Jacobian/,
    );
    expect(() => linearFlow(Float64Array.of(1), Float64Array.of(Number.NaN), Float64Array.of(1))).toThrow(
      /weights/,
    );
    const flow = linearFlow(Float64Array.of(1), Float64Array.of(1), Float64Array.of(1));
    expect(() => flow.weightsAt(-1)).toThrow(/time/);
    expect(() => flow.residualAt(Number.NaN)).toThrow(/time/);
  });
});

describe('f = uv from (1, 2) to y = 3', () => {
  const { linear, flow, outputThere, line } = twoWeights(1, 2, 3);

  it('has the numbers of the course', () => {
    expect([...linear.matrix]).toEqual([4, 2, 2, 1]);
    expect([...linear.drift]).toEqual([10, 5]);
    expect([...linear.kernel]).toEqual([5]);
    expect(gap(linear.limit, [1.4, 2.2])).toBeLessThan(1e-14);
    expect(linear.distance).toBeCloseTo(1 / Math.sqrt(5), 14);
    expect(outputThere).toBeCloseTo(3.08, 13);
    expect(gap(flow.limit, [1.36165, 2.2032])).toBeLessThan(5e-6);
    expect(flow.distance).toBeCloseTo(0.4148, 4);
    expect(line).toEqual({ u: 2, v: 1, offset: 5 });
  });

  it('moves along (2, 1) at the rate 5', () => {
    const moved = (1 - Math.exp(-5 * 0.3)) / 5;
    expect(gap(linear.weightsAt(0.3), [1 + 2 * moved, 2 + moved])).toBeLessThan(1e-15);
  });
});

describe('the true flow of f = uv', () => {
  it('is what Runge–Kutta finds, and keeps u² − v²', () => {
    fc.assert(
      fc.property(
        grid(2),
        grid(2),
        grid(3),
        fc.double({ min: 0.01, max: 1.5, noNaN: true }),
        (u, v, y, time) => {
          fc.pre(u * u + v * v > 1e-6);
          const { flow, linear } = twoWeights(u, v, y);
          const field = ([a, b]: number[]) => {
            const [x, z] = [a as number, b as number];
            return [-(x * z - y) * z, -(x * z - y) * x];
          };
          expect(gap(flow.weightsAt(time), integrate(field, [u, v], time, 600))).toBeLessThan(1e-6);
          const [a, b] = flow.weightsAt(time) as unknown as [number, number];
          expect(Math.abs(a * a - b * b - (u * u - v * v))).toBeLessThan(1e-11);
          expect([...flow.weightsAt(0)]).toEqual([u, v]);
          // Linear and true flow set out alike.
          const early = 1e-5;
          expect(gap(flow.weightsAt(early), linear.weightsAt(early))).toBeLessThan(1e-7);
        },
      ),
      runs(60),
    );
  });

  it('ends at uv = y, or at the saddle from where u = −v', () => {
    const late = twoWeights(1, 2, 3).flow;
    expect(gap(late.weightsAt(50), late.limit)).toBeLessThan(1e-14);
    const [u, v] = twoWeights(-2, 0.5, -3).flow.limit as unknown as [number, number];
    expect(u * v).toBeCloseTo(-3, 14);
    expect(u * u - v * v).toBeCloseTo(3.75, 14);
    expect([...twoWeights(1, -1, 2).flow.limit].map(Math.abs)).toEqual([0, 0]);
    expect(norm(twoWeights(1, -1, 2).flow.weightsAt(40))).toBeLessThan(1e-12);
    expect(gap(twoWeights(1, -1, -4).flow.limit, [2, -2])).toBeLessThan(1e-14);
  });

  it('from u = v = 0, where nothing moves, is an error', () => {
    expect(() => twoWeights(0, 0, 1)).toThrow(RangeError);
    expect(() => threeWeights(1, 0, 0, [1, 2])).toThrow(RangeError);
    expect(() => twoWeights(1, Number.NaN, 1)).toThrow(/v must/);
  });
});

describe('f = c + uvx on x = ±1', () => {
  const { linear, flow } = threeWeights(0, 1, 2, [4, -1]);

  it('has the numbers of the course', () => {
    expect([...linear.kernel]).toEqual([6, -4, -4, 6]);
    expect(gap(linear.rates, [10, 2])).toBeLessThan(1e-14);
    expect([...linear.matrix]).toEqual([2, 0, 0, 0, 8, 4, 0, 4, 2]);
    expect(gap(linear.drift, [3, 18, 9])).toBeLessThan(1e-14);
    expect(gap(linear.limit, [1.5, 1.2, 2.1])).toBeLessThan(1e-14);
    expect(gap(flow.limit, [1.5, 1.18974, 2.1013])).toBeLessThan(5e-6);
    expect(flow.distance).toBeCloseTo(norm([1.5, 0.18974, 0.1013]), 4);
  });

  it('has modes e^(−2t) of the sum and e^(−10t) of the difference', () => {
    const [right, left] = linear.residualAt(0.2) as unknown as [number, number];
    expect(right + left).toBeCloseTo(-3 * Math.exp(-0.4), 14);
    expect(right - left).toBeCloseTo(-1 * Math.exp(-2), 14);
  });

  it('flows as Runge–Kutta finds', () => {
    const field = (w: number[]) => {
      const [c, u, v] = w as [number, number, number];
      const [right, left] = [c + u * v - 4, c - u * v + 1];
      return [-(right + left), -(right - left) * v, -(right - left) * u];
    };
    for (const time of [0.05, 0.4, 2])
      expect(gap(flow.weightsAt(time), integrate(field, [0, 1, 2], time, 2000))).toBeLessThan(1e-9);
  });
});
