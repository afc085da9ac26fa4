import { describe, expect, it } from 'vitest';
import { checkProblem, scaled } from '../../../src/core/model/problem.ts';

describe('the three numbers of a run', () => {
  it('are κ₀ = ηλ₀, r₀ = ηΔf₀/√n and w = ηy/√n', () => {
    const problem = { learningRate: 1.5, width: 16, target: 0.5, start: { output: -1.25, ntk: 2 } };
    expect(scaled(problem)).toEqual({ curvature: 3, scaledResidual: -0.65625, scaledTarget: 0.1875 });
    // The κ₀ that was asked for, where η was made from it.
    expect(scaled({ ...problem, curvature0: 2.999 }).curvature).toBe(2.999);
  });

  it('hold where Δf₀ is more than a double: f₀ = −y = 10³⁰⁸', () => {
    const far = {
      learningRate: 2 ** -1000,
      width: 4,
      target: -1e308,
      start: { output: 1e308, ntk: 1.5e308 },
    };
    const unit = 2 ** -1001;
    const { scaledResidual, scaledTarget } = scaled(far);
    expect(scaledTarget).toBe(-unit * 1e308);
    expect(scaledResidual).toBe(2 * unit * 1e308);
  });
});

describe('a problem that cannot be', () => {
  const sound = { learningRate: 1, width: 16, target: 0.5, start: { output: 1, ntk: 2 } };
  const { start } = sound;

  it('is told what is wrong with it, and where the bound is', () => {
    expect(() => checkProblem(sound)).not.toThrow();
    for (const [problem, words] of [
      [{ ...sound, learningRate: 0 }, 'learning rate must be a finite number above 0, got 0'],
      [{ ...sound, learningRate: Number.NaN }, 'learning rate must be a finite number above 0, got NaN'],
      [{ ...sound, width: 0 }, 'width must be a whole number from 1 to 1048576, got 0'],
      [{ ...sound, width: 2.5 }, 'width must be a whole number from 1 to 1048576, got 2.5'],
      [{ ...sound, target: Number.POSITIVE_INFINITY }, 'target must be a finite number, got Infinity'],
      [{ ...sound, start: { ...start, ntk: -2 } }, 'initial NTK must be a finite number above 0, got -2'],
      [
        { ...sound, start: { ...start, output: Number.NaN } },
        'initial output must be a finite number, got NaN',
      ],
      [
        { ...sound, curvature0: Number.POSITIVE_INFINITY },
        'initial curvature must be a finite number above 0, got Infinity',
      ],
      [
        { ...sound, start: { ...start, output: -4.1 } },
        'initial output must lie within ±λ₀√n/2 = ±4, got -4.1',
      ],
    ] as const)
      expect(() => checkProblem(problem)).toThrow(new RangeError(words));
  });
});
