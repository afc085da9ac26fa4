import { describe, expect, it } from 'vitest';
import { descend } from '../../../src/core/model/descent.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { measure } from '../../../src/core/model/weights.ts';
import links from '../../fixtures/links.json' with { type: 'json' };
import trajectories from '../../fixtures/trajectories.json' with { type: 'json' };

/** Largest relative error over a run; numbers below the range where doubles keep their digits are left out. */
function worst(got: ArrayLike<number>, expected: readonly number[]): number {
  let largest = 0;
  for (const [t, value] of expected.entries()) {
    if (Math.abs(value) < 1e-290) continue;
    largest = Math.max(largest, Math.abs((got[t] as number) - value) / Math.abs(value));
  }
  return largest;
}

const COLUMNS = ['residual', 'ntk', 'loss', 'sharpness'] as const;
const ALL = [...COLUMNS, 'output', 'curvature', 'valleyP', 'valleyQ', 'distance'] as const;

describe.each(trajectories)('80-digit run “$name”', (reference) => {
  const { width, learningRate, target } = reference;
  const weights = { u: Float64Array.from(reference.u), v: Float64Array.from(reference.v) };
  const steps = reference.residual.length - 1;

  it.each(COLUMNS)('is met by the reduced map to 1e-11: %s', (column) => {
    const run = simulate({ learningRate, width, target, start: measure(weights) }, steps);
    expect(run.steps).toBe(steps);
    expect(worst(run[column], reference[column])).toBeLessThanOrEqual(1e-11);
  });

  it('is met by the descent on all weights to 1e-12 of its largest residual', () => {
    const run = descend(weights, learningRate, target, steps);
    const scale = Math.max(...reference.residual.map(Math.abs));
    for (const [t, value] of reference.residual.entries()) {
      expect(Math.abs((run.residual[t] as number) - value)).toBeLessThanOrEqual(1e-12 * scale);
    }
  });
});

describe.each(links)('120-digit run of a given start, “$name”', (reference) => {
  const { width, target, f0, ntk0 } = reference;
  const steps = reference.residual.length - 1;
  const problem = {
    width,
    target,
    start: { output: f0, ntk: ntk0 },
    learningRate: reference.eta ?? (reference.c as number) / ntk0,
    ...(reference.c === undefined ? {} : { curvature0: reference.c }),
  };

  it.each(ALL)('is met to 1e-9, chaos included: %s', (column) => {
    expect(worst(simulate(problem, steps)[column], reference[column])).toBeLessThanOrEqual(1e-9);
  });
});
