import { describe, expect, it } from 'vitest';
import { centres } from '../../../src/core/many/axis.ts';
import { FATES, spreadOut } from '../../../src/core/many/cellRecord.ts';
import { answerOf, cellsOf, type Question } from '../../../src/core/many/cells.ts';
import { WHOLE_PASS } from '../../../src/core/many/passes.ts';
import { attractorOf, MEASURING } from '../../../src/core/theory/attractor.ts';

interface Start {
  readonly eta: number;
  readonly n: number;
  readonly y: number;
  readonly f0: number;
  readonly lambda0: number;
}

/** The one cell of a plane that is a point. */
function cellAt({ eta, n, y, f0, lambda0 }: Start, more: Partial<Question> = {}) {
  const plane = {
    setting: {
      rate: { kind: 'eta', value: eta },
      width: n,
      target: y,
      seed: 1,
      start: { kind: 'given', output: f0, ntk: lambda0 },
      outputScale: 1,
    },
    x: { kind: 'y', from: y, to: y },
    y: { kind: 'n', from: n, to: n },
    columns: 1,
    rows: 1,
  } as const;
  const question = { plane, maxSteps: 2000, decay: 0, seeds: 1, lyapunov: false, ...more };
  const cells = spreadOut(answerOf(cellsOf(question), WHOLE_PASS));
  return {
    fate: FATES[cells.fate[0] as number],
    curvature: cells.curvature[0] as number,
    peak: cells.peakLoss[0] as number,
    steps: cells.steps[0] as number,
    lyapunov: cells.lyapunov[0] ?? 0,
  };
}

/** The run step by step: κ in the end, and the largest loss. */
function descend({ eta, n, y, f0, lambda0 }: Start, steps: number) {
  const unit = eta / Math.sqrt(n);
  const w = unit * y;
  let [k, r] = [eta * lambda0, unit * (f0 - y)];
  let peak = Math.abs(r);
  for (let t = 0; t < steps; t++) {
    const z = r + w;
    [r, k] = [r * (1 - k + r * z), k + k * r * r - 4 * r * z];
    peak = Math.max(peak, Math.abs(r));
  }
  return { curvature: k, peak: (peak / unit) ** 2 / 2 };
}

const LAZY_RUN = { eta: 0.25, n: 16, y: 3, f0: 1, lambda0: 2 };
const CATAPULT_RUN = { eta: 1.5, n: 400, y: 0.5, f0: 1, lambda0: 2 };

it('a map of more cells than are followed at once has the cells of a map of one each', () => {
  // c and f₀ at round values; c = 1 from f₀ = 0, whose first step is exactly onto a minimum, is among the first.
  const plane = {
    setting: {
      rate: { kind: 'c', value: 1 },
      width: 1_000_000,
      target: 0.5,
      seed: 1,
      start: { kind: 'given', output: 0, ntk: 2 },
      outputScale: 1,
    },
    x: { kind: 'c', from: 0.005, to: 1.605 },
    y: { kind: 'f0', from: -0.5, to: 159.5 },
    columns: 160,
    rows: 160,
  } as const;
  const question = { plane, maxSteps: 400, decay: 0, seeds: 1, lyapunov: false };
  const cells = spreadOut(answerOf(cellsOf(question), WHOLE_PASS));
  const outputs = centres(plane.y, 160);
  let first = 0;
  for (let row = 0; row < 160; row++) {
    const f0 = outputs[row] as number;
    const at = row * 160 + 99;
    const one = cellAt({ eta: 0.5, n: 1_000_000, y: 0.5, f0, lambda0: 2 }, { maxSteps: 400 });
    expect([cells.steps[at], cells.peakLoss[at]]).toEqual([one.steps, expect.closeTo(one.peak, 6)]);
    expect(cells.curvature[at]).toBeCloseTo(one.curvature, 12);
    if (one.steps === 1) first++;
  }
  expect(first).toBeGreaterThan(0);
});

describe('a cell on the edge of the cone', () => {
  it.each([false, true])(
    'is at the saddle, not at the target that lies a hair beside it (exponents: %s)',
    (lyapunov) => {
      // u = −v and c = 2: one step to the saddle, |w| = 10⁻⁷ from a landing, as near as convergence asks.
      const start = { eta: 1, n: 100, y: 1e-6, f0: -10, lambda0: 2 };
      expect(cellAt(start, { lyapunov })).toMatchObject({ fate: 'lazy', curvature: 0, steps: -1 });
    },
  );
});

