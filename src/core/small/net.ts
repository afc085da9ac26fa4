import { expm1 } from '../model/elementary.ts';
import { MAX_SEED, NeuronSource } from '../model/generator.ts';
import { checkInteger } from '../model/problem.ts';

/** Nets of one hidden layer in NTK parametrisation, f(x) = m^(−½) Σ v_i φ(w_i·x/√d): what they put out, their gradients, a step of descent. */

export type Activation = 'tanh' | 'relu' | 'linear';

export interface Net {
  readonly activation: Activation;
  /** m, hidden neurons. */
  readonly width: number;
  /** d, numbers in one input. */
  readonly inputs: number;
  /** m × d, a row per neuron. */
  readonly w: Float64Array;
  /** m. */
  readonly v: Float64Array;
}

/** N training points. */
export interface Points {
  /** N × d, a row per point. */
  readonly inputs: Float64Array;
  /** N. */
  readonly targets: Float64Array;
}

/** What the neurons make of N inputs h = w·x/√d: N × m each, a row per input. */
export interface Features {
  /** φ(h). */
  readonly value: Float64Array;
  /** φ'(h). */
  readonly slope: Float64Array;
}

const MAX_NET_WIDTH = 2 ** 14;
const MAX_NET_INPUTS = 64;

/** @throws RangeError naming the value and its bound. */
export function checkNet({ width, inputs, w, v }: Net): void {
  checkInteger('width', width, 1, MAX_NET_WIDTH);
  checkInteger('inputs', inputs, 1, MAX_NET_INPUTS);
  checkInteger('first layer weights', w.length, width * inputs, width * inputs);
  checkInteger('second layer weights', v.length, width, width);
}

/** Number of inputs in rows of d numbers. @throws RangeError where they do not come out even. */
export function countOf({ inputs }: Net, rows: Float64Array): number {
  const count = rows.length / inputs;
  checkInteger('number of inputs', count, 1, 2 ** 20);
  return count;
}

/**
 * The first m neurons of `seed`, all weights N(0, 1). Neuron i has its own place in the stream, so a wider net has the neurons of a narrower
 * one and more.
 * @throws RangeError for a seed outside 0 … 2³² − 1, a width outside 1 … 2¹⁴ or inputs outside 1 … 64.
 */
export function randomNet(activation: Activation, seed: number, width: number, inputs: number): Net {
  checkInteger('seed', seed, 0, MAX_SEED);
  checkInteger('width', width, 1, MAX_NET_WIDTH);
  checkInteger('inputs', inputs, 1, MAX_NET_INPUTS);
  const w = new Float64Array(width * inputs);
  const v = new Float64Array(width);
  const source = new NeuronSource(seed);
  // A draw gives two numbers; a neuron takes as many whole draws as hold its v and w_1 … w_d, in this order.
  const draws = Math.ceil((inputs + 1) / 2);
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < draws; k++) {
      source.draw(i * draws + k);
      if (k === 0) v[i] = source.u;
      else w[i * inputs + 2 * k - 1] = source.u;
      if (2 * k < inputs) w[i * inputs + 2 * k] = source.v;
    }
  }
  return { activation, width, inputs, w, v };
}

export const copyOf = (net: Net): Net => ({ ...net, w: net.w.slice(), v: net.v.slice() });

/**
 * The net of neurons (w, v), (w, −v) side by side: twice as wide, the same kernel, and f = 0 everywhere, exactly, since each pair cancels in the sum
 * (Chizat and Bach, arXiv:1812.07956).
 */
export function doubled(net: Net): Net {
  checkNet(net);
  const { width, inputs } = net;
  const w = new Float64Array(2 * width * inputs);
  const v = new Float64Array(2 * width);
  for (let i = 0; i < width; i++) {
    const neuron = net.w.subarray(i * inputs, (i + 1) * inputs);
    w.set(neuron, 2 * i * inputs);
    w.set(neuron, (2 * i + 1) * inputs);
    v[2 * i] = net.v[i] as number;
    v[2 * i + 1] = -(net.v[i] as number);
  }
  return { ...net, width: 2 * width, w, v };
}

/** Beyond it tanh is 1 in doubles. */
const SATURATED = 20;

function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > SATURATED) return Math.sign(x);
  const grown = expm1(2 * size);
  return (x < 0 ? -grown : grown) / (grown + 2);
}

/** Room for the features of `count` inputs. */
export const roomForFeatures = ({ width }: Net, count: number): Features => ({
  value: new Float64Array(count * width),
  slope: new Float64Array(count * width),
});

