import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centres } from '../../../src/core/many/axis.ts';
import { FATES } from '../../../src/core/many/cellRecord.ts';
import { answerOf, cellsOf } from '../../../src/core/many/cells.ts';
import { WHOLE_PASS } from '../../../src/core/many/passes.ts';
import { settingAt } from '../../../src/core/many/plane.ts';
import { runOf } from '../../../src/panels/run.ts';
import { runSlice } from '../../../src/state/run.ts';
import { factsText } from '../../../src/views/atlas/cellText.ts';
import { isDecayed, underDecay } from '../../../src/views/atlas/underDecay.ts';
import { runs } from '../../fuzz.ts';

/** The map of the example: one neuron, η = 1, y = 0.5, μ = 0.2. */
const setting = {
  ...runSlice.initial,
  rate: { kind: 'eta', value: 1 },
  width: 1,
  target: 0.5,
  start: { kind: 'given', output: 1, ntk: 2.5 },
} as const;
const plane = {
  setting,
  x: { kind: 'f0', from: -3.9, to: 3.9 },
  y: { kind: 'lambda0', from: 0.1, to: 8 },
  columns: 40,
  rows: 40,
} as const;

describe('the page’s run under weight decay', () => {
  it('has the fate and the numbers of its cell in a map of many', () => {
    const cells = answerOf(
      cellsOf({ plane, maxSteps: 2000, decay: 0.2, seeds: 1, lyapunov: false }),
      WHOLE_PASS,
    );
    const [xs, ys] = [centres(plane.x, 40), centres(plane.y, 40)];
    // The n-th number is that of the n-th cell that stays.
    const numberOf = new Map<number, number>();
    cells.fate.forEach((fate, at) => {
      if (fate > 0 && fate < 5) numberOf.set(at, numberOf.size);
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(39), fc.nat(39), (column, row) => {
        const at = row * 40 + column;
        const fate = FATES[cells.fate[at] as number] ?? null;
        fc.pre(fate !== null);
        const own = settingAt(plane, xs[column] ?? 0, ys[row] ?? 0);
        const { cell, verdict } = underDecay(0.2)(runOf(own, 40));
        seen.add(cell.phase);
        expect([cell.phase, verdict.phase]).toEqual([fate, fate]);
        const k = numberOf.get(at);
        if (k === undefined) return;
        expect([cell.curvature, cell.peakLoss, cell.steps]).toEqual([
          cells.curvature[k],
          cells.peakLoss[k],
          cells.steps[k],
        ]);
      }),
      runs(300),
    );
    expect(seen.size).toBeGreaterThan(2);
  });

  it('comes to rest where its cell says, and the panels see it there', () => {
    const run = underDecay(0.2)(runOf(setting, 2000));
    // |w| = 0.5, d = 0.2: κ = 2(|w| − d), r = −d.
    expect(run.cell.rest).toBeCloseTo(0.6, 12);
    expect(run.trajectory.curvature.at(-1)).toBeCloseTo(0.6, 6);
    expect(run.trajectory.residual.at(-1)).toBeCloseTo(-0.2, 6);
    expect(isDecayed(run)).toBe(true);
    expect(isDecayed(runOf(setting, 2000))).toBe(false);
  });

  it('rests at the origin where |w| ≤ ημ, and nowhere where it does not settle', () => {
    const near = { ...setting, target: 0.1 };
    expect(underDecay(0.2)(runOf(near, 400)).cell).toMatchObject({ phase: 'lazy', rest: 0 });
    // A cycle of two that a weak decay leaves as it is: |w| = 1.2 on the edge of the cone.
    const cycle = { ...setting, target: 1.2, start: { kind: 'given', output: 1.3, ntk: 2.6 } } as const;
    expect(underDecay(0.001)(runOf(cycle, 400)).cell).toMatchObject({
      phase: 'periodic',
      steps: -1,
      rest: null,
    });
    const lost = { ...setting, start: { kind: 'given', output: 1, ntk: 30 } } as const;
    const run = underDecay(0.2)(runOf(lost, 400));
    expect(run.cell).toMatchObject({ phase: 'divergent', rest: null });
    expect(run.trajectory.stop.reason).toBe('diverged');
  });

  it('is the same object for the same run, so that nothing is drawn twice', () => {
    const see = underDecay(0.1);
    expect(see(runOf(setting, 30))).toBe(see(runOf(setting, 30)));
  });
});

describe('the numbers of a cell in words', () => {
  const facts = { phase: 'lazy', curvature: 0.5, peakLoss: 2, steps: 12, rest: 0.25 } as const;
  it.each([
    [facts, 0, 'lands at κ = 0.5, peak loss 2, converged at step 12'],
    [facts, 0.1, 'settles at κ = 0.5 at step 12, comes to rest at 0.25, peak loss 2'],
    [{ ...facts, rest: null }, 0.1, 'settles at κ = 0.5 at step 12, peak loss 2'],
    [{ ...facts, steps: -1 }, 0, 'still on its way after 2000 steps, at κ = 0.5, peak loss 2'],
    [{ ...facts, steps: -1, curvature: 0 }, 0, 'stalls at the saddle u = v = 0'],
    [{ ...facts, phase: 'chaotic' as const }, 0, 'peak loss 2'],
    [{ ...facts, phase: 'divergent' as const }, 0, ''],
  ])('%o', (some, decay, words) => {
    expect(factsText(some, decay, 2000)).toBe(words);
  });
});
