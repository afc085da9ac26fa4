import { describe, expect, it } from 'vitest';
import { extentWithin, runOf } from '../../src/panels/run.ts';
import { runSlice } from '../../src/state/run.ts';

describe('the run of a setting', () => {
  it('is one object for a setting and a length, also where two lengths of it are on the page', () => {
    const setting = { ...runSlice.initial };
    const [short, long] = [runOf(setting, 20), runOf(setting, 60)];
    expect([short.trajectory.steps, long.trajectory.steps]).toEqual([20, 60]);
    for (let i = 0; i < 3; i++) {
      expect(runOf(setting, 20)).toBe(short);
      expect(runOf(setting, 60)).toBe(long);
    }
    expect(runOf({ ...setting }, 20)).not.toBe(short);
    expect(runOf({ ...setting }, 20)).toEqual(short);
  });

  it('is computed anew after a drag over many lengths, to the same numbers', () => {
    const setting = { ...runSlice.initial };
    const first = runOf(setting, 20);
    for (let steps = 21; steps < 30; steps++) runOf(setting, steps);
    expect(runOf(setting, 20)).not.toBe(first);
    expect(runOf(setting, 20)).toEqual(first);
  });
});

describe('the extent of a column', () => {
  it.each([
    [[3, 1, 2], 2, 10, [1, 3]],
    [[3, 1, 2], 1, 10, [1, 3]],
    [[3, 4, -12, 50], 3, 10, [3, 4]],
    [[3, -10, 10, 50], 3, 10, [-10, 10]],
    [[50], 0, 10, [0, 0]],
    [[Number.NaN, 1], 1, 10, [0, 0]],
    [[5], 0, 10, [5, 5]],
  ])('of %j up to step %d and %d is %j', (values, end, cap, extent) => {
    expect(extentWithin(Float64Array.from(values), end, cap)).toEqual(extent);
  });
});
