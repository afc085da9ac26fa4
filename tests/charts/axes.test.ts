import { describe, expect, it } from 'vitest';
import { makeScale, powerOfTen, type ScaleKind, steadyDomain, ticks } from '../../src/charts/scales.ts';

/** Tables at the round values and edges that axes meet, worked out by hand. */

const { NaN: NONE, POSITIVE_INFINITY: INFINITY } = Number;

describe('the domain of an axis', () => {
  it.each<[ScaleKind, number, number, number, number]>([
    ['linear', 0, 1, 0, 1],
    ['linear', 2, 1, 1, 2],
    ['linear', 0, 0, 0, 1],
    ['linear', 5, 5, 2.5, 7.5],
    ['linear', -4, -4, -6, -2],
    ['linear', NONE, NONE, 0, 1],
    ['linear', NONE, 7, 0, 7],
    ['linear', -INFINITY, INFINITY, -1e290, 1e290],
    ['linear', 1e-300, 1e-299, 0, 1],
    ['linear', 0, 1e-289, 0, 1e-289],
    // Narrower than a thousand-millionth of its size, it is widened by half of that either way.
    ['linear', 8, 8 + 2 ** -28, 4, 12],
    ['linear', 8, 8 + 2 ** -26, 8, 8 + 2 ** -26],
    ['log', 1, 10, 1, 10],
    ['log', 10, 1, 1, 10],
    ['log', 0, 1, 1e-6, 1],
    ['log', -5, 100, 1e-4, 100],
    ['log', NONE, 100, 1, 100],
    ['log', NONE, NONE, 0.5, 2],
    ['log', 5, 5, 2.5, 10],
    ['log', 1, 1.005, 0.5, 2],
    ['log', 1, 1.01, 1, 1.01],
    ['log', -3, -2, 1e-290, 1e-288],
    ['log', 1e-300, 1, 1e-290, 1],
    ['log', 0, 1e-287, 1e-290, 1e-287],
    ['log', 1e290, 1e290, 5e289, 1e290],
  ])('%s from %d to %d is %d to %d', (kind, lo, hi, a, b) => {
    const { domain } = makeScale(kind, lo, hi, 0, 100);
    for (const [i, end] of [a, b].entries())
      expect(Math.abs((domain[i] as number) - end)).toBeLessThanOrEqual(1e-9 * Math.abs(end));
  });

  it.each<[ScaleKind, number, number, number, number]>([
    ['linear', 0, 1, 0, 1],
    ['linear', 0, 1.1, 0, 1.5],
    ['linear', 0, 1.6, 0, 2],
    ['linear', 0, 2.1, 0, 3],
    ['linear', 0, 3.5, 0, 4],
    ['linear', 0, 4.5, 0, 5],
    ['linear', 0, 5.5, 0, 6],
    ['linear', 0, 6.5, 0, 8],
    ['linear', 0, 9, 0, 10],
    ['linear', 0, 11, 0, 15],
    ['linear', 0, 0.23, 0, 0.3],
    // To rounding, 0.3 is 0.1 + 0.2.
    ['linear', 0, 0.1 + 0.2, 0, 0.3],
    ['linear', -2.2, 0, -3, 0],
    ['linear', -1.1, 3.3, -1.5, 4],
    // Zero is always shown.
    ['linear', 3, 7, 0, 8],
    ['linear', -7, -3, -8, 0],
    ['log', 2, 50, 1, 100],
    ['log', 1, 10, 1, 10],
    ['log', 0.001, 0.002, 0.001, 0.01],
    ['log', 0.03, 1000.0000001, 0.01, 1000],
    ['log', 3, 3, 1, 10],
    ['log', 1, 10 * (1 + 1.5e-9), 1, 10],
    ['log', 1, 10 * (1 + 3e-9), 1, 100],
  ])('moved outwards to round values: %s from %d to %d is %d to %d', (kind, lo, hi, a, b) => {
    const [low, high] = steadyDomain(kind, lo, hi);
    expect(low + 1).toBeCloseTo(a + 1, 12);
    expect(high + 1).toBeCloseTo(b + 1, 12);
    if (kind === 'log') expect([low / a, high / b]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  });
});

describe('a scale', () => {
  it('goes on outside its domain for four lengths', () => {
    const scale = makeScale('linear', 0, 10, 20, 120);
    expect([-41, -40, -39.9, 12, 49.9, 50, 51].map(scale)).toEqual([-380, -380, -379, 140, 519, 520, 520]);
    const log = makeScale('log', 1, 100, 100, 0);
    expect([1e-8, 1e-4, 1e4, 1e10, 1e11, -1].map(log)).toEqual([500, 300, -100, -400, -400, 500]);
  });

  it('without a length has its first value everywhere', () => {
    const scale = makeScale('linear', 2, 6, 50, 50);
    expect([scale(4), scale.invert(50), scale.invert(99)]).toEqual([50, 2, 2]);
  });

  it('gives values beyond the axis back, within what a double holds', () => {
    expect(makeScale('linear', 0, 10, 0, 100).invert(-50)).toBe(-5);
    expect(makeScale('log', 1, 100, 0, 100).invert(150)).toBeCloseTo(1000, 9);
    expect(makeScale('log', 1e-200, 1e200, 0, 100).invert(200)).toBe(1e290);
  });
});

describe('the ticks of an axis', () => {
  it.each<[string, ScaleKind, number, number, number, string[]]>([
    ['two parts of 44 pixels', 'linear', 0, 10, 100, ['0', '5', '10']],
    ['five parts', 'linear', 0, 10, 220, ['0', '2', '4', '6', '8', '10']],
    ['at most eight parts wanted', 'linear', 0, 8, 4000, ['0', '1', '2', '3', '4', '5', '6', '7', '8']],
    ['a mark for thousands', 'linear', 0, 40_000, 176, ['0', '10,000', '20,000', '30,000', '40,000']],
    ['powers from a hundred thousand on', 'linear', 0, 2e5, 100, ['0', '10⁵', '2·10⁵']],
    ['a minus sign', 'linear', -2e6, 0, 100, ['−2·10⁶', '−10⁶', '0']],
    ['small numbers written out', 'linear', 0, 0.004, 100, ['0', '0.002', '0.004']],
    ['smaller ones as powers', 'linear', 0, 4e-4, 100, ['0', '2·10⁻⁴', '4·10⁻⁴']],
    ['each power', 'log', 1, 1000, 300, ['1', '10', '10²', '10³']],
    ['every third power where there is no room', 'log', 1e-3, 1e3, 64, ['10⁻³', '1', '10³']],
    ['multiples of the distance', 'log', 1e-5, 1e4, 96, ['10⁻³', '1', '10³']],
    ['one decade', 'log', 1, 10, 300, ['1', '10']],
    ['a decade not reached', 'log', 1, 5, 300, ['1', '2', '3', '4', '5']],
    ['across a power', 'log', 7, 30, 300, ['7', '8', '9', '10', '20', '30']],
    ['every fifth where there is no room', 'log', 1, 9.9, 64, ['1', '6']],
    ['no round value', 'log', 1.2, 1.9, 300, ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9']],
    ['two round values', 'log', 9.5, 21, 64, ['10', '20']],
    ['small round values', 'log', 2e-5, 5e-5, 150, ['2·10⁻⁵', '3·10⁻⁵', '4·10⁻⁵', '5·10⁻⁵']],
  ])('%s: %s from %d to %d on %d pixels', (_, kind, lo, hi, length, labels) => {
    const found = ticks(makeScale(kind, lo, hi, 0, length));
    expect(found.map(({ label }) => label)).toEqual(labels);
    // The other way round, and upwards, they are the same.
    expect(ticks(makeScale(kind, lo, hi, length, 0))).toEqual(found);
  });

  it('at the ends of the domain are the ends themselves', () => {
    const scale = makeScale('log', 1e-4 * (1 + 1e-12), 1e3 * (1 - 1e-12), 0, 600);
    const found = ticks(scale);
    expect([found[0]?.label, found.at(-1)?.label]).toEqual(['10⁻⁴', '10³']);
    expect([found[0]?.value, found.at(-1)?.value]).toEqual(scale.domain);
  });

  it('whose label would not say the value are left out', () => {
    for (const { value, label } of ticks(makeScale('linear', 1000.0001, 1000.0009, 0, 300)))
      expect(Number(label.replace(',', ''))).toBeCloseTo(value, 9);
  });

  it('name powers of ten with small figures', () => {
    expect([powerOfTen(0), powerOfTen(-12), powerOfTen(307)]).toEqual(['10⁰', '10⁻¹²', '10³⁰⁷']);
  });
});