describe('a cell', () => {
  it.each([
    ['lazy', LAZY_RUN],
    ['catapult', CATAPULT_RUN],
  ] as const)(
    'that is %s has the κ it lands at, its largest loss and the exponent ln|1 − κ|',
    (fate, start) => {
      const { curvature, peak } = descend(start, 2000);
      for (const lyapunov of [false, true]) {
        const cell = cellAt(start, { lyapunov });
        expect(cell.fate).toBe(fate);
        expect(cell.curvature).toBeCloseTo(curvature, 9);
        expect(cell.peak / peak).toBeCloseTo(1, 9);
        expect(cell.steps).toBeGreaterThan(0);
        expect(cell.lyapunov).toBeCloseTo(lyapunov ? Math.log(Math.abs(1 - curvature)) : 0, 8);
      }
      expect(cellAt(start).steps).toBe(cellAt(start, { lyapunov: true }).steps);
    },
  );

  it('that does not land in time has κ and the peak of the steps followed, and no step', () => {
    const slow = { eta: 0.001, n: 16, y: 3, f0: 1, lambda0: 2 };
    for (const lyapunov of [false, true]) {
      const { fate, curvature, peak, steps } = cellAt(slow, { maxSteps: 16, lyapunov });
      expect([fate, steps]).toEqual(['lazy', -1]);
      expect(curvature).toBeCloseTo(descend(slow, 16).curvature, 12);
      // (1 − 3)²/2.
      expect(peak).toBeCloseTo(2, 12);
    }
  });

  it('on the edge of the cone with an output of the wrong sign is lazy and lands nowhere', () => {
    // u = −v: |f₀| = λ₀√n/2 = 2. The loss falls from (−2 − 1)²/2.
    const { fate, curvature, peak, steps, lyapunov } = cellAt(
      { eta: 0.3, n: 4, y: 1, f0: -2, lambda0: 2 },
      { lyapunov: true },
    );
    expect([fate, curvature, steps, lyapunov]).toEqual(['lazy', 0, -1, 0]);
    expect(peak).toBeCloseTo(4.5, 12);
  });

  it.each([
    ['above κ₀ = 4', { eta: 2.25, n: 100, y: 0, f0: 1, lambda0: 2 }],
    ['beyond |w| = 2', { eta: 1.05, n: 1, y: 2, f0: 1.9, lambda0: 3.9 }],
  ])('%s diverges and has no numbers', (_, start) => {
    for (const lyapunov of [false, true])
      expect(cellAt(start, { lyapunov })).toEqual({
        fate: 'divergent',
        curvature: 0,
        peak: 0,
        steps: -1,
        lyapunov: 0,
      });
  });

  it.each([-40, -50, -51])(
    'a share of 2^%d off the edge of the cone leaves the saddle as its lengths say',
    (power) => {
      const share = 2 ** power;
      const start = { eta: 0.1, n: 4, y: 1, f0: -2 * (1 - share), lambda0: 2 };
      // κ = 0.2, w = 0.05; the lengths are κ times the share and the rest.
      const w = 0.05;
      let [p, q] = [0.2 * share, 0.2 * (2 - share)];
      const residual = () => (p - q) / 4 - w;
      const enough = 1e-12 * residual() ** 2;
      let steps = 0;
      for (let r = residual(); r * r > enough; r = residual(), steps++) {
        p *= (1 - r) ** 2;
        q *= (1 + r) ** 2;
      }
      for (const lyapunov of [false, true]) {
        const cell = cellAt(start, { lyapunov });
        expect([cell.fate, cell.steps]).toEqual(['lazy', steps]);
        expect(cell.curvature).toBeCloseTo(2 * w, 9);
      }
    },
  );

  it.each([
    // κ₀ = 4 with target 0, and 4 + wr₀ with w = 3/2, r₀ = 1/2.
    ['target 0', { eta: 2, n: 100, y: 0, f0: 1, lambda0: 2 }],
    ['|w| = 1.5', { eta: 1, n: 4, y: 3, f0: 4, lambda0: 4.75 }],
  ])('on the border G₀ = 0 wanders as the tripling map does, with exponent ln 3: %s', (_, start) => {
    const cell = cellAt(start, { lyapunov: true });
    expect(cell).toMatchObject({ fate: 'chaotic', curvature: 0, steps: -1 });
    expect(cell.lyapunov).toBeCloseTo(Math.log(3), 6);
    expect(cellAt(start).fate).toBe('chaotic');
  });

  it('has no peak where the loss is beyond all doubles', () => {
    // f₀²/2 = 5e319.
    const { fate, peak, curvature } = cellAt(
      { eta: 5e-161, n: 16, y: 0, f0: 1e160, lambda0: 2e160 },
      { lyapunov: true },
    );
    expect([fate, peak]).toEqual(['lazy', 0]);
    expect(curvature).toBeGreaterThan(0);
  });

  it('that no network has is of no fate', () => {
    // |f₀| ≤ λ₀√n/2 = 2.
    expect(cellAt({ ...LAZY_RUN, n: 4, f0: 2.1 }).fate).toBe(null);
    expect(cellAt({ ...LAZY_RUN, n: 4, f0: 1.9 }).fate).toBe('lazy');
  });

  it('between |w| = 1 and 2 has the exponent of the attractor: of the cycle of two in closed form', () => {
    const w = 1.1;
    const cycle = cellAt({ eta: 1, n: 4, y: 2 * w, f0: 2, lambda0: 2.5 }, { lyapunov: true });
    const half = Math.sqrt((1 + w) ** 2 - 4) / 2;
    const points = [(1 - w) / 2 - half, (1 - w) / 2 + half];
    const slopes = points.map((r) => 1 - 2 * w + 2 * (w - 2) * r + 3 * r * r);
    expect([cycle.fate, cycle.curvature, cycle.steps]).toEqual(['periodic', 0, -1]);
    expect(cycle.lyapunov).toBeCloseTo(
      Math.log(Math.abs((slopes[0] as number) * (slopes[1] as number))) / 2,
      8,
    );
    const chaos = { eta: 1, n: 4, y: 3.8, f0: 4, lambda0: 4.05 };
    const { fate, lyapunov, peak } = cellAt(chaos, { lyapunov: true, maxSteps: 16 });
    expect(fate).toBe('chaotic');
    expect(lyapunov).toBeGreaterThan(0.5);
    expect(lyapunov).toBeLessThan(Math.log(3));
    expect(lyapunov).toBe(attractorOf(4.05, (4 - 3.8) / 2, 3.8 / 2, 0, MEASURING).lyapunov);
    expect(peak / descend(chaos, 16).peak).toBeCloseTo(1, 6);
    const plain = cellAt(chaos, { maxSteps: 16 });
    expect([plain.fate, plain.peak]).toEqual(['chaotic', peak]);
  });
});

