import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/state/query.ts';

describe('a number in a link', () => {
  it.each([
    // Twelve characters are written out; of longer ones the shorter form is, the plain one of two that are as long.
    [1e11, '100000000000'],
    [-1e10, '-10000000000'],
    [1e12, '1e12'],
    [-1e11, '-1e11'],
    [0.0000012, '0.0000012'],
    [1.25e-7, '1.25e-7'],
    [0.00001234567891, '1.234567891e-5'],
    [1234567890123, '1234567890123'],
    [1e21, '1e21'],
    [0.1, '0.1'],
  ])('%d is written %s, and read back', (value, text) => {
    expect(decimal(value)).toBe(text);
    expect(Number(text)).toBe(value);
  });
});
