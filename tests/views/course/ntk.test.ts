import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { runOf } from '../../../src/panels/run.ts';
import { LEVELS, levelOf } from '../../../src/views/course/ntk/matrix.ts';
import { lastMeant, seriesOf } from '../../../src/views/course/ntk/series.ts';
import { smallOf } from '../../../src/views/course/ntk/small.ts';
import { counted } from '../../../src/views/course/ntk/spectrum.ts';
import { hessianAt, toySeries } from '../../../src/views/course/ntk/toy.ts';
import {
  LAST,
  POINTS,
  RATE,
  STOPS,
  snapshotOf,
  stopOf,
  WEIGHTS,
  WEYL_DOMAIN,
} from '../../../src/views/course/ntk/training.ts';
import { farthest, wordsOf } from '../../../src/views/course/ntk/words.ts';

/** A measurement made elsewhere: step, ‖Δf‖, spectrum of Θ, top four of H, lowest of H, how many are negative, ‖S‖. */
const TABLE = [
  [0, 2.815, [2.2588, 1.7499, 0.156, 0.0455], [3.0094, 1.6065, 1.2871, 0.9486], -0.997, 9, 1.78],
  [10, 1.585, [2.311, 1.8515, 0.176, 0.0318], [2.6082, 2.0093, 0.4339, 0.3191], -0.148, 7, 0.51],
  [100, 0.0096, [3.1372, 2.571, 0.4898, 0.1522], [3.1408, 2.5753, 0.4912, 0.152], -0.00067, 3, 0.0089],
] as const;

const close = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(0.006 * Math.abs(expected) + 6e-5);

type Weights = readonly number[];

/** The net written out: weights neuron by neuron, two of the first layer and one of the second. */
function output(weights: Weights, s: number): number {
  let sum = 0;
  for (let i = 0; i < 6; i++) {
    const [a, b, v] = weights.slice(3 * i, 3 * i + 3) as [number, number, number];
    sum += v * Math.tanh((a * s + b) / Math.SQRT2);
  }
  return sum / Math.sqrt(6);
}
const loss = (weights: Weights) =>
  [-1.5, -0.5, 0.5, 1.5].reduce(
    (sum, s, k) => sum + (output(weights, s) - (k % 2 === 0 ? -1 : 1)) ** 2 / 2,
    0,
  );
const FIRST: Weights = [
  [1.2, 0.5, 0.9],
  [-0.7, 1.1, 1.4],
  [2.1, -0.4, -1.1],
  [-1.6, 0.8, 0.6],
  [0.4, -1.3, -0.8],
  [-0.3, -0.9, 1.7],
].flat();
const moved = (weights: Weights, j: number, by: number) => weights.map((w, i) => (i === j ? w + by : w));
const STEP = 1e-4;
const slope = (of: (weights: Weights) => number, weights: Weights, j: number) =>
  (of(moved(weights, j, STEP)) - of(moved(weights, j, -STEP))) / (2 * STEP);

describe('the net in training', () => {
  it.each(TABLE)('is at step %i what was measured', (step, residual, kernel, top, lowest, many, bound) => {
    const now = snapshotOf(step);
    close(now.residual, residual);
    for (const [i, value] of kernel.entries()) close(now.pointValues[i] as number, value);
    for (const [i, value] of top.entries()) close(now.hessianValues[i] as number, value);
    close(now.hessianValues[WEIGHTS - 1] as number, lowest);
    expect(now.negative).toBe(many);
    close(now.bound, bound);
  });

  it('has converged at the last step, where signs are rounding', () => {
    const { residual, pointValues, hessianValues, negative } = snapshotOf(LAST);
    expect(residual).toBeLessThan(1e-14);
    expect(negative).toBeNull();
    for (let i = 0; i < 4; i++) close(hessianValues[i] as number, pointValues[i] as number);
    close(pointValues[0] as number, 3.1389);
  });

  it('has the derivatives that differences give: J, H and the first step', () => {
    const { J, hessian } = snapshotOf(0);
    for (let j = 0; j < WEIGHTS; j++) {
      for (let k = 0; k < 4; k++)
        expect(J[k * WEIGHTS + j]).toBeCloseTo(
          slope((w) => output(w, POINTS.inputs[2 * k] as number), FIRST, j),
          6,
        );
      for (let i = 0; i < WEIGHTS; i++)
        expect(hessian[i * WEIGHTS + j]).toBeCloseTo(
          slope((w) => slope(loss, w, i), FIRST, j),
          5,
        );
    }
    const next = FIRST.map((weight, j) => weight - RATE * slope(loss, FIRST, j));
    expect(snapshotOf(1).residual ** 2 / 2).toBeCloseTo(loss(next), 6);
  });

  it('keeps Weyl’s bound, its shared spectrum and at least m − N negative eigenvalues until rounding', () => {
    for (const step of STOPS) {
      const now = snapshotOf(step);
      expect(farthest(now)).toBeLessThanOrEqual(now.bound + 1e-12);
      const shared = counted(now.weightValues);
      expect(shared.find(({ value }) => value === 0)?.count).toBe(14);
      for (let i = 0; i < 4; i++) expect(now.weightValues[i]).toBeCloseTo(now.pointValues[i] as number, 10);
      if (now.negative !== null) expect(now.negative).toBeGreaterThanOrEqual(2);
      for (const value of now.weightValues) {
        expect(value - now.bound).toBeGreaterThan(WEYL_DOMAIN[0]);
        expect(value + now.bound).toBeLessThan(WEYL_DOMAIN[1]);
      }
    }
  });

  it('has negative eigenvalues that shrink like the residual', () => {
    const series = seriesOf();
    for (let i = 0; i <= lastMeant(series); i++) {
      const ratio = (series.lowest[i] as number) / (series.residual[i] as number);
      expect(ratio).toBeGreaterThan(0.05);
      expect(ratio).toBeLessThan(0.4);
      if ((series.steps[i] as number) >= 100) expect(ratio).toBeCloseTo(0.0693, 3);
    }
    expect(series.steps[lastMeant(series)]).toBeGreaterThan(380);
  });

  it('is reached by the slider of steps at each stop', () => {
    expect(STOPS[0]).toBe(0);
    expect(STOPS.at(-1)).toBe(LAST);
    expect(STOPS.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const [i, stop] of STOPS.entries()) expect(stopOf(stop)).toBe(i);
    for (let step = 0; step <= LAST; step++) {
      const away = Math.abs((STOPS[stopOf(step)] as number) - step);
      expect(away).toBe(Math.min(...STOPS.map((stop) => Math.abs(stop - step))));
    }
  });
});

