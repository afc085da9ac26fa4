import { checkInteger, checkPositive } from '../model/problem.ts';
import { kernelFrom } from './kernel.ts';
import {
  checkNet,
  copyOf,
  countOf,
  descend,
  doubled,
  type Features,
  featuresOf,
  lossOf,
  type Net,
  outputsFrom,
  outputsOf,
  type Points,
  residualsOf,
  roomForFeatures,
  roomForStep,
} from './net.ts';
import { eigenvalues } from './symmetric.ts';

/**
 * A small net in training, and beside it its linearisation at the start: f_lin(x) = f₀(x) + Σ_k Θ₀(x, x_k)c_k, whose weights are W₀ + Jᵀc, and
 * whose gradient descent is c' = c − η(f_lin − y). With an output scale α both learn y/α, L_α = ½ Σ (f − y/α)² (Chizat and Bach).
 */

/** How the function starts at 0: not at all; f₀ is taken off; or by neurons (w, v) and (w, −v), which makes the net twice as wide. */
export type ZeroStart = 'none' | 'subtracting' | 'doubling';

export interface TrainingOptions {
  /** α > 0, by default 1. */
  readonly outputScale?: number;
  /** By default 'none'. */
  readonly zeroStart?: ZeroStart;
}

/** Where a training stands. Sizes are Euclidean or Frobenius norms; of what has left the doubles they are +Infinity. */
export interface TrainingReading {
  readonly steps: number;
  /** f − y/α at the N points, of the net and of its linearisation. */
  readonly residuals: Float64Array;
  readonly linearResiduals: Float64Array;
  /** L_α of both. */
  readonly loss: number;
  readonly linearLoss: number;
  /** ‖W − W₀‖ of both. */
  readonly distance: number;
  readonly linearDistance: number;
  /** ‖W − W₀‖/‖W₀‖, and the same of the Jacobian and of Θ on the training points. */
  readonly weightsChange: number;
  readonly jacobianChange: number;
  readonly kernelChange: number;
  /** Largest eigenvalue of Θ now. */
  readonly topEigenvalue: number;
}

/** Predictors on a grid of inputs, times α: in the units of the targets. */
export interface Curves {
  readonly net: Float64Array;
  readonly linear: Float64Array;
}

export interface Training {
  /** The net in training: a copy, twice as wide as the one given with 'doubling'. */
  readonly net: Net;
  /** Θ₀, N × N. */
  readonly startKernel: Float64Array;
  /** Steps of both, by default one. What leaves the doubles stays out of them. */
  step(count?: number): void;
  /** L_α of the net before the last step: what there is without another pass. */
  lossBefore(): number;
  read(): TrainingReading;
  /** Both predictors at M inputs (M × d). Those of the start are kept while the same array is asked about. */
  curves(grid: Float64Array): Curves;
}

/** ‖a − b‖² and ‖b‖², added up over arrays. */
function squares(pairs: readonly (readonly [Float64Array, Float64Array])[]) {
  let away = 0;
  let size = 0;
  for (const [now, then] of pairs) {
    for (let i = 0; i < now.length; i++) {
      const b = then[i] as number;
      away += ((now[i] as number) - b) ** 2;
      size += b * b;
    }
  }
  return { away, size };
}

const change = ({ away, size }: { away: number; size: number }) => Math.sqrt(away) / Math.sqrt(size);

/** ‖J − J₀‖/‖J₀‖ from features and the second layer of both: no Jacobian is formed. */
function jacobianChange(
  now: Net,
  features: Features,
  first: Net,
  firstFeatures: Features,
  rows: Float64Array,
) {
  const { width, inputs } = now;
  let away = 0;
  let size = 0;
  for (let k = 0; k < rows.length / inputs; k++) {
    let length = 0;
    for (let j = 0; j < inputs; j++) length += (rows[k * inputs + j] as number) ** 2 / inputs;
    for (let i = 0; i < width; i++) {
      const at = k * width + i;
      const value = firstFeatures.value[at] as number;
      const pull = (first.v[i] as number) * (firstFeatures.slope[at] as number);
      const pullNow = (now.v[i] as number) * (features.slope[at] as number);
      away += ((features.value[at] as number) - value) ** 2 + (pullNow - pull) ** 2 * length;
      size += value * value + pull * pull * length;
    }
  }
  return Math.sqrt(away) / Math.sqrt(size);
}

const finiteOr = (value: number) => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY);

/**
 * Starts to train `given`, which is left as it is, at learning rate η > 0.
 * @throws RangeError for a net or points of the wrong shape, or a rate or an output scale that is not above 0.
 */
