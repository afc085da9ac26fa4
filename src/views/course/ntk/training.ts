import { topEigenvalue } from '../../../core/small/kernel.ts';
import {
  descend,
  jacobianOf,
  type Net,
  type Points,
  residualsOf,
  roomForStep,
} from '../../../core/small/net.ts';
import { hessianParts } from '../../../core/small/netHessian.ts';
import { eigenvalues, gramOfRows } from '../../../core/small/symmetric.ts';

/** The net of the chapter in training: six tanh neurons, four points, descent at half the critical rate. */

/** Last step. */
export const LAST = 1000;

/** Eigenvalues nearer to 0 than this are rounding: their signs mean nothing. */
const ROUNDING = 1e-13;

export const START: Net = {
  activation: 'tanh',
  width: 6,
  inputs: 2,
  w: Float64Array.of(1.2, 0.5, -0.7, 1.1, 2.1, -0.4, -1.6, 0.8, 0.4, -1.3, -0.3, -0.9),
  v: Float64Array.of(0.9, 1.4, -1.1, 0.6, -0.8, 1.7),
};

/** Inputs (s, 1). */
export const POINTS: Points = {
  inputs: Float64Array.of(-1.5, 1, -0.5, 1, 0.5, 1, 1.5, 1),
  targets: Float64Array.of(-1, 1, -1, 1),
};

/** N, p and the weights of one neuron. */
export const COUNT = POINTS.targets.length;
export const EACH = START.inputs + 1;
export const WEIGHTS = START.width * EACH;

/** What all eigenvalues of JᵀJ and H in training lie in, with ‖S‖₂ to either side. */
export const WEYL_DOMAIN = [-2, 4.2] as const;

export const RATE = 1 / topEigenvalue(START, POINTS.inputs);

/** Weights at every step, once they are asked for. */
let known: readonly Net[] | null = null;

function netsOf(): readonly Net[] {
  if (known !== null) return known;
  const room = roomForStep(START, POINTS);
  const nets: Net[] = [START];
  for (let k = 1; k <= LAST; k++) {
    const { w, v } = nets[k - 1] as Net;
    const net = { ...START, w: w.slice(), v: v.slice() };
    descend(net, POINTS, RATE, room);
    nets.push(net);
  }
  known = nets;
  return nets;
}

/** Where training stands at a step; matrices row by row, eigenvalues largest first. */
export interface Snapshot {
  readonly step: number;
  /** N × p. */
  readonly J: Float64Array;
  /** JJᵀ, N × N. */
  readonly ofPoints: Float64Array;
  /** JᵀJ, p × p. */
  readonly ofWeights: Float64Array;
  /** S = Σ Δf_k ∇²f_k. */
  readonly rest: Float64Array;
  /** H = JᵀJ + S. */
  readonly hessian: Float64Array;
  readonly pointValues: Float64Array;
  /** What is 0 but for rounding is 0. */
  readonly weightValues: Float64Array;
  readonly hessianValues: Float64Array;
  /** ‖Δf‖. */
  readonly residual: number;
  /** ‖S‖₂. */
  readonly bound: number;
  /** Negative eigenvalues of H; null where the lowest is rounding. */
  readonly negative: number | null;
}

function compute(step: number): Snapshot {
  const net = netsOf()[step] as Net;
  const J = jacobianOf(net, POINTS.inputs);
  const { gaussNewton, residualPart, hessian, blockNorms } = hessianParts(net, POINTS);
  const ofPoints = gramOfRows(J, COUNT);
  const hessianValues = eigenvalues(hessian, WEIGHTS);
  const lowest = hessianValues[WEIGHTS - 1] as number;
  return {
    step,
    J,
    ofPoints,
    ofWeights: gaussNewton,
    rest: residualPart,
    hessian,
    pointValues: eigenvalues(ofPoints, COUNT),
    weightValues: eigenvalues(gaussNewton, WEIGHTS).map(cleared),
    hessianValues,
    residual: Math.hypot(...residualsOf(net, POINTS)),
    bound: Math.max(...blockNorms),
    negative: lowest > -ROUNDING ? null : hessianValues.filter((value) => value < 0).length,
  };
}

/** 0 for what is rounding. */
export const cleared = (value: number): number => (Math.abs(value) < ROUNDING ? 0 : value);

const snapshots = new Map<number, Snapshot>();

/** Training at a step 0 … 1000: computed once, whoever asks. */
export function snapshotOf(step: number): Snapshot {
  const found = snapshots.get(step) ?? compute(step);
  snapshots.set(step, found);
  return found;
}

/** Positions of the slider of steps: even in log(1 + step), each step once. */
const POSITIONS = 180;
export const STOPS: readonly number[] = [
  ...new Set(
    Array.from({ length: POSITIONS + 1 }, (_, i) =>
      Math.round(Math.expm1((i / POSITIONS) * Math.log1p(LAST))),
    ),
  ),
];

/** The position nearest to a step. */
export function stopOf(step: number): number {
  const at = STOPS.findIndex((stop) => stop >= step);
  const before = STOPS[at - 1];
  return before !== undefined && step - before < (STOPS[at] as number) - step ? at - 1 : at;
}

/** Name of a weight, by its place in J: u for the first layer, v for the second, as the toy model has them. */
export function weightName(column: number): string {
  const neuron = Math.floor(column / EACH) + 1;
  const part = column % EACH;
  return part === START.inputs
    ? `v of neuron ${neuron}`
    : `${part === 0 ? 'slope' : 'bias'} of neuron ${neuron}`;
}
