import { type TwoWeights, twoWeights } from '../../../core/small/products.ts';
import type { CourseInputs } from '../slice.ts';

/** The example f = uv: true training and lazy training from one start. */

export const TARGET = 3;
/** Points of a path. */
const POINTS = 160;
/** Times marked on a path. */
const MARKS = 8;

export interface Path {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

export interface Example {
  readonly start: { readonly u: number; readonly v: number };
  /** Null at u = v = 0, where no gradient is. */
  readonly both: TwoWeights | null;
  /** Times of the paths, evenly spaced; the last is `span`. */
  readonly times: Float64Array;
  readonly span: number;
  readonly flow: Path;
  readonly linear: Path;
  /** Points of both at equal times. */
  readonly flowMarks: Path;
  readonly linearMarks: Path;
  /** |f − y| of both at `times`. */
  readonly flowResidual: Float64Array;
  readonly linearResidual: Float64Array;
}

/** Time shown, in units of the linear flow's own 1/λ, and at most. */
const LONG = 6;
const LONGEST = 20;

const pathOf = (times: Float64Array, at: (time: number) => Float64Array): Path => {
  const points = [...times].map(at);
  return {
    u: Float64Array.from(points, (point) => point[0] as number),
    v: Float64Array.from(points, (point) => point[1] as number),
  };
};

const even = (count: number, span: number) =>
  Float64Array.from({ length: count + 1 }, (_, i) => (i * span) / count);

type Inputs = Pick<CourseInputs, 'firstWeight' | 'secondWeight'>;

function compute({ firstWeight: u, secondWeight: v }: Inputs): Example {
  const both = u === 0 && v === 0 ? null : twoWeights(u, v, TARGET);
  const rate = both?.linear.rates[0] ?? 1;
  const span = Math.min(LONGEST, LONG / rate);
  const times = even(POINTS, span);
  const marks = even(MARKS, span);
  const still = () => Float64Array.of(u, v);
  const flowAt = both === null ? still : both.flow.weightsAt;
  const linearAt = both === null ? still : both.linear.weightsAt;
  const flow = pathOf(times, flowAt);
  return {
    start: { u, v },
    both,
    times,
    span,
    flow,
    linear: pathOf(times, linearAt),
    flowMarks: pathOf(marks, flowAt),
    linearMarks: pathOf(marks, linearAt),
    flowResidual: flow.u.map((each, i) => Math.abs(each * (flow.v[i] as number) - TARGET)),
    linearResidual: times.map((time) => Math.abs(both?.linear.residualAt(time)[0] ?? TARGET)),
  };
}

const known = new WeakMap<Inputs, Example>();

/** The example that the inputs mean: computed once, whoever asks. */
export function exampleOf(inputs: Inputs): Example {
  const found = known.get(inputs) ?? compute(inputs);
  known.set(inputs, found);
  return found;
}
