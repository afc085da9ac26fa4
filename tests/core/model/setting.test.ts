import { describe, expect, it } from 'vitest';
import { edgeOutput } from '../../../src/core/model/problem.ts';
import { problemOf, type Setting } from '../../../src/core/model/setting.ts';
import { startOf } from '../../../src/core/model/weights.ts';

const setting: Setting = {
  rate: { kind: 'c', value: 2.6 },
  width: 9,
  target: 3,
  seed: 5,
  start: { kind: 'given', output: 1, ntk: 4 },
  outputScale: 1,
};

describe('the problem of a setting', () => {
  it('has c as its first curvature and c/λ₀ as its rate', () => {
    expect(problemOf(setting)).toEqual({
      problem: { width: 9, target: 3, start: { output: 1, ntk: 4 }, learningRate: 0.65, curvature0: 2.6 },
      limited: false,
    });
  });

  it('has η as it is given, and then no exact curvature', () => {
    expect(problemOf({ ...setting, rate: { kind: 'eta', value: 0.3 } }).problem).toEqual({
      width: 9,
      target: 3,
      start: { output: 1, ntk: 4 },
      learningRate: 0.3,
    });
  });

  it('has the target y/α', () => {
    expect(problemOf({ ...setting, outputScale: 1000 }).problem.target).toBe(0.003);
  });

  it('starts where the seed does, or where it is told', () => {
    expect(problemOf({ ...setting, start: { kind: 'seed' } }).problem.start).toEqual(startOf(5, 9));
  });

  it.each([
    [6, false, 6],
    [6.1, true, edgeOutput(4, 9)],
    [-6.1, true, -edgeOutput(4, 9)],
    [-6, false, -6],
  ])(
    'moves a start at %d to the edge of the cone, ±λ₀√n/2 = ±6, where it is outside: %s',
    (output, limited, moved) => {
      const found = problemOf({ ...setting, start: { kind: 'given', output, ntk: 4 } });
      expect(found.limited).toBe(limited);
      expect(found.problem.start).toEqual({ output: moved, ntk: 4 });
      expect(found.problem.learningRate).toBe(0.65);
    },
  );
});
