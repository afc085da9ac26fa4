import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { packRun } from '../../../src/state/packing.ts';
import { runSlice } from '../../../src/state/run.ts';
import { labSlice } from '../../../src/views/lab/slice.ts';

describe('the pins of a link', () => {
  const pin = packRun(runSlice.initial);
  const open = (pins: string) => {
    const { inputs, repairs } = link.parse(`?v=1&pins=${pins}`);
    return [labSlice.of(inputs).pins.length, repairs.map(({ used }) => used)];
  };

  it('are told how many of them are runs, empty ones among them; none at all is no fault', () => {
    expect(open('')).toEqual([0, []]);
    expect(open(pin)).toEqual([1, []]);
    expect(open(`${pin}.${pin}`)).toEqual([2, []]);
    expect(open(`${pin}.`)).toEqual([1, ['1 of 2 pinned runs']]);
    expect(open('.')).toEqual([0, ['0 of 2 pinned runs']]);
    expect(open(`${pin}..${pin}`)).toEqual([2, ['2 of 3 pinned runs']]);
    expect(open(Array(6).fill(pin).join('.'))).toEqual([5, ['5 of 6 pinned runs']]);
  });
});
