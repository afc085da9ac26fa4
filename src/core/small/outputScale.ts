import { checkInteger, checkPositive } from '../model/problem.ts';
import { simulate } from '../model/reduced.ts';
import { topEigenvalue } from './kernel.ts';
import { type Activation, countOf, lossOf, type Points, randomNet } from './net.ts';
import { makeTraining, type ZeroStart } from './training.ts';

/**
 * What an output scale α does (Chizat and Bach, arXiv:1812.07956): the further a net's targets y/α shrink, the less training changes its kernel,
 * if f₀ = 0 and c = ηλ₀ < 2. With f₀ ≠ 0 training pulls f₀ to 0 at every α.
 */

/** One net, trained at every output scale from every way to start at 0. */
export interface ScaleQuestion {
  readonly activation: Activation;
  readonly width: number;
  readonly seed: number;
  readonly points: Points;
  readonly outputScales: readonly number[];
  readonly zeroStarts: readonly ZeroStart[];
  /** c = ηλ₀, λ₀ the top eigenvalue of the net's kernel. */
  readonly curvature: number;
  /** A training ends after so many steps, or where ‖r‖ ≤ tolerance·‖r₀‖. */
  readonly stepLimit: number;
  readonly tolerance: number;
}

/** What a training came to. */
export interface ScalePart {
  readonly zeroStart: ZeroStart;
  readonly outputScale: number;
  readonly steps: number;
  /** ‖r‖/‖r₀‖ at the end. */
  readonly residualLeft: number;
  /** Relative changes in Frobenius norm from first to last step. */
  readonly kernelChange: number;
  readonly jacobianChange: number;
  readonly weightsChange: number;
}

/** Steps between two breaths, some milliseconds at a width of 64. */
const BREATH = 100;

/** Yields a part for each training, and `undefined` for a breath. @throws RangeError for a number outside its range. */
export function* outputScaleExperiment(
  question: ScaleQuestion,
): Generator<ScalePart | undefined, void, undefined> {
  const { activation, width, seed, points, curvature, stepLimit, tolerance } = question;
  checkPositive('curvature', curvature);
  checkInteger('step limit', stepLimit, 1, 1_000_000);
  const inputs = points.inputs.length / points.targets.length;
  const net = randomNet(activation, seed, width, inputs);
  countOf(net, points.inputs);
  const rate = curvature / topEigenvalue(net, points.inputs);
  for (const zeroStart of question.zeroStarts) {
    for (const outputScale of question.outputScales) {
      const training = makeTraining(net, points, rate, { outputScale, zeroStart });
      const first = training.lossBefore();
      const small = tolerance * tolerance * first;
      let steps = 0;
      while (steps < stepLimit && !(training.lossBefore() <= small)) {
        training.step();
        steps += 1;
        if (steps % BREATH === 0) yield;
      }
      const { residuals, kernelChange, jacobianChange, weightsChange } = training.read();
      const residualLeft = first === 0 ? 0 : Math.sqrt(lossOf(residuals) / first);
      yield { zeroStart, outputScale, steps, residualLeft, kernelChange, jacobianChange, weightsChange };
    }
  }
}

/** What gradient descent of the toy model comes to at an output scale. */
export interface ToyPart {
  readonly outputScale: number;
  /** (λ_∞ − λ₀)/λ₀. */
  readonly ntkChange: number;
  /** Largest |r|, r = ηΔf/√n, and the step it is reached at: the delay. */
  readonly peak: number;
  readonly peakStep: number;
  /** Whether |Δf| came down to 10⁻⁶ of its start. */
  readonly converged: boolean;
}

/** The start of the course's table: f₀ = 0. */
const TOY = { width: 64, target: 1, start: { output: 0, ntk: 2 } };
const TOY_STEPS = 4000;

/**
 * The toy model of n = 64, λ₀ = 2, f₀ = 0, y = 1 at learning rate c = ηλ₀, one part per α. For c < 2 the kernel changes by O(1/α²); for 2 < c < 4
 * as much at every α, and α only delays it, by ln α/ln(c − 1) steps.
 * @throws RangeError for c or α not above 0.
 */
export function lazyToy(curvature: number, outputScales: readonly number[]): ToyPart[] {
  checkPositive('curvature', curvature);
  return outputScales.map((outputScale) => {
    checkPositive('output scale', outputScale);
    const learningRate = curvature / TOY.start.ntk;
    const problem = { ...TOY, target: TOY.target / outputScale, learningRate, curvature0: curvature };
    const { residual, ntk, end, stop } = simulate(problem, TOY_STEPS);
    let peakStep = 0;
    for (let t = 1; t <= end; t++)
      if (Math.abs(residual[t] as number) > Math.abs(residual[peakStep] as number)) peakStep = t;
    return {
      outputScale,
      ntkChange: ((ntk[Math.max(0, end)] as number) - TOY.start.ntk) / TOY.start.ntk,
      peak: (learningRate * Math.abs(residual[peakStep] as number)) / Math.sqrt(TOY.width),
      peakStep,
      converged: stop.reason === 'converged',
    };
  });
}
