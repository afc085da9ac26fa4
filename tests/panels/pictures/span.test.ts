import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/model/reduced.ts';
import type { Stop, Trajectory } from '../../../src/core/model/trajectory.ts';
import { settledSpan } from '../../../src/panels/pictures/span.ts';

const at = (c: number, steps = 60, more: object = {}) =>
  simulate(
    { width: 1000, target: 0, start: { output: 1, ntk: 2 }, learningRate: c / 2, curvature0: c, ...more },
    steps,
  );
const ended = (reason: Stop['reason'], step: number, steps = 60) =>
  settledSpan({ steps, stop: { reason, step } } as Trajectory);

describe('the steps that are shown of a run', () => {
  it('are those of a run that has settled or is lost, about half as many again, in round numbers', () => {
    // The throw of c = 2.6 has converged at step 15; c = 4.2 leaves the doubles at step 12.
    expect([settledSpan(at(2.6)), settledSpan(at(4.2))]).toEqual([20, 20]);
  });

  it('are all where it goes on: in a cycle, in chaos, and where it has not converged yet', () => {
    const cycle = { learningRate: 1.15, width: 16, target: 4, start: { output: 0.5, ntk: 1 } };
    expect(settledSpan(simulate(cycle, 60))).toBe(60);
    expect(settledSpan(at(4))).toBe(60);
    expect(settledSpan(at(2.01))).toBe(60);
  });

  it('are all where somebody chose how many', () => {
    for (const steps of [5, 59, 61, 400]) expect(settledSpan(at(2.6, steps))).toBe(steps);
  });

  it('are ten at least', () => {
    for (const step of [0, 1, 7]) expect(ended('converged', step)).toBe(10);
    expect(ended('converged', 8)).toBe(15);
  });

  it('hold the step it settles at, with room, and are no more than the run has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('converged', 'diverged'),
        (step, reason) => {
          const shown = ended(reason as Stop['reason'], step);
          expect(shown % 5).toBe(0);
          expect(shown).toBeGreaterThanOrEqual(Math.min(60, 1.3 * step));
          expect(shown).toBeLessThanOrEqual(Math.min(60, Math.max(10, 2 * step)));
        },
      ),
    );
  });
});
