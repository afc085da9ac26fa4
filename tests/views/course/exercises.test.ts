import { describe, expect, test } from 'vitest';
import type { Witness } from '../../../src/views/course/exercises/exercise.ts';
import { EXERCISES } from '../../../src/views/course/exercises/exercises.ts';
import { rankOf } from '../../../src/views/course/exercises/spectrum.ts';
import { friendlyPoint } from '../../../src/views/course/judging/judge.ts';
import { atWitness, fieldOf, witnessOf } from './witnesses.ts';

/** The witnesses against arithmetic of their own: descent on weights with gradients by finite differences, and numbers worked by hand. */

describe('all exercises', () => {
  test('have names, ids and sentences that are each their own', () => {
    expect(new Set(EXERCISES.map(({ name }) => name)).size).toBe(7);
    for (const { fields, predictions } of EXERCISES) {
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
      for (const { wrong } of fields) {
        expect(new Set(wrong.map(({ id }) => id)).size).toBe(wrong.length);
        expect(new Set(wrong.map(({ says }) => says)).size).toBe(wrong.length);
        for (const { says } of wrong) {
          expect(says).toMatch(/^[\p{L}κ‖].{20,}[.?]$/u);
          expect(says).not.toMatch(/NaN|undefined|Infinity|–/);
        }
      }
      for (const { options } of predictions) {
        expect(options.filter(({ isRight }) => isRight)).toHaveLength(1);
        for (const { says } of options) expect(says).toMatch(/^[\p{L}].{20,}[.?]$/u);
      }
    }
  });
});

describe('linear equation', () => {
  test('has the numbers worked by hand', () => {
    expect(atWitness('linear', 'a11')).toEqual([4, { kernel: 5, otherWeight: 1, sign: -4 }]);
    expect(atWitness('linear', 'a12')).toEqual([2, { hessian: 1, residualOnly: -1, diagonal: 0 }]);
    expect(atWitness('linear', 'b1')).toEqual([10, { noStart: 2, sign: 6, noResidual: 8 }]);
    const [right, wrong] = atWitness('linear', 'limit1');
    expect(right).toBeCloseTo(1.4, 14);
    expect(wrong).toEqual({ pseudoinverse: 2, uphill: expect.closeTo(0.6, 14), oneStep: 3 });
  });

  test('ends where descent on the linear model ends', () => {
    // f_lin = 2 + 2(u − 1) + (v − 2), y = 3.
    let [u, v] = [1, 2];
    for (let t = 0; t < 500; t++) {
      const residual = 2 + 2 * (u - 1) + (v - 2) - 3;
      [u, v] = [u - 0.1 * residual * 2, v - 0.1 * residual];
    }
    expect(u).toBeCloseTo(fieldOf('linear', 'limit1').right({ u: 1, v: 2, y: 3 }), 12);
    expect(Math.hypot(u - 1, v - 2)).toBeCloseTo(0.4472135955, 9);
  });
});

describe('spectra', () => {
  test('of the witnesses, by hand: JJᵀ = [[5, 5], [5, 5]] has 10 and 0, JᵀJ has 10, 0 and 0', () => {
    expect(witnessOf('spectrum', 'zerosOfWeights', 'same', 'jacobian').J).toEqual([
      [2, 1, 0],
      [2, 1, 0],
    ]);
    expect(atWitness('spectrum', 'zerosOfWeights')).toEqual([2, { same: 1, fullRank: 1, rank: 1 }]);
    expect(atWitness('spectrum', 'zerosOfPoints')).toEqual([1, { never: 0, same: 2, rank: 1 }]);
    expect(atWitness('spectrum', 'top')).toEqual([
      5,
      { singular: Math.sqrt(5), diagonal: 4, squareOfSum: 9 },
    ]);
    // The wrong count k is told with a single row: its JJᵀ = 5 has no eigenvalue 0.
    expect(witnessOf('spectrum', 'zerosOfPoints', 'rank', 'jacobian').J).toEqual([[2, 1]]);
  });

  test('rank by elimination', () => {
    expect(rankOf([])).toBe(0);
    expect(rankOf([[0, 0]])).toBe(0);
    expect(
      rankOf([
        [0, 1],
        [1, 0],
        [1, 1],
      ]),
    ).toBe(2);
    expect(
      rankOf([
        [1, 2, 3],
        [2, 4, 6],
        [0, 0, 1],
      ]),
    ).toBe(2);
    expect(
      rankOf([
        [2, 1, 1],
        [1, 3, 2],
        [1, 0, 0],
      ]),
    ).toBe(3);
  });
});