export function makeTraining(
  given: Net,
  points: Points,
  rate: number,
  { outputScale = 1, zeroStart = 'none' }: TrainingOptions = {},
): Training {
  checkNet(given);
  checkPositive('learning rate', rate);
  checkPositive('output scale', outputScale);
  const rows = points.inputs;
  const count = countOf(given, rows);
  checkInteger('targets', points.targets.length, count, count);
  const first = zeroStart === 'doubling' ? doubled(given) : given;
  const net = copyOf(first);
  const start = copyOf(first);
  const firstFeatures = featuresOf(start, rows);
  const firstOutputs = outputsOf(start, rows);
  const takenOff = zeroStart === 'subtracting';
  // f − f₀ learns y/α where f learns f₀ + y/α.
  const aimed: Points = {
    inputs: rows,
    targets: points.targets.map((y, k) => y / outputScale + (takenOff ? (firstOutputs[k] as number) : 0)),
  };
  const startKernel = kernelFrom(start, rows, firstFeatures, rows, firstFeatures);
  const room = roomForStep(net, aimed);
  const now = roomForFeatures(net, count);
  const firstResiduals = residualsOf(start, aimed);
  room.residuals.set(firstResiduals);
  const linearResiduals = firstResiduals.slice();
  /** c, the weights of the linearisation are W₀ + Jᵀc. */
  const coefficients = new Float64Array(count);
  let steps = 0;

  function stepLinear(): void {
    for (let k = 0; k < count; k++)
      coefficients[k] = (coefficients[k] as number) - rate * (linearResiduals[k] as number);
    for (let k = 0; k < count; k++) {
      let sum = firstResiduals[k] as number;
      for (let l = 0; l < count; l++)
        sum += (startKernel[k * count + l] as number) * (coefficients[l] as number);
      linearResiduals[k] = sum;
    }
  }

  function linearDistance(): number {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      for (let l = 0; l < count; l++)
        sum +=
          (coefficients[k] as number) * (startKernel[k * count + l] as number) * (coefficients[l] as number);
    }
    // Rounding may take it below 0; NaN it stays.
    return Math.sqrt(sum < 0 ? 0 : sum);
  }

  type OnGrid = { grid: Float64Array; features: Features; outputs: Float64Array; kernel?: Float64Array };
  let kept: OnGrid | undefined;
  function startOn(grid: Float64Array) {
    if (kept?.grid === grid) return kept;
    const features = featuresOf(start, grid);
    kept = { grid, features, outputs: outputsFrom(start, features, new Float64Array(countOf(start, grid))) };
    return kept;
  }

  return {
    net,
    startKernel,
    step(more = 1) {
      checkInteger('number of steps', more, 0, 1_000_000);
      for (let t = 0; t < more; t++) {
        descend(net, aimed, rate, room);
        stepLinear();
        steps += 1;
      }
    },
    lossBefore: () => finiteOr(lossOf(room.residuals)),
    read() {
      featuresOf(net, rows, now);
      const residuals = outputsFrom(net, now, new Float64Array(count));
      for (let k = 0; k < count; k++) residuals[k] = (residuals[k] as number) - (aimed.targets[k] as number);
      const kernel = kernelFrom(net, rows, now, rows, now);
      const weights = squares([
        [net.w, start.w],
        [net.v, start.v],
      ]);
      const shown = (values: Float64Array) => values.map(finiteOr);
      return {
        steps,
        residuals: shown(residuals),
        linearResiduals: shown(linearResiduals),
        loss: finiteOr(lossOf(residuals)),
        linearLoss: finiteOr(lossOf(linearResiduals)),
        distance: finiteOr(Math.sqrt(weights.away)),
        linearDistance: finiteOr(linearDistance()),
        weightsChange: finiteOr(change(weights)),
        jacobianChange: finiteOr(jacobianChange(net, now, start, firstFeatures, rows)),
        kernelChange: finiteOr(change(squares([[kernel, startKernel]]))),
        topEigenvalue: kernel.every(Number.isFinite)
          ? (eigenvalues(kernel, count)[0] as number)
          : Number.POSITIVE_INFINITY,
      };
    },
    curves(grid) {
      const begun = startOn(grid);
      const off = (x: number) => (takenOff ? (begun.outputs[x] as number) : 0);
      const shown = (own: Float64Array) => own.map((f, x) => finiteOr(outputScale * (f - off(x))));
      // A net that is replaced in every frame of a drag is drawn at its start alone, without a kernel.
      if (steps === 0) return { net: shown(begun.outputs), linear: shown(begun.outputs) };
      begun.kernel ??= kernelFrom(start, grid, begun.features, rows, firstFeatures);
      const { kernel, outputs } = begun;
      const linear = outputs.map((f, x) => {
        let sum = f;
        for (let k = 0; k < count; k++)
          sum += (kernel[x * count + k] as number) * (coefficients[k] as number);
        return sum;
      });
      return { net: shown(outputsFrom(net, featuresOf(net, grid), outputs.slice())), linear: shown(linear) };
    },
  };
}
