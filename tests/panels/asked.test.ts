import { describe, expect, it } from 'vitest';
import { askedUpTo, runOf } from '../../src/panels/run.ts';
import { runSlice } from '../../src/state/run.ts';

const runAt = (c: number, steps = 30) => runOf({ ...runSlice.initial, rate: { kind: 'c', value: c } }, steps);

describe('a run that is a question', () => {
  it('is shown up to the step it has been played to, in the numbers of the run', () => {
    const run = runAt(2.6);
    for (const step of [0, 1, 7, 30]) {
      const { trajectory, asked, ...rest } = askedUpTo(run, step);
      expect([asked, trajectory.end, trajectory.steps]).toEqual([true, step, 30]);
      expect(trajectory.loss).toBe(run.trajectory.loss);
      expect({ ...rest, asked: false, trajectory: run.trajectory }).toEqual(run);
    }
    expect([run.asked, run.trajectory.end]).toEqual([false, 30]);
  });

  it('is one object for a step, whoever asks', () => {
    const run = runAt(2.6);
    const third = askedUpTo(run, 3);
    expect(askedUpTo(run, 3)).toBe(third);
    expect(askedUpTo(run, 4)).not.toBe(third);
    expect(askedUpTo(run, 3)).toEqual(third);
    expect(askedUpTo(runAt(2.5), 3)).not.toEqual(third);
    // Past its last number a run is as far as it goes.
    const lost = runAt(4.2);
    expect(askedUpTo(lost, 25)).toBe(askedUpTo(lost, 26));
  });

  it('tells where the numbers end once the last of them has been shown, and not before, in whatever order it is asked', () => {
    const run = runAt(4.2);
    const { end } = run.trajectory;
    for (const step of [end, end + 1, end, end + 1, end + 5])
      expect(askedUpTo(run, step).trajectory.stop.reason).toBe(step > end ? 'diverged' : 'limit');
  });

  it('keeps its verdict, unchanged, for when it is answered', () => {
    const run = runAt(2.6);
    expect(askedUpTo(run, 2).verdict).toBe(run.verdict);
    expect(askedUpTo(run, 2).setting).toBe(run.setting);
  });

  it('says nothing of why it ends, whatever the reason, while there may be more', () => {
    for (const c of [1.2, 2.6, 4, 4.2]) {
      const run = runAt(c);
      expect(run.trajectory.stop.reason).not.toBe('limit');
      for (let step = 0; step <= run.trajectory.end; step++)
        expect(askedUpTo(run, step).trajectory.stop).toEqual({ reason: 'limit', step: 30 });
    }
  });

  it('tells that the numbers have ended once a step beyond the last of them is shown', () => {
    const run = runAt(4.2);
    const { end } = run.trajectory;
    expect(end).toBeLessThan(30);
    const { trajectory } = askedUpTo(run, end + 1);
    expect([trajectory.end, trajectory.stop]).toEqual([end, { reason: 'diverged', step: end + 1 }]);
    expect(askedUpTo(runAt(4.2), 30).trajectory.stop).toEqual(run.trajectory.stop);
  });
});
