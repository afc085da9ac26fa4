import { describe, expect, it } from 'vitest';
import { choice, flag, real, whole } from '../../src/state/fields.ts';
import { Reader, simpleSlice } from '../../src/state/slice.ts';

const slice = simpleSlice('shop', {
  price: ['p', real({ min: 0, max: 10 }, 2.5, 'a price')],
  count: ['n', whole({ min: 1, max: 9 }, 3, 'how many')],
  size: ['size', choice(['small', 'large'], 'small', 'how large')],
  mark: ['mark', choice([1, 2], null, 'a mark or none')],
  isOpen: ['open', flag('whether it is open')],
});
const full = { price: 4, count: 5, size: 'large', mark: 2, isOpen: true } as const;

/** What the slice makes of some texts, and what it said of them. */
function readFrom(texts: Record<string, string>) {
  const notes: unknown[] = [];
  const value = slice.read(new Reader(new Map(Object.entries(texts)), (...note) => notes.push(note)));
  return { value, notes };
}

describe('a slice of single keys', () => {
  it('is what its fields fall back to, and has their keys', () => {
    expect(slice.initial).toEqual({ price: 2.5, count: 3, size: 'small', mark: null, isOpen: false });
    expect(Object.keys(slice.fields)).toEqual(['p', 'n', 'size', 'mark', 'open']);
    expect(readFrom({})).toEqual({ value: slice.initial, notes: [] });
  });

  it('writes what is not as a link without the key has it, in order', () => {
    expect(slice.write(slice.initial)).toEqual([]);
    expect(slice.write(full)).toEqual([
      ['p', '4'],
      ['n', '5'],
      ['size', 'large'],
      ['mark', '2'],
      ['open', '1'],
    ]);
    expect(slice.write({ ...slice.initial, count: 4 })).toEqual([['n', '4']]);
  });

  it('reads what it writes, and repairs each bad key alone', () => {
    expect(readFrom(Object.fromEntries(slice.write(full)))).toEqual({ value: full, notes: [] });
    expect(readFrom({ p: '11', n: '2.4', size: 'huge', mark: '3', open: '1' })).toEqual({
      value: { price: 10, count: 2, size: 'small', mark: null, isOpen: true },
      notes: [
        ['p', '11', '10', 'a number from 0 to 10'],
        ['n', '2.4', '2', 'a whole number from 1 to 9'],
        ['size', 'huge', 'small', 'small, large'],
        ['mark', '3', 'none', '1, 2'],
      ],
    });
  });

  it('keeps itself sound: numbers at the nearest value, others as they were', () => {
    const sound = (change: object) => slice.sound({ ...full, ...change } as typeof full, full);
    expect(sound({})).toEqual(full);
    expect(sound({ price: 12, count: 0 })).toEqual({ ...full, price: 10, count: 1 });
    expect(sound({ price: Number.NaN, count: Number.NaN })).toEqual(full);
    expect(sound({ count: 4.6 })).toEqual({ ...full, count: 5 });
    expect(sound({ size: 'huge', mark: 3 })).toEqual(full);
    expect(sound({ size: 'small', mark: null, isOpen: false })).toEqual({
      ...full,
      size: 'small',
      mark: null,
      isOpen: false,
    });
    expect(sound({ size: null })).toEqual(full);
  });
});