describe('bowl', () => {
  /** Distance from the minimum after many steps, as a share of the first. */
  const follow = ({ a, b, angle, rate, start }: Extract<Witness, { kind: 'bowl' }>, steps = 300) => {
    const turn = (angle * Math.PI) / 90;
    const [mean, half] = [(a + b) / 2, (a - b) / 2];
    const [xx, xy, yy] = [mean + half * Math.cos(turn), half * Math.sin(turn), mean - half * Math.cos(turn)];
    let [x, y] = start;
    for (let t = 0; t < steps; t++) [x, y] = [x - rate * (xx * x + xy * y), y - rate * (xy * x + yy * y)];
    return Math.hypot(x, y) / Math.hypot(...start);
  };

  test('descends at its witnesses as the sentences say', () => {
    for (const id of ['noOscillation', 'fastest'])
      expect(follow(witnessOf('bowl', 'critical', id, 'bowl'))).toBeLessThan(1e-9);
    expect(follow(witnessOf('bowl', 'critical', 'smallest', 'bowl'))).toBeGreaterThan(1e9);
    const [right, wrong] = atWitness('bowl', 'critical');
    expect([right, wrong]).toEqual([0.5, { noOscillation: 0.25, smallest: 2, fastest: 0.4, inverse: 2 }]);
    // Each rate lies where the wrong answer and the right one disagree.
    expect(witnessOf('bowl', 'critical', 'noOscillation', 'bowl').rate).toBeGreaterThan(0.25);
    expect(witnessOf('bowl', 'critical', 'fastest', 'bowl').rate).toBeGreaterThan(0.4);
    expect(witnessOf('bowl', 'critical', 'smallest', 'bowl').rate).toBeLessThan(2);
  });

  test('neither converges nor diverges at the border', () => {
    const witness = EXERCISES.find(({ name }) => name === 'bowl')?.predictions[0]?.options[0]?.witness;
    if (witness?.kind !== 'bowl') throw new Error('no bowl');
    expect(follow(witness, 300)).toBeCloseTo(follow(witness, 302), 9);
    expect(follow(witness, 300)).toBeGreaterThan(0.1);
  });
});

describe('four neurons', () => {
  const neurons = witnessOf('step', 'u', 'noRoot', 'neurons');
  const { y, eta } = neurons;
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, each, k) => sum + each * (b[k] as number), 0);
  const loss = (weights: readonly number[]) => (dot(weights.slice(0, 4), weights.slice(4)) / 2 - y) ** 2 / 2;
  const W = [...neurons.u, ...neurons.v];
  const stepped = W.map((weight, k) => {
    const moved = (by: number) => loss(W.map((each, j) => (j === k ? each + by : each)));
    return weight - (eta * (moved(1e-4) - moved(-1e-4))) / 2e-4;
  });
  const [u, v] = [stepped.slice(0, 4), stepped.slice(4)];

  test('step as descent by finite differences does', () => {
    expect(neurons).toMatchObject({ u: [1, 2, 0, 1], v: [2, 1, 1, 1], y: 0.5, eta: 0.4, sequential: false });
    expect(fieldOf('step', 'u').right(friendlyPoint(fieldOf('step', 'u')))).toBeCloseTo(u[0] as number, 8);
    expect(fieldOf('step', 'v').right(friendlyPoint(fieldOf('step', 'v')))).toBeCloseTo(v[0] as number, 8);
    const after = dot(u, v) / 2 - y;
    expect(atWitness('evolution', 'residual')[0]).toBeCloseTo(after, 8);
    expect(atWitness('evolution', 'kernel')[0]).toBeCloseTo((dot(u, u) + dot(v, v)) / 4, 8);
  });

  test('refute with the numbers worked by hand', () => {
    const close = (numbers: Record<string, number>) =>
      Object.fromEntries(Object.entries(numbers).map(([id, value]) => [id, expect.closeTo(value, 12)]));
    expect(atWitness('step', 'u')[1]).toMatchObject(
      close({ noRoot: -0.6, output: 0, twice: -0.6, uphill: 1.8 }),
    );
    expect(atWitness('step', 'v')[1]).toMatchObject(close({ sequential: 1.92, noRoot: 1.2, output: 1.5 }));
    expect(witnessOf('step', 'v', 'sequential', 'neurons').sequential).toBe(true);
    expect(atWitness('kernel', 'kernel')).toEqual([
      3.25,
      {
        root: 6.5,
        firstLayer: 1.5,
        secondLayer: 1.75,
        sumOfVectors: 5.75,
        product: 2.5,
        squaredOutput: 6.25,
        noWidth: 13,
      },
    ]);
    expect(atWitness('evolution', 'residual')[1]).toEqual(
      close({ slides: -0.28, noSquare: -0.6, sign: -1, output: 0.3 }),
    );
    expect(atWitness('evolution', 'kernel')[1]).toEqual(
      close({ slides: 2.17, noSquare: 1.25, half: 2.77, sign: 5.77 }),
    );
  });
});
