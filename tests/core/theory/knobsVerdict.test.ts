import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, scaled } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import type { Knobs } from '../../../src/core/model/setting.ts';
import { simulateWithKnobs } from '../../../src/core/theory/knobs.ts';
import { followWithKnobs } from '../../../src/core/theory/knobsFollowed.ts';
import { verdictWithKnobs } from '../../../src/core/theory/knobsVerdict.ts';
import { verdictOf } from '../../../src/core/theory/verdict.ts';
import { problems } from '../problems.ts';

const PLAIN: Knobs = { momentum: 0, warmup: { steps: 0, from: 1 } };
const verdict = (problem: Problem, knobs: Knobs, steps = 60) =>
  verdictWithKnobs(problem, knobs, simulateWithKnobs(problem, knobs, steps));
const at = (c: number, target = 0): Problem => ({
  learningRate: c / 2,
  curvature0: c,
  width: 1000,
  target,
  start: { output: 1, ntk: 2 },
});

describe('the verdict by following a run', () => {
  it('is that of the closed form where there are no knobs', () => {
    const phases = new Set<string>();
    fc.assert(
      fc.property(problems, (problem) => {
        const { scaledTarget } = scaled(problem);
        // Next to |w| = 1 and 2 a run takes longer to tell than it is followed.
        fc.pre(Math.abs(Math.abs(scaledTarget) - 1) > 0.05 && Math.abs(Math.abs(scaledTarget) - 2) > 0.05);
        const closed = verdictOf(problem, simulate(problem, 60));
        fc.pre(closed.settled || !['lazy', 'catapult'].includes(closed.phase));
        const followed = verdict(problem, PLAIN);
        phases.add(closed.phase);
        const name = (phase: string) => (phase === 'chaotic' ? 'periodic' : phase);
        expect(name(followed.phase)).toBe(name(closed.phase));
        if (closed.settled) {
          expect(followed.finalCurvature).toBeCloseTo(closed.finalCurvature, 4);
          expect(followed.firstRise).toBe(closed.firstRise);
        }
      }),
    );
    expect(phases.size).toBeGreaterThanOrEqual(4);
  });

  it('tells cycles from chaos', () => {
    // |w| = 1.2: a cycle of two; 1.5: chaos.
    const wide = (w: number) => at(1, (w * Math.sqrt(1000)) / 0.5);
    expect(verdict(wide(1.2), PLAIN)).toMatchObject({ phase: 'periodic', period: 2, lyapunov: null });
    expect(verdict(wide(1.5), PLAIN)).toMatchObject({ phase: 'chaotic', period: null });
  });

  it('with momentum is stable at a sharper minimum than plain descent', () => {
    // κ∞ ≥ 2|w| = 2.4 at |w| = 1.2: no minimum for plain descent, but below 2(1 + 0.5).
    const knobs = { ...PLAIN, momentum: 0.5 };
    const { phase, settled, finalCurvature } = verdict(at(1.5, (1.2 * Math.sqrt(1000)) / 0.75), knobs, 400);
    expect([phase === 'lazy' || phase === 'catapult', settled]).toEqual([true, true]);
    expect(finalCurvature).toBeGreaterThan(2);
    expect(finalCurvature).toBeLessThan(3);
  });

  it('is not decided before the warmup is over', () => {
    const knobs = { momentum: 0, warmup: { steps: 3000, from: 0.9 } };
    expect(verdict(at(6), knobs).phase).toBe('divergent');
    expect(followWithKnobs(at(6), knobs, 500).end).toBe('unfinished');
    // Growing while it is watched, which after the warmup would be called bounded.
    const rising = { momentum: 0, warmup: { steps: 3000, from: 2.05 } };
    expect(followWithKnobs(at(3), rising, 16).end).toBe('unfinished');
  });
});
