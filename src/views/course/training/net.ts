import { topEigenvalue } from '../../../core/small/kernel.ts';
import { type Activation, type Points, randomNet } from '../../../core/small/net.ts';
import { makeTraining, type Training, type ZeroStart } from '../../../core/small/training.ts';

/** The small net of chapters lazy and scale, its four points, and how it is trained. */

/** Inputs (s, 1): the second is the bias. */
const PLACES = [-1.5, -0.5, 0.5, 1.5] as const;
const TARGETS = [-1, 1, -1, 1] as const;
const withBias = (places: readonly number[]) => Float64Array.from(places.flatMap((s) => [s, 1]));

export const POINTS: Points = { inputs: withBias(PLACES), targets: Float64Array.from(TARGETS) };
export const POINT_PLACES = Float64Array.from(PLACES);
export const SEED = 1;
/** c = ηλ₀: small, so that descent stays close to the flow. */
export const CURVATURE = 0.1;
/** Where training ends. */
export const STEPS = 3000;
/** A number of steps, as it is read. */
export const count = (steps: number): string => steps.toLocaleString('en');
/** The width of chapter scale. */
export const SCALE_WIDTH = 64;
/** Half the range of s that is shown. */
export const REACH = 2;

export interface Grid {
  readonly places: Float64Array;
  readonly inputs: Float64Array;
}

function gridOf(count: number): Grid {
  const places = Array.from({ length: count }, (_, i) => -REACH + (2 * REACH * i) / (count - 1));
  return { places: Float64Array.from(places), inputs: withBias(places) };
}

/** A wide net is smooth at fewer places, and costs more at each. */
const FINE = gridOf(161);
const MIDDLE = gridOf(81);
const COARSE = gridOf(41);
export const gridFor = (width: number): Grid => (width > 400 ? COARSE : width > 100 ? MIDDLE : FINE);

export interface TrainingQuestion {
  readonly activation: Activation;
  readonly width: number;
  readonly outputScale: number;
  readonly zeroStart: ZeroStart;
}

/** The training that is asked for, at its first step. */
export function trainingOf({ activation, width, outputScale, zeroStart }: TrainingQuestion): Training {
  const net = randomNet(activation, SEED, width, 2);
  return makeTraining(net, POINTS, CURVATURE / topEigenvalue(net, POINTS.inputs), { outputScale, zeroStart });
}
