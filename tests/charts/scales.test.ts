import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatNumber,
  isSameScale,
  makeScale,
  type ScaleKind,
  steadyDomain,
  ticks,
} from '../../src/charts/scales.ts';
import { runs } from '../fuzz.ts';

const awkward = fc.constantFrom(
  0,
  -0,
  1,
  -1,
  10,
  1e308,
  -1e308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  5e-324,
  -5e-324,
  1e-310,
  1e-300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
);
const decimal = fc
  .tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: -320, max: 308 }))
  .map(([a, e]) => a * 10 ** e);
const nearby = fc.double({ min: -1000, max: 1000, noNaN: true });
const anyNumber = fc.oneof(awkward, fc.double(), decimal, nearby);
/** Any two numbers, equal ones, and ones that differ in the last digits. */
const ends = fc.oneof(
  fc.tuple(anyNumber, anyNumber),
  anyNumber.map((a) => [a, a] as [number, number]),
  fc
    .tuple(anyNumber, fc.integer({ min: -16, max: 0 }))
    .map(([a, e]) => [a, a * (1 + 10 ** e)] as [number, number]),
);
const kinds = fc.constantFrom<ScaleKind>('linear', 'log');
const RUNS = runs(100_000);

// Plain throws instead of `expect`: a hundred thousand runs of ten assertions would take half a minute.
function demand(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

describe('any range', () => {
  it('gives a finite increasing domain, finite pixels and values, and few, distinct, short ticks in order', () => {
    fc.assert(
      fc.property(
        kinds,
        ends,
        anyNumber,
        fc.integer({ min: 0, max: 4000 }),
        (kind, [lo, hi], value, length) => {
          const scale = makeScale(kind, lo, hi, length, 0);
          const [a, b] = scale.domain;
          demand(Number.isFinite(a) && Number.isFinite(b) && a < b, `domain ${a} ${b}`);
          demand(kind === 'linear' || a > 0, `log domain from ${a}`);
          for (const each of [value, a, b, lo, hi]) demand(Number.isFinite(scale(each)), `pixel of ${each}`);
          for (const pixel of [0, length, -5 * length, scale(value)])
            demand(Number.isFinite(scale.invert(pixel)), `value at ${pixel}`);
          const shown = ticks(scale);
          demand(shown.length <= 12, `${shown.length} ticks`);
          demand(new Set(shown.map(({ label }) => label)).size === shown.length, 'labels repeat');
          for (const [i, tick] of shown.entries()) {
            demand(tick.value >= a && tick.value <= b, `tick ${tick.value} outside ${a} … ${b}`);
            demand(i === 0 || tick.value > (shown[i - 1]?.value ?? 0), 'ticks out of order');
            demand(tick.label.length > 0 && tick.label.length <= 8, `label ${tick.label}`);
            demand(!/NaN|Infinity|undefined|-/.test(tick.label), `label ${tick.label}`);
          }
        },
      ),
      RUNS,
    );
  });

  it('has a steady domain that begins at 0 where all is above it, and never at −0', () => {
    expect(steadyDomain('linear', 0, 0.7)).toEqual([0, 0.8]);
    expect(steadyDomain('linear', -0.7, 0)).toEqual([-0.8, 0]);
  });

  it('has a steady domain that holds it', () => {
    fc.assert(
      fc.property(kinds, ends, (kind, [lo, hi]) => {
        const [a, b] = steadyDomain(kind, lo, hi);
        demand(Number.isFinite(a) && Number.isFinite(b) && a < b, `domain ${a} ${b}`);
        const low = Math.min(lo, hi);
        const high = Math.max(lo, hi);
        const size = Math.max(Math.abs(low), Math.abs(high));
        const ordinary = size < 1e280 && size > 1e-280 && high > low && (kind === 'linear' || low > 1e-280);
        if (
          ordinary &&
          [low, high].every((end) => end === 0 || Math.abs(end) > 1e-280) &&
          high - low > 1e-6 * size
        ) {
          demand(
            a <= low * (low < 0 ? 1 - 1e-9 : 1 + 1e-8) && b >= high * (high < 0 ? 1 + 1e-9 : 1 - 1e-8),
            `${low} … ${high} in ${a} … ${b}`,
          );
        }
      }),
      RUNS,
    );
  });
});

describe('scale', () => {
  it('maps the domain onto the pixels and back', () => {
    const linear = makeScale('linear', -2, 2, 0, 400);
    expect([linear(-2), linear(0), linear(2)]).toEqual([0, 200, 400]);
    expect(linear.invert(300)).toBe(1);
    const log = makeScale('log', 1e-4, 1e4, 100, 0);
    expect([log(1e-4), log(1), log(1e4)]).toEqual([100, 50, 0]);
    expect(log.invert(50)).toBe(1);
    // What is no pixel is the start of the axis.
    expect([linear.invert(Number.NaN), log.invert(Number.NaN)]).toEqual([-2, 1e-4]);
  });

  it('keeps what lies outside within four lengths, and puts what is no number at the start', () => {
    const scale = makeScale('log', 1, 10, 0, 100);
    expect([scale(1e300), scale(0), scale(Number.NaN)]).toEqual([500, -400, 0]);
    expect(makeScale('linear', 0, 1, 0, 100)(Number.POSITIVE_INFINITY)).toBe(500);
  });

  it('is the same as another that puts every value at the same pixel', () => {
    const given = ['log', 1, 10, 0, 100] as const;
    expect(isSameScale(makeScale(...given), makeScale('log', 10, 1, 0, 100))).toBe(true);
    for (const other of [
      makeScale('linear', 1, 10, 0, 100),
      makeScale('log', 2, 10, 0, 100),
      makeScale('log', 1, 11, 0, 100),
      makeScale('log', 1, 10, 1, 100),
      makeScale('log', 1, 10, 0, 101),
    ])
      expect(isSameScale(makeScale(...given), other)).toBe(false);
  });
});

describe('ticks', () => {
  const labels = (kind: ScaleKind, lo: number, hi: number, length = 300) =>
    ticks(makeScale(kind, lo, hi, 0, length)).map(({ label }) => label);
  it('are round', () => {
    expect(labels('linear', 0, 60)).toEqual(['0', '10', '20', '30', '40', '50', '60']);
    expect(labels('linear', -4, 4, 200)).toEqual(['−4', '−2', '0', '2', '4']);
    // All the digits of a number that is written out, three of one that is a power.
    expect(labels('linear', 1230, 1240)).toEqual(['1,230', '1,232', '1,234', '1,236', '1,238', '1,240']);
    expect(labels('linear', 1.23e9, 1.24e9, 90)).toEqual(['1.23·10⁹', '1.24·10⁹']);
    // A thousandth is written out, less is a power; up to 100,000 likewise.
    expect(labels('linear', 0, 0.003, 150)).toEqual(['0', '0.001', '0.002', '0.003']);
    expect(labels('linear', 0, 0.0003, 150)).toEqual(['0', '10⁻⁴', '2·10⁻⁴', '3·10⁻⁴']);
    expect(labels('linear', 0, 2e5, 150)).toEqual(['0', '50,000', '10⁵', '1.5·10⁵', '2·10⁵']);
    // Eight or so are enough, however long the axis.
    expect(labels('linear', 0, 60, 3000)).toEqual(['0', '10', '20', '30', '40', '50', '60']);
    expect(labels('log', 1e-8, 1e8, 3000)).toHaveLength(9);
    // Two tell the scale of a short axis.
    expect(labels('linear', 0, 8, 60)).toEqual(['0', '5']);
    expect(labels('log', 1e-4, 10)).toEqual(['10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '1', '10']);
    expect(labels('log', 1e-30, 1e10)).toEqual([
      '10⁻³⁰',
      '10⁻²⁵',
      '10⁻²⁰',
      '10⁻¹⁵',
      '10⁻¹⁰',
      '10⁻⁵',
      '1',
      '10⁵',
      '10¹⁰',
    ]);
  });

  it('are at least two on ordinary axes, however short', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: -9, max: 9 }),
        fc.double({ min: 1.5, max: 1e9, noNaN: true }),
        fc.integer({ min: 60, max: 900 }),
        (kind, e, ratio, length) => {
          const found = ticks(makeScale(kind, 10 ** e, 10 ** e * ratio, 0, length));
          demand(found.length >= 2, `${found.length} ticks from 1e${e} by ${ratio} on ${length}`);
        },
      ),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-2.5, '−2.5'],
    [0.001234, '0.001234'],
    [0.00123456, '0.001235'],
    [0.1 + 0.2, '0.3'],
    [1234, '1234'],
    [12340, '12,340'],
    [12344.6, '12,340'],
    [1048576, '1,048,576'],
    [-1234567.8, '−1,235,000'],
    [9999.96, '10,000'],
    [99999999, '1×10⁸'],
    [1.234e-7, '1.234×10⁻⁷'],
    [-5e-324, '−4.941×10⁻³²⁴'],
    [1e-3, '0.001'],
    [0.0015, '0.0015'],
    [0.0009994, '9.994×10⁻⁴'],
    [9999, '9999'],
    [10000, '10,000'],
    [9999999, '9,999,999'],
    [1e7, '1×10⁷'],
    [-1e7, '−1×10⁷'],
    [123456.7, '123,500'],
    [12.3456, '12.35'],
    [-0.5, '−0.5'],
    [0.00099996, '0.001'],
    [9999999.5, '10,000,000'],
    [Number.MAX_VALUE, '1.798×10³⁰⁸'],
    [Number.POSITIVE_INFINITY, 'beyond 10³⁰⁸'],
    [Number.NEGATIVE_INFINITY, 'beyond −10³⁰⁸'],
    [Number.NaN, '–'],
  ])('%f is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('takes the number of digits', () => {
    expect(formatNumber(Math.PI, 3)).toBe('3.14');
    expect(formatNumber(1.23456e-9, 2)).toBe('1.2×10⁻⁹');
  });

  it('never shows NaN, Infinity or a hyphen', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 1, max: 12 }), (value, digits) => {
        demand(
          !/NaN|Infinity|-|e/.test(formatNumber(value, digits).replace('beyond', '')),
          formatNumber(value, digits),
        );
      }),
      RUNS,
    );
  });
});
