import { checkInteger, checkPositive } from '../model/problem.ts';
import { topEigenvalue } from './kernel.ts';
import { type Activation, lossOf, type Points, randomNet } from './net.ts';
import { makeTraining } from './training.ts';

/** How far training moves a net, against its width: the wider, the less in proportion, and as far in length. */

export interface WidthQuestion {
  readonly activation: Activation;
  readonly seed: number;
  readonly widths: readonly number[];
  readonly points: Points;
  /** c = ηλ₀, λ₀ the top eigenvalue of the net's kernel. */
  readonly curvature: number;
  readonly steps: number;
}

/** What the training of one width came to. */
export interface WidthPart {
  readonly seed: number;
  readonly width: number;
  /** Relative changes in Frobenius norm from first to last step. */
  readonly kernelChange: number;
  readonly jacobianChange: number;
  readonly weightsChange: number;
  /** ‖W − W₀‖ at the last step. */
  readonly distance: number;
  /** Largest ‖f − f_lin‖ on the training points, over ‖f₀ − y‖, at the steps looked at. */
  readonly gap: number;
}

/** Steps between two breaths are so many that they cost some milliseconds. */
const BREATH_NEURONS = 10_000;
/** Looks at both predictors in a power of two of steps. */
const LOOKS = 8;

/** Yields a part for each width, and `undefined` for a breath. @throws RangeError for a number outside its range. */
export function* widthSweep(question: WidthQuestion): Generator<WidthPart | undefined, void, undefined> {
  const { activation, seed, widths, points, curvature, steps } = question;
  checkPositive('curvature', curvature);
  checkInteger('steps', steps, 1, 1_000_000);
  const inputs = points.inputs.length / points.targets.length;
  for (const width of widths) {
    const net = randomNet(activation, seed, width, inputs);
    const training = makeTraining(net, points, curvature / topEigenvalue(net, points.inputs));
    const first = Math.sqrt(lossOf(training.read().residuals));
    const breath = Math.max(1, Math.floor(BREATH_NEURONS / width));
    let gap = 0;
    let look = 1;
    let done = 0;
    while (done < steps) {
      const next = Math.min(steps, done + breath, Math.max(done + 1, Math.ceil(look)));
      training.step(next - done);
      done = next;
      if (done >= look || done === steps) {
        const { residuals, linearResiduals } = training.read();
        const apart = residuals.map((r, k) => r - (linearResiduals[k] as number));
        gap = Math.max(gap, Math.sqrt(lossOf(apart)) / first);
        look *= 2 ** (1 / LOOKS);
      }
      if (done < steps) yield;
    }
    const { kernelChange, jacobianChange, weightsChange, distance } = training.read();
    yield { seed, width, kernelChange, jacobianChange, weightsChange, distance, gap };
  }
}
