import { describe, expect, it } from 'vitest';
import {
  CATAPULT,
  CellWriter,
  CHAOTIC,
  DIVERGENT,
  FATES,
  LAZY,
  lands,
  spreadOut,
  stays,
} from '../../../src/core/many/cellRecord.ts';
import { meanOfSeeds } from '../../../src/core/many/seeds.ts';

/** One cell a seed: fate, κ, peak, steps, exponent. */
type Cell = readonly [fate: number, curvature?: number, peak?: number, steps?: number, lyapunov?: number];

const cells = (lyapunov: boolean, ...all: readonly Cell[]) => {
  const writer = new CellWriter(lyapunov);
  writer.begin(all.length);
  all.forEach(([fate, curvature = 0, peak = 0, steps = -1, exponent = 0], at) => {
    if (stays(fate)) writer.write(at, fate, curvature, peak, steps, exponent);
    else writer.fate[at] = fate;
  });
  return writer.finish();
};
/** The mean of one cell over seeds. */
const mean = (...seeds: readonly Cell[]) => {
  const { fate, curvature, peakLoss, steps, lyapunov } = spreadOut(
    meanOfSeeds(seeds.map((cell) => cells(true, cell))),
  );
  return [fate[0], curvature[0], peakLoss[0], steps[0], lyapunov[0] ?? 0];
};

describe('cells', () => {
  it('come back as they were written, numbers only where there are some', () => {
    const some = cells(true, [LAZY, 1, 2, 3, 4], [DIVERGENT], [0], [CHAOTIC, 0, 7, -1, 0.5]);
    expect(some.count).toBe(4);
    expect([...some.fate]).toEqual([LAZY, DIVERGENT, 0, CHAOTIC]);
    expect([...some.curvature]).toEqual([1, 0]);
    expect(some.fate.buffer).toBe(some.curvature.buffer);
    const all = spreadOut(some);
    expect([...all.peakLoss]).toEqual([2, 0, 0, 7]);
    expect([...all.steps]).toEqual([3, -1, -1, -1]);
    expect([...all.lyapunov]).toEqual([4, 0, 0, 0.5]);
    const without = cells(false, [LAZY, 1, 2, 3, 4]);
    for (const each of [without, spreadOut(without), meanOfSeeds([without, without])])
      expect(each.lyapunov).toHaveLength(0);
    expect([...spreadOut(cells(true, [DIVERGENT], [LAZY, 1, 2, 3, 4])).lyapunov]).toEqual([0, 4]);
  });

  it('leave nothing of the answer before', () => {
    const writer = new CellWriter(false);
    for (const count of [3, 3, 5, 2]) {
      writer.begin(count);
      expect([...writer.fate]).toEqual(Array(count).fill(0));
      writer.write(count - 1, LAZY, count, 1, 1, 0);
      const { curvature, fate } = writer.finish();
      expect([...curvature]).toEqual([count]);
      expect(fate.at(-1)).toBe(LAZY);
    }
  });

  it.each(FATES.map((word, fate) => [word, fate] as const))('%s: lands, stays', (word, fate) => {
    expect(lands(fate)).toBe(word === 'lazy' || word === 'catapult');
    expect(stays(fate)).toBe(word !== null && word !== 'divergent');
  });

  it('of no fate at all neither land nor stay', () => {
    expect([lands(undefined), stays(undefined)]).toEqual([false, false]);
  });
});

describe('a mean over seeds', () => {
  it('has the commonest fate, of equals the first', () => {
    expect(mean([LAZY, 1, 1, 5], [CATAPULT, 1, 1, 5], [CATAPULT, 1, 1, 5])[0]).toBe(CATAPULT);
    expect(mean([CATAPULT, 1, 1, 5], [LAZY, 1, 1, 5])[0]).toBe(LAZY);
    expect(mean([DIVERGENT], [DIVERGENT], [LAZY, 1, 1, 5])).toEqual([DIVERGENT, 0, 0, -1, 0]);
    expect(mean([0], [0], [LAZY, 1, 1, 5])[0]).toBe(0);
  });

  it('has landing and steps of the runs that converge in time, the peak of all that stay', () => {
    expect(
      mean(
        [LAZY, 1, 10, 100, -1],
        [LAZY, 3, 20, 300, -2],
        [CATAPULT, 0.5, 60, -1, -3],
        [CHAOTIC, 0, 30, -1, 2],
      ),
    ).toEqual([LAZY, 2, 30, 200, -1]);
  });

  it('counts a run that starts at its minimum', () => {
    expect(mean([LAZY, 1, 1, 0], [LAZY, 3, 1, 4])).toEqual([LAZY, 2, 1, 2, 0]);
  });

  it('has landing and steps of one run where only that converges in time', () => {
    expect(mean([LAZY, 1, 2, 9], [LAZY, 3, 4, -1])).toEqual([LAZY, 1, 3, 9, 0]);
  });

  it('has κ at the last step where none converges in time, and no steps', () => {
    expect(mean([LAZY, 1, 2, -1], [LAZY, 2, 4, -1], [DIVERGENT])).toEqual([LAZY, 1.5, 3, -1, 0]);
  });

  it('has no landing where most do not land', () => {
    expect(mean([CHAOTIC, 0, 2, -1, 1], [CHAOTIC, 0, 4, -1, 3], [LAZY, 1.5, 6, 9, -1])).toEqual([
      CHAOTIC,
      0,
      4,
      -1,
      1,
    ]);
  });

  it('of none is an error', () => {
    expect(() => meanOfSeeds([])).toThrow(/at least 1/);
  });
});