/** φ and φ' of every neuron at N inputs (N × d), written to `into`. φ'(0) of relu is 0. */
export function featuresOf(
  net: Net,
  rows: Float64Array,
  into = roomForFeatures(net, countOf(net, rows)),
): Features {
  const { activation, width, inputs, w } = net;
  const { value, slope } = into;
  const unit = 1 / Math.sqrt(inputs);
  const count = rows.length / inputs;
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < width; i++) {
      let h = 0;
      for (let j = 0; j < inputs; j++) h += (w[i * inputs + j] as number) * (rows[k * inputs + j] as number);
      h *= unit;
      const at = k * width + i;
      if (activation === 'tanh') {
        const squashed = tanh(h);
        value[at] = squashed;
        slope[at] = 1 - squashed * squashed;
      } else {
        // NaN passes: what has left the doubles shall not come back as 0.
        const passes = activation === 'linear' || !(h <= 0);
        value[at] = passes ? h : 0;
        slope[at] = passes ? 1 : 0;
      }
    }
  }
  return into;
}

/** f at the inputs that `features` belong to, written to `into` (N). */
export function outputsFrom({ width, v }: Net, { value }: Features, into: Float64Array): Float64Array {
  const unit = 1 / Math.sqrt(width);
  for (let k = 0; k < into.length; k++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (v[i] as number) * (value[k * width + i] as number);
    into[k] = sum * unit;
  }
  return into;
}

/** f at N inputs (N × d). @throws RangeError for a net or inputs of the wrong shape. */
export function outputsOf(net: Net, rows: Float64Array): Float64Array {
  checkNet(net);
  return outputsFrom(net, featuresOf(net, rows), new Float64Array(countOf(net, rows)));
}

/** f_k − y_k at the training points. @throws RangeError as `outputsOf`, or for another number of targets than of points. */
export function residualsOf(net: Net, { inputs, targets }: Points): Float64Array {
  const outputs = outputsOf(net, inputs);
  checkInteger('targets', targets.length, outputs.length, outputs.length);
  return outputs.map((f, k) => f - (targets[k] as number));
}

/** ½ Σ r_k², a sum and no mean. */
export function lossOf(residuals: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < residuals.length; k++) sum += (residuals[k] as number) ** 2;
  return sum / 2;
}

/**
 * ∂f(x_k)/∂W, N × p with p = m(d + 1): the weights neuron by neuron, w_i1 … w_id, v_i.
 * ∂f/∂v_i = φ/√m, ∂f/∂w_ij = v_iφ'x_j/√(md).
 */
export function jacobianOf(net: Net, rows: Float64Array): Float64Array {
  checkNet(net);
  const { width, inputs, v } = net;
  const { value, slope } = featuresOf(net, rows);
  const count = countOf(net, rows);
  const each = inputs + 1;
  const jacobian = new Float64Array(count * width * each);
  const unit = 1 / Math.sqrt(width);
  const inner = 1 / Math.sqrt(width * inputs);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < width; i++) {
      const from = (k * width + i) * each;
      const pull = (v[i] as number) * (slope[k * width + i] as number) * inner;
      for (let j = 0; j < inputs; j++) jacobian[from + j] = pull * (rows[k * inputs + j] as number);
      jacobian[from + inputs] = (value[k * width + i] as number) * unit;
    }
  }
  return jacobian;
}

/** What a step of descent writes on its way; `residuals` are those it started from. */
export interface StepRoom {
  readonly features: Features;
  readonly residuals: Float64Array;
}

export const roomForStep = (net: Net, { targets }: Points): StepRoom => ({
  features: roomForFeatures(net, targets.length),
  residuals: new Float64Array(targets.length),
});

/** One step of gradient descent on L = ½ Σ (f_k − y_k)², in place; allocates nothing where room is given. */
export function descend(net: Net, points: Points, rate: number, room = roomForStep(net, points)): void {
  const { width, inputs, w, v } = net;
  const { inputs: rows, targets } = points;
  const { value, slope } = featuresOf(net, rows, room.features);
  const residuals = outputsFrom(net, room.features, room.residuals);
  const count = targets.length;
  for (let k = 0; k < count; k++) residuals[k] = (residuals[k] as number) - (targets[k] as number);
  const outer = rate / Math.sqrt(width);
  const inner = rate / Math.sqrt(width * inputs);
  for (let i = 0; i < width; i++) {
    // Both layers move by the gradient at the old weights.
    const vi = v[i] as number;
    let pull = 0;
    for (let k = 0; k < count; k++) pull += (residuals[k] as number) * (value[k * width + i] as number);
    v[i] = vi - outer * pull;
    for (let k = 0; k < count; k++) {
      const push = inner * vi * (residuals[k] as number) * (slope[k * width + i] as number);
      for (let j = 0; j < inputs; j++)
        w[i * inputs + j] = (w[i * inputs + j] as number) - push * (rows[k * inputs + j] as number);
    }
  }
}
