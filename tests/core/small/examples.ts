import fc from 'fast-check';
import { type Activation, type Net, type Points, randomNet } from '../../../src/core/small/net.ts';
import { grid } from '../problems.ts';

/** The four points of the course: inputs (s, 1), targets that alternate. */
export const points: Points = {
  inputs: Float64Array.of(-1.5, 1, -0.5, 1, 0.5, 1, 1.5, 1),
  targets: Float64Array.of(-1, 1, -1, 1),
};

/** The six neurons of the course's table. */
export const sixNeurons = (): Net => ({
  activation: 'tanh',
  width: 6,
  inputs: 2,
  w: Float64Array.of(1.2, 0.5, -0.7, 1.1, 2.1, -0.4, -1.6, 0.8, 0.4, -1.3, -0.3, -0.9),
  v: Float64Array.of(0.9, 1.4, -1.1, 0.6, -0.8, 1.7),
});

/** Any small net, with points of its own. */
export const trainings = (...activations: Activation[]) =>
  fc
    .record({
      activation: fc.constantFrom(...activations),
      seed: fc.nat(),
      width: fc.integer({ min: 1, max: 6 }),
      inputs: fc.integer({ min: 1, max: 3 }),
      count: fc.integer({ min: 1, max: 4 }),
    })
    .chain(({ activation, seed, width, inputs, count }) => {
      const numbers = (length: number) =>
        fc.array(grid(2), { minLength: length, maxLength: length }).map((all) => Float64Array.from(all));
      return fc.record({
        net: fc.constant(randomNet(activation, seed, width, inputs)),
        points: fc.record({ inputs: numbers(count * inputs), targets: numbers(count) }),
      });
    });

/** All weights of a net in the order of its Jacobian, and a net of such weights. */
export function weightsOf({ width, inputs, w, v }: Net): Float64Array {
  return Float64Array.from({ length: width * (inputs + 1) }, (_, at) => {
    const [i, j] = [Math.floor(at / (inputs + 1)), at % (inputs + 1)];
    return (j < inputs ? w[i * inputs + j] : v[i]) as number;
  });
}

export function netOf(net: Net, weights: Float64Array): Net {
  const each = net.inputs + 1;
  return {
    ...net,
    w: weights.filter((_, at) => at % each < net.inputs),
    v: weights.filter((_, at) => at % each === net.inputs),
  };
}

/** f by its definition, with the engine's own tanh. */
export function byDefinition({ activation, width, inputs, w, v }: Net, x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    let h = 0;
    for (let j = 0; j < inputs; j++)
      h += ((w[i * inputs + j] as number) * (x[j] as number)) / Math.sqrt(inputs);
    const phi = activation === 'tanh' ? Math.tanh(h) : activation === 'relu' ? Math.max(0, h) : h;
    sum += (v[i] as number) * phi;
  }
  return sum / Math.sqrt(width);
}

/** Largest difference of two arrays, entry by entry. */
export const gap = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);

export const norm = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));

/** Slope of log y against log x by least squares. */
export function slopeOfLogs(x: readonly number[], y: readonly number[]): number {
  const [lx, ly] = [x.map(Math.log), y.map(Math.log)];
  const mean = (all: number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
  const [mx, my] = [mean(lx), mean(ly)];
  const covariance = lx.reduce((sum, value, i) => sum + (value - mx) * ((ly[i] as number) - my), 0);
  return covariance / lx.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] as number) +
      (sorted[Math.floor(sorted.length / 2)] as number)) /
    2
  );
};
