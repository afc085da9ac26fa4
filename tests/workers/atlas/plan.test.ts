import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCount, eachRow, type Grid, type Pass } from '../../../src/core/many/passes.ts';
import { plan } from '../../../src/workers/atlas/plan.ts';
import { runs } from '../../fuzz.ts';

/** Follows a plan on a machine where a cell takes `cost` milliseconds; returns the passes in order, and how often each cell was computed. */
function follow(size: Grid, cost: number, expected: number | null = null) {
  const planner = plan(size, 12, expected);
  const passes: Pass[] = [];
  const counts = new Uint8Array(size.columns * size.rows);
  /** How far, after each pass. */
  const done: number[] = [];
  for (let pass = planner.next(); pass !== null; pass = planner.next()) {
    if (pass === 'wait') throw new Error('waits for an answer that is in');
    passes.push(pass);
    eachRow(size, pass, (row, first, step) => {
      for (let column = first; column < size.columns; column += step) {
        const at = row * size.columns + column;
        counts[at] = (counts[at] as number) + 1;
      }
    });
    planner.took(pass, cost * cellCount(size, pass));
    done.push(planner.done);
  }
  return { passes, counts, done, planner };
}

const sizes = fc.record({
  columns: fc.integer({ min: 1, max: 300 }),
  rows: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 300 })),
});
const costs = fc.double({ min: -6, max: 1, noNaN: true }).map((power) => 10 ** power);

