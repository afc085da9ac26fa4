import { describe, expect, it } from 'vitest';
import { scaled } from '../../../src/core/model/problem.ts';

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
