import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelOf, topEigenvalue } from '../../../src/core/small/kernel.ts';
import {
  copyOf,
  descend,
  doubled,
  featuresOf,
  jacobianOf,
  lossOf,
  type Net,
  outputsOf,
  randomNet,
  residualsOf,
} from '../../../src/core/small/net.ts';
import { eigenvalues, gramOfColumns, gramOfRows } from '../../../src/core/small/symmetric.ts';
import { byDefinition, gap, netOf, norm, points, sixNeurons, trainings, weightsOf } from './examples.ts';

/** Central differences of a function of all weights. */
function differences(net: Net, measure: (net: Net) => number, step = 1e-5): number[] {
  const weights = weightsOf(net);
  return Array.from(weights, (weight, at) => {
    const [up, down] = [weights.with(at, weight + step), weights.with(at, weight - step)];
    return (measure(netOf(net, up)) - measure(netOf(net, down))) / (2 * step);
  });
}

describe('a small net', () => {
  it('puts out what its definition says', () => {
    fc.assert(
      fc.property(trainings('tanh', 'relu', 'linear'), ({ net, points: { inputs, targets } }) => {
        const outputs = outputsOf(net, inputs);
        for (let k = 0; k < targets.length; k++) {
          const expected = byDefinition(net, inputs.subarray(k * net.inputs, (k + 1) * net.inputs));
          expect(Math.abs((outputs[k] as number) - expected)).toBeLessThan(
            1e-14 * (1 + norm(net.v)) * (1 + norm(net.w)),
          );
        }
      }),
    );
  });

  it('has a tanh that is right from its smallest to its largest inputs, and odd', () => {
    const rows = Float64Array.of(1e-300, 1e-9, 0.1, 0.17, 0.18, 1, 5, 19.9, 20.1, 1e9);
    const one: Net = {
      activation: 'tanh',
      width: 1,
      inputs: 1,
      w: Float64Array.of(1),
      v: Float64Array.of(1),
    };
    const { value } = featuresOf(one, rows);
    for (const [k, x] of rows.entries())
      expect(Math.abs((value[k] as number) / Math.tanh(x) - 1)).toBeLessThan(1e-15);
    expect(
      featuresOf(
        one,
        rows.map((x) => -x),
      ).value,
    ).toEqual(value.map((x) => -x));
  });

  it('has the gradient of central differences', () => {
    fc.assert(
      fc.property(trainings('tanh', 'linear'), ({ net, points: { inputs, targets } }) => {
        const jacobian = jacobianOf(net, inputs);
        const weights = net.width * (net.inputs + 1);
        for (let k = 0; k < targets.length; k++) {
          const x = inputs.subarray(k * net.inputs, (k + 1) * net.inputs);
          const expected = differences(net, (other) => byDefinition(other, x));
          expect(gap(expected, jacobian.subarray(k * weights, (k + 1) * weights))).toBeLessThan(1e-8);
        }
      }),
    );
  });

  it('has the gradient of a relu away from its corner', () => {
    const net = randomNet('relu', 5, 6, 2);
    const jacobian = jacobianOf(net, points.inputs);
    for (let k = 0; k < 4; k++) {
      const x = points.inputs.subarray(2 * k, 2 * k + 2);
      expect(
        gap(
          differences(net, (other) => byDefinition(other, x)),
          jacobian.subarray(18 * k, 18 * k + 18),
        ),
      ).toBeLessThan(1e-9);
    }
  });

  it('steps down the gradient of its loss, a sum over points', () => {
    fc.assert(
      fc.property(trainings('tanh', 'linear'), ({ net, points: data }) => {
        const loss = (other: Net) => {
          let sum = 0;
          for (const [k, y] of data.targets.entries())
            sum += (byDefinition(other, data.inputs.subarray(k * net.inputs, (k + 1) * net.inputs)) - y) ** 2;
          return sum / 2;
        };
        expect(lossOf(residualsOf(net, data))).toBeCloseTo(loss(net), 10);
        const gradient = differences(net, loss);
        const trained = copyOf(net);
        descend(trained, data, 0.25);
        const expected = weightsOf(net).map((weight, at) => weight - 0.25 * (gradient[at] as number));
        expect(gap(weightsOf(trained), expected)).toBeLessThan(1e-6 * (1 + norm(gradient)));
      }),
    );
  });

  it('of a seed has the first neurons of one infinite net', () => {
    for (const inputs of [1, 2, 3, 4]) {
      const [small, large] = [randomNet('tanh', 7, 5, inputs), randomNet('tanh', 7, 64, inputs)];
      expect(large.w.subarray(0, 5 * inputs)).toEqual(small.w);
      expect(large.v.subarray(0, 5)).toEqual(small.v);
    }
    expect(randomNet('tanh', 8, 5, 2).v).not.toEqual(randomNet('tanh', 7, 5, 2).v);
  });

  it('has weights that are independent and N(0, 1)', () => {
    for (const inputs of [1, 2, 3]) {
      const { w, v } = randomNet('relu', 3, 8192, inputs);
      const all = weightsOf({ activation: 'relu', width: 8192, inputs, w, v });
      const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
      // Five standard errors and some.
      expect(Math.abs(mean(all))).toBeLessThan(0.05);
      expect(Math.abs(mean(all.map((x) => x * x)) - 1)).toBeLessThan(0.07);
      expect(Math.abs(mean(all.map((x) => x ** 4)) - 3)).toBeLessThan(0.6);
      expect(new Set(all).size).toBe(all.length);
      for (let j = 0; j < inputs; j++)
        expect(Math.abs(mean(v.map((vi, i) => vi * (w[i * inputs + j] as number))))).toBeLessThan(0.06);
    }
  });
});