/** With η = 2 and n = 4 r is Δf, w is y and d is 2μ. */
const decaying = (y: number, more: Partial<Question> = {}) =>
  cellAt({ eta: 2, n: 4, y, f0: 0.1, lambda0: 0.6 }, { decay: 0.1, lyapunov: true, maxSteps: 4000, ...more });

describe('a cell under weight decay', () => {
  it.each([
    // At the origin the longer length shrinks by (1 − d + |w|)² a step.
    [0.1, 0, 2 * Math.log(0.9)],
    [-0.1, 0, 2 * Math.log(0.9)],
    [0, 0, 2 * Math.log(0.8)],
    // At κ = 2(|w| − d) by 1 − κ along it, and the shorter length by (1 − 2d)².
    [0.6, 0.8, 2 * Math.log(0.6)],
    [-0.6, 0.8, 2 * Math.log(0.6)],
    [0.25, 0.1, Math.log(0.9)],
    [1.15, 1.9, Math.log(0.9)],
  ])('with w = %d rests at κ = %d and has the slower of its exponents, %d', (y, curvature, exponent) => {
    const cell = decaying(y);
    expect(cell.steps).toBeGreaterThan(0);
    expect(cell.curvature).toBeCloseTo(curvature, 2);
    expect(cell.lyapunov).toBeCloseTo(exponent, 2);
    expect(decaying(y, { lyapunov: false })).toEqual({ ...cell, lyapunov: 0 });
  });

  it('that is followed too briefly lands all the same, without a step', () => {
    const { fate, steps } = decaying(0.6, { maxSteps: 8 });
    expect([fate, steps]).toEqual([decaying(0.6).fate, -1]);
  });

  it('can diverge, and cycle for ever', () => {
    expect(cellAt({ eta: 3, n: 100, y: 0, f0: 1, lambda0: 2 }, { decay: 0.01 }).fate).toBe('divergent');
    const { fate, curvature, steps } = decaying(1.35);
    expect([fate, curvature, steps]).toEqual(['periodic', 0, -1]);
  });
});

