import type { Setting } from '../../../core/model/setting.ts';
import { measure, type Weights } from '../../../core/model/weights.ts';
import { type OneStep, oneStep } from '../../../core/small/oneStep.ts';
import { type Run, runOf } from '../../../panels/run.ts';
import type { CourseInputs } from '../slice.ts';

/** Four neurons by their weights, and one step of descent on them. Rate, target and output scale are those of the page's run. */

export const WIDTH = 4;
export const INDICES = [0, 1, 2, 3] as const;

/** The eight weights among the inputs. */
export const U_NAMES = ['u1', 'u2', 'u3', 'u4'] as const;
export const V_NAMES = ['v1', 'v2', 'v3', 'v4'] as const;
type WeightName = (typeof U_NAMES)[number] | (typeof V_NAMES)[number];

type Inputs = Pick<CourseInputs, WeightName | 'sequential'>;

export const weightsOf = (inputs: Inputs): Weights => ({
  u: Float64Array.from(U_NAMES, (name) => inputs[name]),
  v: Float64Array.from(V_NAMES, (name) => inputs[name]),
});

export interface Toy {
  readonly weights: Weights;
  readonly learningRate: number;
  readonly target: number;
  readonly sequential: boolean;
  readonly step: OneStep;
}

/** λ that stands for the one of weights which are all 0, where c = ηλ₀ fixes no η. */
const NO_KERNEL = 1;

function compute(inputs: Inputs, { rate, target: asked, outputScale }: Setting): Toy {
  const weights = weightsOf(inputs);
  const { ntk } = measure(weights);
  const learningRate = rate.kind === 'eta' ? rate.value : rate.value / (ntk > 0 ? ntk : NO_KERNEL);
  const target = asked / outputScale;
  const { sequential } = inputs;
  const step = oneStep(weights, learningRate, target, sequential ? 'sequential' : 'simultaneous');
  return { weights, learningRate, target, sequential, step };
}

const known = new WeakMap<Inputs, WeakMap<Setting, Toy>>();

/** The step that inputs and setting mean: computed once, whoever asks. */
export function toyOf(inputs: Inputs, setting: Setting): Toy {
  const settings = known.get(inputs) ?? new WeakMap<Setting, Toy>();
  known.set(inputs, settings);
  const found = settings.get(setting) ?? compute(inputs, setting);
  settings.set(setting, found);
  return found;
}

/** The run of the page from these weights in place of its own start: of a network whose weights are all 0 there is none. */
export function fromWeights(inputs: Inputs): ((run: Run) => Run) | null {
  const { output, ntk } = measure(weightsOf(inputs));
  if (ntk === 0) return null;
  const settings = new WeakMap<Setting, Setting>();
  return (run) => {
    const setting = settings.get(run.setting) ?? {
      ...run.setting,
      width: WIDTH,
      start: { kind: 'given' as const, output, ntk },
    };
    settings.set(run.setting, setting);
    return runOf(setting, run.trajectory.steps);
  };
}
