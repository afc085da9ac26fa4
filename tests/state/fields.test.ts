import { describe, expect, it } from 'vitest';
import {
  allowedBy,
  choice,
  clamped,
  flag,
  isWithin,
  packed,
  read,
  real,
  whole,
  write,
} from '../../src/state/fields.ts';

const share = real({ min: -1, max: 2.5 }, 0.5, 'a share');
const rough = { ...real({ min: -1000, max: 1000 }, 1, 'a rough number'), digits: 3 };
const count = whole({ min: 2, max: 1_000_000 }, 7, 'a count');

describe('a field', () => {
  it.each([
    [share, 'a number from −1 to 2.5'],
    [rough, 'a number from −1,000 to 1,000, to 3 digits'],
    [count, 'a whole number from 2 to 1,000,000'],
    [real({ min: 1 / 3, max: 2 / 3 }, 0.5, 'a part'), 'a number from 0.333333 to 0.666667'],
    [whole({ min: 1, max: 1 }, 1, 'the version'), '1'],
    [choice(['a', 'b'], null, 'letters'), 'a, b'],
    [choice([256, 512], 512, 'sizes'), '256, 512'],
    [flag('whether'), '0 or 1'],
    [packed('runs as they are written', 'runs'), 'runs as they are written'],
  ])('says what it allows: %#', (field, words) => {
    expect(allowedBy(field)).toBe(words);
  });

  it.each([
    // What comes, what is used, whether that is what it meant.
    [share, '2.5', 2.5, true],
    [share, '2.51', 2.5, false],
    [share, '-1', -1, true],
    [share, '-1.01', -1, false],
    [share, 'x', 0.5, false],
    [count, '2', 2, true],
    [count, '1', 2, false],
    [count, '2.5', 3, false],
    [count, '1e6', 1_000_000, true],
    [count, '1000001', 1_000_000, false],
    [rough, '1.23', 1.23, true],
    [rough, '1.234', 1.23, false],
    [rough, '1e-9', 1e-9, true],
    [rough, '9e-10', 0, false],
    [rough, '-9e-10', 0, false],
    [choice(['a', 'b'], 'b', ''), 'a', 'a', true],
    [choice(['a', 'b'], 'b', ''), 'c', 'b', false],
    [choice([256, 512], 512, ''), '256', 256, true],
    [flag(''), '1', true, true],
    [flag(''), '0', false, true],
    [flag(''), 'yes', false, false],
    [packed('', ''), 'AB', 'AB', true],
  ] as const)('reads a text: %#', (field, text, value, sound) => {
    expect(read(field, text)).toEqual({ value, sound });
  });

  it('brings a number inside its limits, and leaves what is no number at what was there', () => {
    expect(
      [-5, 0.3, 99, Number.NaN, Number.POSITIVE_INFINITY].map((value) => clamped(share, value, 0.4)),
    ).toEqual([-1, 0.3, 2.5, 0.4, 2.5]);
    expect([0, 2.4, 2.6, 1e9].map((value) => clamped(count, value, 7))).toEqual([2, 2, 3, 1_000_000]);
    expect([1234.5, 0.12345].map((value) => clamped(rough, value, 1))).toEqual([1000, 0.123]);
    expect([
      isWithin(count, 2),
      isWithin(count, 1_000_000),
      isWithin(count, 2.5),
      isWithin(share, 2.5),
    ]).toEqual([true, true, false, true]);
  });

  it('writes numbers, words and switches', () => {
    expect([write(0.5), write('dark'), write(true), write(false), write(1e21)]).toEqual([
      '0.5',
      'dark',
      '1',
      '0',
      '1e21',
    ]);
  });
});