describe('the exercise', () => {
  const entry = fc.integer({ min: -4, max: 4 });
  it('holds for every small J: the spectra differ by zeros alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (J) => {
          const { pointValues, weightValues } = smallOf(J);
          for (const [i, value] of weightValues.entries())
            expect(Math.abs(value - (pointValues[i] ?? 0))).toBeLessThan(1e-9);
        },
      ),
    );
  });
  it('has a² + b² and 0 for a row', () => {
    const { pointValues, weightValues } = smallOf([[2, 1]]);
    expect([...pointValues].map((value) => value.toFixed(9))).toEqual(['5.000000000']);
    expect([...weightValues].map((value) => value.toFixed(9))).toEqual(['5.000000000', '0.000000000']);
  });
});

const toyRun = (keys: string) => {
  const { run, clock } = link.parse(`view=course&ch=ntk&${keys}`).inputs;
  return runOf(run, clock.steps);
};

describe('the toy model', () => {
  it.each(['c=2.6&n=10&steps=40', 'c=1.5&n=3&y=1&steps=20', 'c=2.6&n=1000&steps=40'])(
    'has the eigenvalues of the formula: %s',
    (keys) => {
      const { trajectory } = toyRun(keys);
      const { ntk, output: f, residual, width, target, end } = trajectory;
      const { top, low, plus } = toySeries(trajectory);
      for (let t = 0; t <= end; t++) {
        const [lambda, r] = [ntk[t] as number, residual[t] as number];
        const root = Math.sqrt(Math.max(0, lambda ** 2 + (4 * r * (3 * (f[t] as number) - target)) / width));
        const expected = [(lambda + root) / 2, (lambda - root) / 2];
        expect(top[t]).toBeCloseTo(expected[0] as number, 9);
        expect(low[t]).toBeCloseTo(expected[1] as number, 9);
        expect(plus[t]).toBeCloseTo(Math.abs(r) / Math.sqrt(width), 9);
        const all = hessianAt(trajectory, t);
        expect(all.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBe(2 * width);
        expect(all.reduce((sum, { value, multiplicity }) => sum + value * multiplicity, 0)).toBeCloseTo(
          lambda,
          6,
        );
      }
    },
  );
  it('starts with λ and the largest eigenvalue closer together where it is wider', () => {
    const gap = (n: number) => {
      const { trajectory } = toyRun(`c=2.6&n=${n}&steps=40`);
      return (toySeries(trajectory).top[0] as number) - (trajectory.ntk[0] as number);
    };
    expect(gap(10)).toBeGreaterThan(20 * gap(1000));
  });
});

describe('the words', () => {
  const run = toyRun('c=2.6&n=10&steps=40');
  it('say what the figure shows, and change with it', () => {
    const [start, later, end] = [0, 100, LAST].map((step) => wordsOf(step, run, 0)) as [
      ReturnType<typeof wordsOf>,
      ReturnType<typeof wordsOf>,
      ReturnType<typeof wordsOf>,
    ];
    expect(start.spectrum).toContain('2.26, 1.75, 0.156 and 0.0455');
    expect(start.spectrum).toContain('the eigenvalue 0, 14 times');
    expect(start.weyl).toContain('3.01 for H and 2.26 for JᵀJ');
    expect(start.negative).toContain('9 negative eigenvalues, the lowest −0.997');
    expect(later.negative).toContain('3 negative eigenvalues');
    expect(end.negative).toContain('rounding');
    expect(start.trace?.match(/4\.21/g)).toHaveLength(3);
    expect([start.N, start.p, start.m, start.rank, start.least]).toEqual(['4', '18', '6', '4', '2']);
    expect(start.twoN).toBe('20');
    expect(start.toy).toContain('(9 times)');
    expect(wordsOf(0, run, run.trajectory.end).toy).not.toBe(start.toy);
  });
});

describe('a cell', () => {
  it('has a colour by sign and size', () => {
    expect([-2, -1, 0, 1e-9, 0.5, 1].map((value) => levelOf(value, 1))).toEqual([
      -LEVELS,
      -LEVELS,
      0,
      0,
      LEVELS / 2,
      LEVELS,
    ]);
    expect(levelOf(1, 0)).toBe(0);
  });
});
