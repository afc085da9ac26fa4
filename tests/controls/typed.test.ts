import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber, readTyped, typedText } from '../../src/controls/typed.ts';
import { runs } from '../fuzz.ts';

describe('parseNumber', () => {
  it.each([
    ['1e-3', 0.001],
    [' 2.5 ', 2.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    ['−2', -2],
    ['-2E+2', -200],
    ['12,340', 12340],
    ['1,048,576', 1048576],
    ['1.234×10⁻⁷', 1.234e-7],
    ['1.2 * 10^-3', 1.2e-3],
    ['10⁻³', 1e-3],
    ['10^6', 1e6],
    ['100', 100],
    ['1010', 1010],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    'abc',
    '1e',
    '1e999',
    '-1e999',
    'NaN',
    'Infinity',
    '0x10',
    '1 2',
    '1,5',
    '1,23,456',
    '--1',
    '1..2',
    'e5',
    '10-3',
  ])('refuses “%s”', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('never throws and never gives what is not finite', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = parseNumber(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
      runs(10_000),
    );
  });

  it('reads back what a field shows, to seven digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const back = parseNumber(typedText(value)) as number;
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
      }),
      runs(10_000),
    );
  });
});

describe('readTyped', () => {
  const limits = { min: 1, max: 100, kind: 'whole' } as const;
  const read = (text: string) =>
    readTyped(text, 'Width', limits, String, (value) => (value === 13 ? 'Not thirteen.' : null));
  it('takes a good number and says what is wrong with any other', () => {
    expect(read('64')).toEqual({ value: 64 });
    expect(read('x')).toEqual({ error: '“x” is not a number. Type one such as 0.5 or 1e-3.' });
    expect(read('1.5')).toEqual({ error: 'Width must be a whole number.' });
    expect(read('101')).toEqual({ error: 'Width must lie between 1 and 100.' });
    expect(read('0')).toEqual({ error: 'Width must lie between 1 and 100.' });
    expect(read('13')).toEqual({ error: 'Not thirteen.' });
    expect([read('1'), read('100')]).toEqual([{ value: 1 }, { value: 100 }]);
  });

  it('calls a number beyond the doubles too large, not no number', () => {
    expect(read('1e999')).toEqual({ error: 'Width must lie between 1 and 100.' });
    expect(read('-1e999')).toEqual({ error: 'Width must lie between 1 and 100.' });
    expect(readTyped('1e999', 'Width', undefined, String)).toEqual({
      error: '“1e999” is too large for a computer to hold.',
    });
    expect(readTyped('1.5', 'Target', { min: 1, max: 2 }, String)).toEqual({ value: 1.5 });
    expect(readTyped('x'.repeat(30), 'Target', undefined, String)).toEqual({
      error: `“${'x'.repeat(23)}…” is not a number. Type one such as 0.5 or 1e-3.`,
    });
  });
});
