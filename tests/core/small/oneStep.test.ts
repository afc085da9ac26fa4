import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneStep } from '../../../src/core/small/oneStep.ts';
import { descended, grid, weights } from '../problems.ts';
import { gap } from './examples.ts';

const four = () => ({ u: Float64Array.of(1, 2, 0, 1), v: Float64Array.of(2, 1, 1, 1) });

describe('the step of four neurons that the course works out', () => {
  const step = oneStep(four(), 0.4, 0.5);

  it('starts from its numbers', () => {
    expect(step.before).toEqual({ output: 2.5, residual: 2, ntk: 3.25, squareU: 6, squareV: 7, product: 5 });
    expect(step.scaledResidual).toBeCloseTo(0.4, 15);
  });

  it('moves both layers by the old weights', () => {
    expect(gap(step.moveU, [-0.8, -0.4, -0.4, -0.4])).toBeLessThan(1e-15);
    expect(gap(step.moveV, [-0.4, -0.8, 0, -0.4])).toBeLessThan(1e-15);
    expect(gap(step.weights.u, [0.2, 1.6, -0.4, 0.6])).toBeLessThan(1e-15);
    expect(gap(step.weights.v, [1.6, 0.2, 1, 0.6])).toBeLessThan(1e-15);
  });

  it('has the terms of the two recursions', () => {
    const { output, throughV, throughU, second } = step.outputTerms;
    expect(gap([output, throughV, throughU, second], [2.5, -1.4, -1.2, 0.4])).toBeLessThan(1e-15);
    expect(
      gap([step.ntkTerms.ntk, step.ntkTerms.first, step.ntkTerms.second], [3.25, -2, 0.52]),
    ).toBeLessThan(1e-15);
    expect(step.recursion.output).toBeCloseTo(0.3, 14);
    expect(step.recursion.residual).toBeCloseTo(-0.2, 14);
    expect(step.recursion.ntk).toBeCloseTo(1.77, 14);
    expect(step.after.residual).toBeCloseTo(-0.2, 14);
    expect(step.after.ntk).toBeCloseTo(1.77, 14);
  });

  it("has the slides' form beside it, and the slip of moving v by the new u", () => {
    expect(step.slides.residual).toBeCloseTo(-0.28, 14);
    expect(step.slides.ntk).toBeCloseTo(2.17, 14);
    const slip = oneStep(four(), 0.4, 0.5, 'sequential');
    expect(gap(slip.weights.u, [0.2, 1.6, -0.4, 0.6])).toBeLessThan(1e-15);
    expect(gap(slip.weights.v, [1.92, 0.36, 1.16, 0.76])).toBeLessThan(1e-15);
    expect(slip.recursion).toEqual(step.recursion);
  });
});

it('a step of any weights is descent, and its terms add up to what the new weights measure', () => {
  fc.assert(
    fc.property(
      weights,
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      grid(3),
      (at, learningRate, target) => {
        const step = oneStep(at, learningRate, target);
        const expected = descended(at, { learningRate, target });
        const scale = 1 + step.after.ntk * at.u.length;
        expect(gap(step.weights.u, expected.u)).toBeLessThan(1e-13 * scale);
        expect(gap(step.weights.v, expected.v)).toBeLessThan(1e-13 * scale);
        expect(Math.abs(step.recursion.output - step.after.output)).toBeLessThan(1e-12 * scale);
        expect(Math.abs(step.recursion.ntk - step.after.ntk)).toBeLessThan(1e-12 * scale);
        if (target === 0) expect(Math.abs(step.slides.ntk - step.after.ntk)).toBeLessThan(1e-12 * scale);
        const straight = oneStep(at, learningRate, 0);
        expect(Math.abs(straight.slides.residual - straight.after.residual)).toBeLessThan(
          1e-11 * (1 + straight.after.ntk * at.u.length),
        );
      },
    ),
  );
});

it('layers of different lengths, a rate that is not above 0 and weights that are no numbers are errors', () => {
  expect(() => oneStep({ ...four(), v: new Float64Array(3) }, 0.4, 0)).toThrow(/second layer/);
  expect(() => oneStep(four(), 0, 0)).toThrow(/learning rate/);
  expect(() => oneStep(four(), 1, Number.NaN)).toThrow(/target/);
  expect(() => oneStep({ ...four(), u: Float64Array.of(1, Number.NaN, 1, 1) }, 1, 0)).toThrow(/weight of u/);
});