describe('a question', () => {
  const setting = {
    rate: { kind: 'c', value: 1 },
    width: 4,
    target: 1,
    seed: 2 ** 32 - 1,
    start: { kind: 'seed' },
    outputScale: 1,
  } as const;
  const question: Question = {
    plane: {
      setting,
      x: { kind: 'c', from: 1, to: 2 },
      y: { kind: 'y', from: 0, to: 1 },
      columns: 1,
      rows: 1,
    },
    maxSteps: 200,
    decay: 0,
    seeds: 1,
    lyapunov: false,
  };
  const sized = (columns: number, rows: number) => ({ plane: { ...question.plane, columns, rows } });

  it.each([
    ['no seeds', { seeds: 0 }, /seeds.*1.*1,?024.*0/],
    ['1,025 seeds', { seeds: 1025 }, /seeds.*1.*1,?024.*1,?025/],
    ['no columns', sized(0, 1), /columns.*1.*65,?536.*0/],
    ['65,537 columns', sized(65_537, 1), /columns.*1.*65,?536.*65,?537/],
    ['no rows', sized(1, 0), /rows.*1.*65,?536.*0/],
    ['65,537 rows', sized(1, 65_537), /rows.*1.*65,?536.*65,?537/],
    ['a decay below 0', { decay: -0.1 }, /weight decay must be at least 0, got -0\.1/],
    ['a decay of NaN', { decay: Number.NaN }, /weight decay .* got NaN/],
    ['an infinite decay', { decay: Number.POSITIVE_INFINITY }, /weight decay .* got Infinity/],
    ['no steps', { maxSteps: 0 }, /0/],
  ])('of %s is refused', (_, more, message) => {
    const ask = () => cellsOf({ ...question, ...more });
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(message);
  });

  it('may have 65,536 columns, rows, and 1,024 seeds', () => {
    for (const more of [sized(65_536, 1), sized(1, 65_536), { seeds: 1024 }])
      expect(() => cellsOf({ ...question, ...more })).not.toThrow();
  });

  it('has seed 0 after the last', () => {
    const ask = (seed: number, seeds: number) =>
      spreadOut(
        answerOf(
          cellsOf({ ...question, seeds, plane: { ...question.plane, setting: { ...setting, seed } } }),
          WHOLE_PASS,
        ),
      ).peakLoss[0] as number;
    const [last, first] = [ask(2 ** 32 - 1, 1), ask(0, 1)];
    expect(last).not.toBe(first);
    expect(ask(2 ** 32 - 1, 2)).toBeCloseTo((last + first) / 2, 12);
  });

  it('gives others a turn every 16,384 runs and says the same as in small pieces', () => {
    const plane = {
      ...question.plane,
      setting: { ...setting, start: { kind: 'given', output: 1, ntk: 2 } },
    } as const;
    const large = { ...question, maxSteps: 8, plane: { ...plane, columns: 130, rows: 256 } };
    const answer = cellsOf(large)(WHOLE_PASS);
    let turns = 0;
    for (let next = answer.next(); ; next = answer.next()) {
      if (next.done) {
        const all = spreadOut(next.value);
        expect(all.count).toBe(130 * 256);
        const part = { stride: 1, done: 0, part: 200, parts: 256 };
        const row = spreadOut(answerOf(cellsOf(large), part));
        expect([...all.peakLoss.subarray(200 * 130, 201 * 130)]).toEqual([...row.peakLoss]);
        expect([...all.fate.subarray(200 * 130, 201 * 130)]).toEqual([...row.fate]);
        break;
      }
      turns++;
    }
    // 127 rows of 130 are the first that hold 16,384.
    expect(turns).toBe(2);
  });
});
