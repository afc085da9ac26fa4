import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../../src/core/model/reduced.ts';
import type { Witness } from '../../../src/views/course/exercises/exercise.ts';
import { EXERCISES } from '../../../src/views/course/exercises/exercises.ts';
import { checkCounterexample, isCounterexample } from '../../../src/views/course/exercises/run.ts';
import { atWitness, fieldOf, witnessOf } from './witnesses.ts';

describe('catapult', () => {
  /** |Δf| and κ of the model with one neuron and η = 1, where r = Δf and κ = λ, by the core. */
  const follow = ({ kappa0, r0, w }: Extract<Witness, { kind: 'run' }>, steps: number) => {
    const problem = { width: 1, target: w, learningRate: 1, start: { output: r0 + w, ntk: kappa0 } };
    const { residual, curvature } = simulate(problem, steps);
    return { sizes: [...residual].map(Math.abs), curvature };
  };
  const rounded = (values: readonly number[]) => values.map((each) => Number(each.toPrecision(3)));

  test('refutes with runs that the core computes', () => {
    expect(rounded(follow(witnessOf('catapult', 'oneHump', 'always', 'run'), 4).sizes)).toEqual([
      1.5, 0.525, 0.748, 0.585, 0.0421,
    ]);
    expect(fieldOf('catapult', 'oneHump').wrong[0]?.says).toContain('1.5, 0.525, 0.748, 0.585, 0.0421');
    expect(fieldOf('catapult', 'oneHump').wrong[0]?.says).toContain(
      '0.1, 0.279, 0.759, 1.67, 0.246, 0.402, 0.584, 0.614, 0.286',
    );
    const falls = follow(witnessOf('catapult', 'bound', 'two', 'run'), 50).sizes;
    for (const [t, size] of falls.entries()) if (t > 0) expect(size).toBeLessThan(falls[t - 1] as number);
    const rises = follow(witnessOf('catapult', 'bound', 'four', 'run'), 1).sizes;
    expect(rises[1]).toBeGreaterThan(rises[0] as number);
    const [landing, target] = EXERCISES[6]?.predictions ?? [];
    const common = landing?.options[0]?.witness as Extract<Witness, { kind: 'run' }>;
    expect(follow(common, 400).curvature[400]).toBeCloseTo(1.279, 3);
    expect(landing?.options[0]?.says).toContain('1.28');
    const rising = target?.options[0]?.witness as Extract<Witness, { kind: 'run' }>;
    expect(follow(rising, 1).curvature[1]).toBeCloseTo(2.90625, 12);
    expect(follow(rising, 400).curvature[400]).toBeCloseTo(1.207, 3);
  });

  test('has the numbers worked by hand', () => {
    expect(atWitness('catapult', 'change')).toEqual([
      -0.25,
      { noSquare: -1, half: 0.25, sign: 0.25, linear: -0.5, whole: 2.75 },
    ]);
    expect(atWitness('catapult', 'bound')).toEqual([2.25, { two: 2, less: 1.75, one: 1.25, four: 4 }]);
  });

  test.each([
    [3.6, 1.5, true],
    [3.5, 1.55, true],
    [3.9, 0.2, true],
    [3.8, 0.1, true],
    [3.8, -0.1, true],
    [3.9, 1e-200, true],
    [2.2, 0.5, false],
    [2.5, 0.04, false],
    [3.4, 1.6, false],
    [1, 0.3, false],
    [3, 0, false],
    [3, 1.6, false],
    [4, 1, false],
    [0, 0, false],
    [-1, 0, false],
    [4.2, 0.1, false],
    [Number.NaN, 0.1, false],
    [3, Number.NaN, false],
    [Number.POSITIVE_INFINITY, 1, false],
  ])('κ₀ = %d, r₀ = %d is a counterexample: %s', (kappa0, r0, is) => {
    expect(isCounterexample(kappa0, r0)).toBe(is);
    expect(checkCounterexample(kappa0, r0).says).toMatch(/^[A-Z].*\.$/);
  });

  test('no start up to κ₀ = 3.4 is one; above, what is one falls and then rises by descent on two weights', () => {
    const share = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 3.4, noNaN: true }),
        share,
        (kappa0, part) => !isCounterexample(kappa0, (part * kappa0) / 2),
      ),
    );
    fc.assert(
      fc.property(fc.double({ min: 3.4, max: 3.99, noNaN: true }), share, (kappa0, part) => {
        const r0 = (part * kappa0) / 2;
        const { isCounterexample, sizes } = checkCounterexample(kappa0, r0);
        // u + v and u − v of one neuron with uv = r₀, u² + v² = κ₀.
        const [p, q] = [Math.sqrt(kappa0 + 2 * r0), Math.sqrt(Math.max(0, kappa0 - 2 * r0))];
        let [u, v] = [(p + q) / 2, (p - q) / 2];
        const seen = [Math.abs(u * v)];
        for (let t = 0; t < 12; t++) {
          const r = u * v;
          [u, v] = [u - r * v, v - r * u];
          seen.push(Math.abs(u * v));
        }
        if (!isCounterexample || sizes.length > seen.length) return;
        const fall = seen.findIndex((size, t) => t > 0 && size < (seen[t - 1] as number));
        expect(seen.slice(fall).some((size, t, rest) => t > 0 && size > (rest[t - 1] as number))).toBe(true);
      }),
    );
  });
});
