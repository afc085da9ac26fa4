import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTyped, typedText } from '../../src/controls/typed.ts';
import { runs } from '../fuzz.ts';

const ANY = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
/** The number a field without limits of its own takes a text for, or null. */
function numberIn(text: string): number | null {
  const typed = readTyped(text, 'Target', ANY);
  return 'value' in typed ? typed.value : null;
}

describe('a typed number', () => {
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
    expect(numberIn(text)).toBe(value);
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
    expect(numberIn(text)).toBeNull();
  });

  it('never throws and never gives what is not finite', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = numberIn(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
      runs(10_000),
    );
  });

  it('reads back what a field shows, to seven digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const back = numberIn(typedText(value)) as number;
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
      }),
      runs(10_000),
    );
  });
});

describe('the text of a value', () => {
  it.each([
    [1 / 3, '0.3333333'],
    [0.1234567891, '0.1234568'],
    [1048576, '1048576'],
    [123456789, '123456789'],
    [-(2 ** 49), '-562949953421312'],
    // The last whole number below which doubles tell all from one another.
    [9007199254740991, '9007199254740991'],
    [9007199254740992, '9007199000000000'],
    [-1234567890123456, '-1234567890123456'],
    [1e21, '1e+21'],
    [2.5e-9, '2.5e-9'],
  ])('%d is %s', (value, text) => {
    expect(typedText(value)).toBe(text);
  });
});

describe('readTyped', () => {
  const limits = { min: 1, max: 100, kind: 'whole' } as const;
  const read = (text: string) =>
    readTyped(text, 'Width', limits, (value) => (value === 13 ? 'Not thirteen.' : null));
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
    expect(readTyped('1.5', 'Target', { min: 1, max: 2 })).toEqual({ value: 1.5 });
  });

  it.each([24, 25, 60])('quotes %d letters, of many the first', (count) => {
    const quoted = count > 24 ? `${'x'.repeat(23)}…` : 'x'.repeat(count);
    expect(readTyped('x'.repeat(count), 'Target', ANY)).toEqual({
      error: `“${quoted}” is not a number. Type one such as 0.5 or 1e-3.`,
    });
  });
});
