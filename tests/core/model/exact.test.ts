import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iterateExactly } from '../../../src/core/model/exact.ts';
import { startPath } from '../../../src/core/model/path.ts';
import type { Problem } from '../../../src/core/model/problem.ts';
import { runs } from '../../fuzz.ts';
import { problems } from '../problems.ts';
import { pathOf } from './fixedPoint.ts';

const STEPS = 40;

/** Largest relative error of each column after the start, numbers at the end of the range of doubles left out. */
function errorsOf(problem: Problem, smallest: number, steps = STEPS) {
  const path = startPath(problem, steps);
  const reached = iterateExactly(problem, steps, smallest, path);
  const right = pathOf(problem, reached);
  const worst = (name: keyof typeof right) => {
    let largest = 0;
    for (const [t, value] of right[name].entries())
      if (t > 0 && Math.abs(value) > 1e-290)
        largest = Math.max(largest, Math.abs((path[name][t] as number) - value) / Math.abs(value));
    return largest;
  };
  return { path, reached, worst };
}

/** Rounded once, to a unit in the last place; a difference of two such numbers keeps all but its ten first bits. */
const ROUNDED = 2.3e-16;
const DIFFERENCE = 1e-12;

function expectExact(problem: Problem, smallest = 1e-250) {
  const { worst } = errorsOf(problem, smallest);
  for (const name of ['r', 'curvature', 'a', 'b'] as const) expect(worst(name)).toBeLessThanOrEqual(ROUNDED);
  for (const name of ['z', 'movedA', 'movedB'] as const) expect(worst(name)).toBeLessThanOrEqual(DIFFERENCE);
}

const start = (output: number, ntk = 2) => ({ output, ntk });

describe('the exact run', () => {
  it('is the run in decimal arithmetic, every column, wherever it starts', () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (problem, given) => {
        const c = problem.learningRate * problem.start.ntk;
        expectExact(given ? { ...problem, curvature0: c } : problem);
      }),
      runs(60),
    );
  });

  it.each<[string, Problem]>([
    ['chaos at c = 4', { width: 64, learningRate: 2, curvature0: 4, target: 0, start: start(1) }],
    [
      'a rate that is a quotient',
      { width: 3, learningRate: 3.1 / 3, curvature0: 3.1, target: 0.4, start: start(1, 3) },
    ],
    // f passes 0 and f₀ is 0: z is a difference of r and w.
    ['an output far below its target', { width: 9, learningRate: 0.3, target: 4, start: start(0) }],
    ['an output near its target', { width: 9, learningRate: 0.3, target: 2, start: start(2 + 2 ** -30) }],
    // a and b stay near 1: what moved is a difference.
    ['hardly any motion', { width: 100, learningRate: 1e-9, target: 0, start: start(1e-3) }],
    [
      'a length that nearly vanishes in a step',
      { width: 1, learningRate: 1, target: 0, start: start(1 - 2 ** -40, 2.5) },
    ],
    ['numbers of any size', { width: 7, learningRate: 1e-200, target: 0, start: start(1e200, 1e200) }],
  ])('holds its digits with %s', (_, problem) => {
    expectExact(problem);
  });

  it.each([
    ['u = v', 2, -0.5, 'Q'],
    ['u = −v', -2, 0.5, 'P'],
  ] as const)('keeps the length that is 0 at 0 with %s', (_, output, target, gone) => {
    const problem = { width: 4, learningRate: 0.9, target, start: start(output) };
    const { path, worst } = errorsOf(problem, 1e-250);
    for (const name of ['r', 'z', 'curvature'] as const) expect(worst(name)).toBeLessThanOrEqual(DIFFERENCE);
    const [none, moved, other] =
      gone === 'Q' ? (['b', 'movedB', 'a'] as const) : (['a', 'movedA', 'b'] as const);
    expect([...path[none], ...path[moved]].every((value) => value === 0)).toBe(true);
    expect(worst(other)).toBeLessThanOrEqual(ROUNDED);
  });

  it('keeps the digits of numbers as small as it is told to, and of all a double can hold when told 0', () => {
    // κ₀ = 1 exactly: r₁ = r₀²z₀, and κ₁ = 1 − 3r₀² leaves r₂ next to nothing.
    const problem = { width: 1, learningRate: 0.5, target: 0, start: start(1e-40) };
    const right = pathOf(problem, 3).r;
    expect(right[2]).toBeLessThan(1e-180);
    for (const smallest of [right[2] as number, 0]) {
      const path = startPath(problem, 3);
      iterateExactly(problem, 3, smallest, path);
      expect((path.r[2] as number) / (right[2] as number)).toBeCloseTo(1, 14);
    }
  });

  it('ends where it escapes, and says at which step', () => {
    const problem = { width: 4, learningRate: 3, target: 0, start: start(1) };
    const { reached, path } = errorsOf(problem, 1, 100);
    const right = pathOf(problem, reached).r;
    expect(Math.abs(right[reached] as number)).toBeGreaterThanOrEqual(1e100);
    expect(Math.abs(right[reached - 1] as number)).toBeLessThan(1e100);
    expect(path.r[reached] as number).toBe(right[reached]);
    expect(path.r[reached + 1]).toBe(0);
  });
});
