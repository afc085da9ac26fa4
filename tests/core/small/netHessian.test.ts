import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelOf, topEigenvalue } from '../../../src/core/small/kernel.ts';
import {
  descend,
  jacobianOf,
  type Net,
  type Points,
  randomNet,
  residualsOf,
} from '../../../src/core/small/net.ts';
import { hessianParts, residualNorm } from '../../../src/core/small/netHessian.ts';
import { eigenvalues } from '../../../src/core/small/symmetric.ts';
import { runs } from '../../fuzz.ts';
import { gap, netOf, norm, points, sixNeurons, trainings, weightsOf } from './examples.ts';

/** ∇L = Jᵀr. */
function gradient(net: Net, data: Points): Float64Array {
  const residuals = residualsOf(net, data);
  const jacobian = jacobianOf(net, data.inputs);
  const size = jacobian.length / residuals.length;
  return Float64Array.from({ length: size }, (_, j) =>
    residuals.reduce((sum, r, k) => sum + r * (jacobian[k * size + j] as number), 0),
  );
}

describe('the Hessian of a small net', () => {
  it('is what differences of gradients are', () => {
    fc.assert(
      fc.property(trainings('tanh', 'linear'), ({ net, points: data }) => {
        const { hessian, size } = hessianParts(net, data);
        const weights = weightsOf(net);
        const step = 1e-5;
        for (let j = 0; j < size; j++) {
          const at = (by: number) => gradient(netOf(net, weights.with(j, (weights[j] as number) + by)), data);
          const [up, down] = [at(step), at(-step)];
          const expected = up.map((g, i) => (g - (down[i] as number)) / (2 * step));
          const scale = 1 + norm(hessian);
          expect(gap(expected, hessian.subarray(j * size, (j + 1) * size))).toBeLessThan(1e-7 * scale);
        }
      }),
      runs(30),
    );
  });

  it('differs in each eigenvalue from JᵀJ by ‖S‖ at most, the largest norm of a block', () => {
    fc.assert(
      fc.property(trainings('tanh', 'relu', 'linear'), ({ net, points: data }) => {
        const { hessian, gaussNewton, residualPart, blockNorms, size } = hessianParts(net, data);
        const bound = Math.max(...blockNorms);
        expect(residualNorm(net, data)).toBe(bound);
        const whole = eigenvalues(residualPart, size);
        const room = 1e-12 * (1 + norm(hessian));
        expect(Math.abs(Math.max(whole[0] as number, -(whole[size - 1] as number)) - bound)).toBeLessThan(
          room,
        );
        expect(gap(eigenvalues(hessian, size), eigenvalues(gaussNewton, size))).toBeLessThanOrEqual(
          bound + room,
        );
      }),
    );
  });

  it('has m − N negative eigenvalues at least while the residual is not 0, and S has m', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (seed, width) => {
        const net = randomNet('tanh', seed, width, 2);
        const { hessian, residualPart, size } = hessianParts(net, points);
        const negative = (matrix: Float64Array) =>
          eigenvalues(matrix, size).filter((value) => value < 0).length;
        expect(negative(residualPart)).toBeGreaterThanOrEqual(width);
        expect(negative(hessian)).toBeGreaterThanOrEqual(width - 4);
      }),
      runs(30),
    );
  });

  it('of more weights than are ever formed is an error', () => {
    expect(() => hessianParts(randomNet('tanh', 1, 43, 2), points)).toThrow(RangeError);
  });
});

/** Printed digits: the table rounds, or cuts, the last of them. */
const printed = (value: number, shown: string) => {
  const digits = shown.split('.')[1]?.length ?? 0;
  expect(Math.abs(value - Number(shown))).toBeLessThan(0.51 * 10 ** -digits);
};

describe('six neurons on four points, as the course prints them', () => {
  const table = [
    [
      0,
      '2.815',
      ['2.2588', '1.7499', '.156', '.0455'],
      ['3.0094', '1.6065', '1.2871', '.9486'],
      '-.997',
      9,
      '1.78',
    ],
    [
      10,
      '1.585',
      ['2.311', '1.8515', '.176', '.0318'],
      ['2.6082', '2.0093', '.4339', '.3191'],
      '-.148',
      7,
      '.51',
    ],
    [
      100,
      '.0096',
      ['3.1372', '2.571', '.4898', '.1522'],
      ['3.1408', '2.5753', '.4912', '.152'],
      '-.00067',
      3,
      '.0089',
    ],
  ] as const;

  it('are so at the start, and after 10, 100 and 1000 steps', () => {
    const net = sixNeurons();
    const rate = 1 / topEigenvalue(net, points.inputs);
    let steps = 0;
    const goTo = (t: number) => {
      for (; steps < t; steps++) descend(net, points, rate);
    };
    for (const [t, residual, kernel, top, least, negative, bound] of table) {
      goTo(t);
      const { hessian, blockNorms, size } = hessianParts(net, points);
      printed(norm(residualsOf(net, points)), residual);
      for (const [i, value] of eigenvalues(kernelOf(net, points.inputs), 4).entries())
        printed(value, kernel[i] as string);
      const values = eigenvalues(hessian, size);
      for (const [i, shown] of top.entries()) printed(values[i] as number, shown);
      printed(values[size - 1] as number, least);
      expect(values.filter((value) => value < -1e-9).length).toBe(negative);
      printed(Math.max(...blockNorms), bound);
    }
    goTo(1000);
    const { hessian, blockNorms, size } = hessianParts(net, points);
    const kernel = eigenvalues(kernelOf(net, points.inputs), 4);
    for (const [i, shown] of ['3.1389', '2.5718', '.4908', '.1526'].entries())
      printed(kernel[i] as number, shown);
    expect(gap(kernel, eigenvalues(hessian, size))).toBeLessThan(1e-13);
    expect(norm(residualsOf(net, points))).toBeLessThan(1e-14);
    expect(Math.max(...blockNorms)).toBeLessThan(1e-14);
  });
});
