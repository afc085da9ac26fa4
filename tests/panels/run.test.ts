import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import { columnsOf, extentWithin, runOf } from '../../src/panels/run.ts';
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

  it('is kept in the two lengths asked for last', () => {
    const setting = { ...runSlice.initial };
    const [first, second, third] = [20, 21, 22].map((steps) => runOf(setting, steps));
    expect(runOf(setting, 22)).toBe(third);
    expect(runOf(setting, 21)).toBe(second);
    expect(runOf(setting, 20)).not.toBe(first);
  });

  it('gives any two of its columns, or one over the steps', () => {
    const { trajectory } = runOf(runSlice.initial, 20);
    expect(columnsOf(trajectory, 'residual', 'ntk')).toEqual([trajectory.residual, trajectory.ntk]);
    expect(columnsOf(trajectory, null, 'loss')).toEqual([null, trajectory.loss]);
  });

  it('is computed anew after a drag over many lengths, to the same numbers', () => {
    const setting = { ...runSlice.initial };
    const first = runOf(setting, 20);
    for (let steps = 21; steps < 30; steps++) runOf(setting, steps);
    expect(runOf(setting, 20)).not.toBe(first);
    expect(runOf(setting, 20)).toEqual(first);
  });
});

describe('the run of a link that was once drawn wrong', () => {
  // Numbers of 400-digit arithmetic (tests/fixtures/make_edges.py): step, Δf, λ.
  it.each([
    ['v=1&c=2&n=2&y=-1&f0=1.4142135623730951&lambda0=2&steps=200', 'stalls', 200, 1, 2.3883294046954987e-213],
    ['v=1&c=1&n=2&y=-1&f0=3&lambda0=2', 'stalls', 60, 1, 1.7813699269541076e-24],
    ['v=1&c=4&n=4097&f0=1.6411474987129828&lambda0=0.0512796', 'bounded', 20, 1.462032717929381, 0.0512796],
    [
      'v=1&c=2.09514&n=3561&y=-2.53805&f0=3.4909357269899504&lambda0=0.117&steps=200',
      'converges',
      90,
      -1.4658923828928973e-20,
      0.08506368298442996,
    ],
    ['v=1&c=1.9&n=4&y=1.5&f0=-2&lambda0=2&steps=200', 'stalls', 131, -1.5, 2.9720661587176383e-142],
  ])('%s: %s, and at step %d has Δf = %d and λ = %d', (query, outcome, step, residual, ntk) => {
    const { run, clock } = link.parse(query).inputs;
    const { trajectory, verdict } = runOf(run, clock.steps);
    expect(verdict.fate.outcome).toBe(outcome);
    expect(Math.abs((trajectory.ntk[step] as number) / ntk - 1)).toBeLessThan(1e-9);
    if (Math.abs(residual) > 1e-15)
      expect(Math.abs((trajectory.residual[step] as number) / residual - 1)).toBeLessThan(1e-9);
    expect(trajectory.ntk.slice(0, trajectory.end + 1).every((each) => each >= 0)).toBe(true);
  });

  it('has period 2 where |w| is below √5 − 1', () => {
    const { run, clock } = link.parse('v=1&c=1&n=100&y=24.7&f0=1&lambda0=2').inputs;
    const { phase, period } = runOf(run, clock.steps).verdict;
    expect([phase, period]).toEqual(['periodic', 2]);
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
