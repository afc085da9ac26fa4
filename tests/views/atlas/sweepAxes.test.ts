import { describe, expect, it } from 'vitest';
import { axisOf, beyondOf, closeAxis } from '../../../src/views/atlas/sweepAxes.ts';

const of = (...values: number[]) => ({ median: Float64Array.from(values), low: null, high: null });

describe('the axes of the sweeps', () => {
  it('hold every number of every series; without one they are those of nothing yet', () => {
    const { domain } = axisOf('linear', [of(0.2, Number.NaN, 1.3), of(2.4), null, undefined], 0);
    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeGreaterThanOrEqual(2.4);
    expect(axisOf('log', [of(0.02, 300)], 1e-6).domain).toEqual([0.01, 1000]);
    expect(axisOf('log', [of(1e-9, 300)], 1e-6).domain).toEqual([1e-6, 1000]);
    expect(axisOf('log', [of(Number.NaN)], 1).domain).toEqual([1, 100]);
    expect(axisOf('linear', [], 0).domain).toEqual([0, 2]);
  });

  it('close in on the wider two thirds of a width sweep', () => {
    const { domain } = closeAxis(of(0.2, 0.4, 1.07, 1.08, 1.08, 1.09));
    expect(domain[0]).toBeGreaterThan(1.06);
    expect(domain[1]).toBeLessThan(1.1);
    expect(domain[1]).toBeGreaterThan(1.09);
  });
});

describe('what lies beyond an axis', () => {
  it('is told by its columns, side and extreme; what is no number is a gap and not beyond', () => {
    const values = Float64Array.of(0.5, 0.2, Number.NaN, 0.7, 1.5, 3, 2.5, 0.1, 1);
    expect(beyondOf(values, [1, 2])).toEqual([
      { isAbove: false, from: 0, to: 1, extreme: 0.2 },
      { isAbove: false, from: 3, to: 3, extreme: 0.7 },
      { isAbove: true, from: 5, to: 6, extreme: 3 },
      { isAbove: false, from: 7, to: 7, extreme: 0.1 },
    ]);
    expect(beyondOf(Float64Array.of(1, 1.5, 2, Number.NaN), [1, 2])).toEqual([]);
  });
});
