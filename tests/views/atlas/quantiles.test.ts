import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlot } from '../../../src/charts/plot.ts';
import { CATAPULT, DIVERGENT, LAZY } from '../../../src/core/many/cellRecord.ts';
import { gaussianWeights, measure } from '../../../src/core/model/weights.ts';
import { runSlice } from '../../../src/state/run.ts';
import { CellField } from '../../../src/views/atlas/cellField.ts';
import { bandPath, gapPath, quantile, quantilesOf } from '../../../src/views/atlas/quantiles.ts';
import { runs } from '../../fuzz.ts';

const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('a quantile', () => {
  it.each([
    [[7], 0.5, 7],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 4], 0.5, 2],
    [[0, 10, 20, 30, 40], 0.1, 4],
    [[0, 10, 20, 30, 40], 0.9, 36],
    [[0, 10], 0, 0],
    [[0, 10], 1, 10],
  ])('of %j at %d is %d', (values, at, expected) => {
    expect(quantile(values, at)).toBeCloseTo(expected, 12);
  });

  it('lies between the ends, grows with its place, and of nothing there is none', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, at) => {
        const sorted = [...values].sort((a, b) => a - b);
        const found = quantile(sorted, at);
        expect(found).toBeGreaterThanOrEqual(sorted[0] as number);
        expect(found).toBeLessThanOrEqual(
          (sorted.at(-1) as number) + 1e-12 * Math.abs(sorted.at(-1) as number),
        );
        expect(quantile(sorted, Math.min(1, at + 0.1))).toBeGreaterThanOrEqual(found - 1e-9);
      }),
      runs(200),
    );
    expect(quantile([], 0.5)).toBeNaN();
  });
});

const setting = { ...runSlice.initial, width: 100 };

/** A field of one cell a column and row, filled by hand: fate, κ, peak, steps. Where null, the answer to an older question stands. */
function fieldOf(rows: readonly (readonly (readonly [number, number, number, number] | null)[])[]) {
  const field = new CellField(rows[0]?.length ?? 0, rows.length);
  rows.forEach((row, j) => {
    row.forEach((cell, i) => {
      const at = j * field.columns + i;
      [field.fate[at], field.curvature[at], field.peakLoss[at], field.steps[at]] = cell ?? [LAZY, 99, 99, 99];
      field.stride[at] = cell === null ? 0 : 1;
    });
  });
  return field;
}

describe('a sweep', () => {
  const plane = {
    setting,
    x: { kind: 'c', from: 0, to: 3 },
    y: { kind: 'seed', from: 1, to: 4 },
    columns: 3,
    rows: 3,
  } as const;

  it('has the median and the middle 80 % of what lands, the peak over n', () => {
    const field = fieldOf([
      [
        [LAZY, 1, 200, 10],
        [DIVERGENT, 0, 0, -1],
        [CATAPULT, 0.5, 100, -1],
      ],
      [[CATAPULT, 2, 400, 30], [LAZY, 7, 900, 5], null],
      [[CATAPULT, 4, 300, 20], [DIVERGENT, 0, 0, -1], null],
    ]);
    const { x, landing, peak, steps } = quantilesOf(field, plane);
    expect([...x]).toEqual([0.5, 1.5, 2.5]);
    expect([...landing.median]).toEqual([2, 7, Number.NaN]);
    expect(landing.low?.[0]).toBeCloseTo(1.2, 12);
    expect(landing.high?.[0]).toBeCloseTo(3.6, 12);
    expect([...peak.median]).toEqual([3, 9, 1]);
    expect([...steps.median]).toEqual([20, 5, Number.NaN]);
  });

  it('along the rate has λ∞/λ₀ = κ∞/(ηλ₀), each seed by its own λ₀; along the width none', () => {
    const field = fieldOf([
      [
        [LAZY, 0.4, 1, 1],
        [CATAPULT, 1.2, 1, 9],
        [DIVERGENT, 0, 0, -1],
      ],
    ]);
    const one = { ...plane, rows: 1 };
    expect([...(quantilesOf(field, one).flattening?.median ?? [])]).toEqual([
      expect.closeTo(0.8, 12),
      expect.closeTo(0.8, 12),
      Number.NaN,
    ]);
    // Two seeds of 100 neurons, measured on their weights.
    const kernels = [1, 2].map((seed) => measure(gaussianWeights(seed, 100)).ntk);
    const eta = {
      ...plane,
      x: { kind: 'eta', from: 0, to: 2 },
      y: { kind: 'seed', from: 1, to: 3 },
    } as const;
    const two = quantilesOf(fieldOf([[[LAZY, 0.5, 1, 1]], [[LAZY, 0.7, 1, 1]]]), {
      ...eta,
      columns: 1,
      rows: 2,
    });
    const each = [0.5 / (kernels[0] ?? 0), 0.7 / (kernels[1] ?? 0)];
    expect(two.flattening?.median[0]).toBeCloseTo(((each[0] ?? 0) + (each[1] ?? 0)) / 2, 12);
    expect(quantilesOf(field, { ...one, x: { kind: 'n', from: 1, to: 1000 } }).flattening).toBeNull();
  });

  it('of two runs has a band between them', () => {
    const { landing } = quantilesOf(fieldOf([[[LAZY, 1, 1, 1]], [[LAZY, 2, 1, 1]]]), {
      ...plane,
      columns: 1,
      rows: 2,
    });
    expect(landing.median[0]).toBeCloseTo(1.5, 12);
    expect([landing.low?.[0], landing.high?.[0]]).toEqual([expect.closeTo(1.1, 12), expect.closeTo(1.9, 12)]);
  });

  it('of one run is a line without a band', () => {
    const { landing, steps } = quantilesOf(
      fieldOf([
        [
          [LAZY, 1, 1, 1],
          [LAZY, 2, 1, 0],
          [LAZY, 3, 1, -1],
        ],
      ]),
      {
        ...plane,
        rows: 1,
      },
    );
    expect([...landing.median]).toEqual([1, 2, Number.NaN]);
    expect([...steps.median]).toEqual([1, 0, Number.NaN]);
    expect([landing.low, landing.high]).toEqual([null, null]);
  });
});

describe('the lines of a sweep', () => {
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const plot = makePlot(
    { width: 100, height: 100, unit: 1 },
    none,
    { kind: 'linear', domain: [0, 10] },
    { kind: 'linear', domain: [0, 10] },
    false,
  );
  const of = (...values: number[]) => Float64Array.from(values);
  const gap = Number.NaN;

  it('break where there is no number, and a point alone is seen', () => {
    expect(gapPath(plot, of(0, 1, 2, 3, 4), of(0, 5, gap, 1, 2))).toBe(
      'M0.0 100.0h0L10.0 50.0M30.0 90.0h0L40.0 80.0',
    );
    expect(gapPath(plot, of(0, 1), of(gap, gap))).toBe('');
  });

  it('bound a band: the upper line there, the lower one back', () => {
    expect(bandPath(plot, of(0, 1, 2, 3), of(1, 2, gap, 3), of(4, 5, gap, 6))).toBe(
      'M0.0 60.0L10.0 50.0L10.0 80.0L0.0 90.0ZM30.0 40.0L30.0 70.0Z',
    );
  });
});