describe('a plan', () => {
  it('has every cell once, the first look apart where the whole plane then takes one go, and never goes back', () => {
    fc.assert(
      fc.property(sizes, costs, fc.boolean(), (size, cost, isKnown) => {
        const { passes, counts, done } = follow(size, cost, isKnown ? cost : null);
        const first = passes[0]?.stride ?? 0;
        const isLookedAt = (at: number) =>
          (at % size.columns) % first === 0 && Math.floor(at / size.columns) % first === 0;
        const isWholeAgain = passes.some((pass) => pass.stride < first && pass.done === 0);
        const wrong = counts.findIndex((count, at) => count !== (isWholeAgain && isLookedAt(at) ? 2 : 1));
        expect(wrong).toBe(-1);
        if (!isKnown) expect(passes[0]).toEqual({ stride: 32, done: 0, part: 0, parts: 1 });
        for (const [i, each] of done.entries()) expect(each).toBeGreaterThanOrEqual(done[i - 1] ?? 0);
        expect(done.at(-1)).toBe(1);
      }),
      runs(200),
    );
  });

  it('goes from coarse to fine where a plane takes long, in parts no longer than they may be', () => {
    const size = { columns: 256, rows: 256 };
    const { passes } = follow(size, 0.05);
    expect([...new Set(passes.map(({ stride }) => stride))]).toEqual([32, 16, 8, 4, 2, 1]);
    for (const pass of passes) expect(0.05 * cellCount(size, pass)).toBeLessThan(2 * 12);
  });

  it('takes a quick plane in one go, in parts enough for four workers', () => {
    const { passes, done } = follow({ columns: 256, rows: 256 }, 1e-3);
    expect(done.at(-2)).toBeLessThan(1);
    expect(passes.slice(1).every(({ stride, done, parts }) => stride === 1 && done === 0 && parts >= 8)).toBe(
      true,
    );
  });

  it.each([
    // Milliseconds for the whole of 100 × 100 cells: up to 80 it goes in one go.
    [80, 1, 0, 8],
    [81, 16, 32, 1],
    [200, 16, 32, 1],
    [4000, 16, 32, 7],
  ])('for a plane of %d ms goes on with stride %d', (whole, stride, done, parts) => {
    const size = { columns: 100, rows: 100 };
    const planner = plan(size, 12);
    const probe = planner.next() as Pass;
    planner.took(probe, (whole / 10_000) * cellCount(size, probe));
    expect(planner.next()).toEqual({ stride, done, part: 0, parts });
  });

  it.each([
    // Milliseconds the whole of 128 × 128 cells took last: up to 40 it needs no look; a sixteenth and a 64th of it are looks of up to 8.
    [40, 1],
    [40.5, 4],
    [127, 4],
    [129, 8],
    [511, 8],
    [513, 16],
    [2049, 32],
    [1e6, 32],
  ])('of %d ms the last time begins with stride %d', (whole, stride) => {
    expect(plan({ columns: 128, rows: 128 }, 12, whole / 128 ** 2).next()).toMatchObject({ stride });
  });

  it.each([
    // What the whole turns out to take: more than four times 40, and it begins anew.
    [160, 1],
    [164, 32],
  ])('that needed no look and turns out to take %d ms goes on with stride %d', (whole, stride) => {
    const planner = plan({ columns: 128, rows: 128 }, 12, 1e-3);
    planner.took(planner.next() as Pass, whole / 8);
    expect(planner.next()).toMatchObject({ stride });
  });

  it.each([
    // What a first look of stride 4, 1,024 of 128 × 128 cells, turns out to take: more than four times 8, and it begins anew.
    [31.9, 4],
    [32.1, 32],
  ])('whose first look turns out to take %d ms goes on with stride %d', (look, stride) => {
    const planner = plan({ columns: 128, rows: 128 }, 12, 100 / 128 ** 2);
    const pass = planner.next() as Pass;
    expect(pass).toEqual({ stride: 4, done: 0, part: 0, parts: 6 });
    planner.took(pass, (look / 1024) * cellCount({ columns: 128, rows: 128 }, pass));
    expect(planner.next()).toMatchObject({ stride });
  });

  it('has nothing after the first look while a newer question is expected, and all of the rest when none is', () => {
    const size = { columns: 128, rows: 128 };
    const planner = plan(size, 12, 100 / 128 ** 2);
    const look: Pass[] = [];
    for (let pass = planner.next(true); pass !== null && pass !== 'wait'; pass = planner.next(true)) {
      look.push(pass);
      planner.took(pass, 1);
    }
    expect(look.map(({ stride, done }) => [stride, done])).toEqual(Array(6).fill([4, 0]));
    expect([planner.next(true), planner.next(true)]).toEqual(['wait', 'wait']);
    expect(planner.next()).toMatchObject({ stride: 2, done: 4 });
    expect(planner.next(true)).toMatchObject({ stride: 2, done: 4 });
    // A map that needs no look is one.
    const quick = plan(size, 12, 1 / 128 ** 2);
    expect(quick.next(true)).toMatchObject({ stride: 1, done: 0 });
    expect(quick.next(true)).toBe(null);
  });

  it.each([
    // Milliseconds of the whole of 128 × 128 cells: in a stream a look of all of them may take 8, not 40.
    [8, 1],
    [8.5, 2],
    [40, 4],
  ])('of %d ms in a stream of questions begins with stride %d', (whole, stride) => {
    expect(plan({ columns: 128, rows: 128 }, 12, whole / 128 ** 2).next(true)).toMatchObject({ stride });
  });

  it('begins anew once, however slow it stays', () => {
    const size = { columns: 128, rows: 128 };
    const planner = plan(size, 12, 100 / 128 ** 2);
    planner.took(planner.next() as Pass, 1000);
    const look = planner.next() as Pass;
    expect(look).toMatchObject({ stride: 32, done: 0 });
    planner.took(look, 1000);
    const seen = new Set([JSON.stringify(look)]);
    for (let pass = planner.next(); pass !== null && pass !== 'wait'; pass = planner.next()) {
      expect(seen.has(JSON.stringify(pass))).toBe(false);
      seen.add(JSON.stringify(pass));
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  it('goes on from a first look that is in, however long its last part took', () => {
    const size = { columns: 128, rows: 128 };
    const planner = plan(size, 12, 100 / 128 ** 2);
    const look = Array.from({ length: 6 }, () => planner.next() as Pass);
    for (const pass of look) planner.took(pass, pass.part < 5 ? 1 : 1000);
    expect(planner.next()).toMatchObject({ stride: 2, done: 4 });
  });

  it('cuts a pass in eight parts of a millisecond at least, or as many as keep within the budget, of later passes an odd number', () => {
    const size = { columns: 512, rows: 512 };
    const partsOf = (cost: number, budget: number) => {
      const planner = plan(size, budget);
      const probe = planner.next() as Pass;
      planner.took(probe, cost * cellCount(size, probe));
      const parts = new Map<number, number>();
      for (let pass = planner.next(); pass !== null && pass !== 'wait'; pass = planner.next())
        parts.set(pass.stride, pass.parts);
      return [...parts];
    };
    // 262,144 cells at 2 ns are half a millisecond, at 20 ns five; at 1 µs each pass has 768, 3,072 … 196,608 cells.
    expect(partsOf(2e-6, 12)).toEqual([[1, 1]]);
    expect(partsOf(2e-5, 12)).toEqual([[1, 5]]);
    expect(partsOf(1e-4, 12)).toEqual([[1, 8]]);
    expect(partsOf(1e-3, 12)).toEqual([
      [16, 1],
      [8, 3],
      [4, 9],
      [2, 9],
      [1, 17],
    ]);
    expect(partsOf(1e-3, 3).at(-1)).toEqual([1, 67]);
    expect(partsOf(1e-4, 2)).toEqual([[1, 14]]);
  });

  it('waits for the first look, which tells what a cell costs', () => {
    const size = { columns: 64, rows: 64 };
    const planner = plan(size, 12);
    const probe = planner.next() as Pass;
    expect([planner.next(), planner.next(), planner.done]).toEqual(['wait', 'wait', 0]);
    planner.took(probe, 4 * cellCount(size, probe));
    expect(planner.cost).toBe(4);
    expect(planner.next()).toMatchObject({ stride: 16, done: 32, part: 0 });
  });

  it('needs no look where the plane before was very quick, and begins anew where that was wrong', () => {
    const size = { columns: 256, rows: 256 };
    const quick = follow(size, 1e-4, 1e-4);
    expect(quick.passes[0]).toMatchObject({ stride: 1, done: 0, part: 0 });
    expect([...quick.counts].every((count) => count === 1)).toBe(true);
    const slow = follow(size, 0.05, 1e-4);
    const strides = slow.passes.map(({ stride }) => stride);
    expect(strides.filter((stride, i) => stride !== strides[i - 1])).toEqual([1, 32, 16, 8, 4, 2, 1]);
    expect([...slow.counts].every((count) => count >= 1)).toBe(true);
    expect(slow.done.at(-1)).toBe(1);
    expect(slow.done.at(-2)).toBeLessThan(1);
    expect(slow.planner.cost).toBeCloseTo(0.05, 12);
    const unlike = follow(size, 1e-4, 1);
    expect(unlike.passes[0]?.stride).toBe(32);
  });
});