describe('the kernel', () => {
  it('is J Jᵀ, and has the eigenvalues of Jᵀ J but for zeros', () => {
    fc.assert(
      fc.property(trainings('tanh', 'relu', 'linear'), ({ net, points: { inputs, targets } }) => {
        const jacobian = jacobianOf(net, inputs);
        const count = targets.length;
        const kernel = kernelOf(net, inputs);
        const scale = 1 + norm(kernel);
        expect(gap(kernel, gramOfRows(jacobian, count))).toBeLessThan(1e-13 * scale);
        const small = [...eigenvalues(kernel, count)];
        const weights = net.width * (net.inputs + 1);
        const large = [...eigenvalues(gramOfColumns(jacobian, count), weights)];
        const most = Math.max(count, weights);
        const padded = (values: number[]) => [...values, ...new Array<number>(most - values.length).fill(0)];
        expect(gap(padded(small), padded(large))).toBeLessThan(1e-12 * scale);
        expect(topEigenvalue(net, inputs)).toBe(small[0]);
      }),
    );
  });

  it('between other inputs and the training points is a block of the kernel of all', () => {
    const net = randomNet('tanh', 1, 12, 2);
    const others = Float64Array.of(0.3, 1, -2, 1);
    const all = Float64Array.of(...others, ...points.inputs);
    const whole = kernelOf(net, all);
    const block = kernelOf(net, others, points.inputs);
    for (let k = 0; k < 2; k++)
      expect(gap(block.subarray(4 * k, 4 * k + 4), whole.subarray(6 * k + 2, 6 * k + 6))).toBeLessThan(1e-14);
  });

  it('is kept by doubling, which puts the function to 0', () => {
    const net = randomNet('relu', 5, 30, 2);
    const twice = doubled(net);
    expect(twice.width).toBe(60);
    expect(norm(outputsOf(twice, points.inputs))).toBe(0);
    expect(norm(outputsOf(net, points.inputs))).toBeGreaterThan(0.1);
    expect(gap(kernelOf(twice, points.inputs), kernelOf(net, points.inputs))).toBeLessThan(1e-13);
  });
});

it('a net or points of the wrong shape are errors', () => {
  const net = sixNeurons();
  expect(() => randomNet('tanh', -1, 4, 2)).toThrow(/seed/);
  expect(() => randomNet('tanh', 1, 0, 2)).toThrow(/width/);
  expect(() => randomNet('tanh', 1, 4, 65)).toThrow(/inputs/);
  expect(() => outputsOf({ ...net, v: new Float64Array(5) }, points.inputs)).toThrow(/second layer/);
  expect(() => outputsOf({ ...net, w: new Float64Array(5) }, points.inputs)).toThrow(/first layer/);
  expect(() => outputsOf(net, new Float64Array(3))).toThrow(RangeError);
  expect(() => residualsOf(net, { ...points, targets: new Float64Array(3) })).toThrow(/targets/);
});
