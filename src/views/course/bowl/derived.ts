import {
  type Bowl,
  type BowlPath,
  type BowlVerdict,
  bowlComponents,
  bowlFactors,
  bowlPath,
  bowlVerdict,
  criticalRate,
  fastestRate,
} from '../../../core/small/bowl.ts';
import type { CourseInputs } from '../slice.ts';

/** The bowl of the figure, and descent in it. */

export const STEPS = 30;

export interface Descent {
  readonly bowl: Bowl;
  readonly rate: number;
  readonly path: BowlPath;
  /** Last step whose numbers are finite. */
  readonly end: number;
  readonly verdict: BowlVerdict;
  /** 1 − ηq along each direction. */
  readonly factors: { readonly a: number; readonly b: number };
  /** |components of W_t − W₀| along each direction. */
  readonly along: { readonly a: Float64Array; readonly b: Float64Array };
  readonly critical: number;
  readonly fastest: { readonly rate: number; readonly factor: number } | null;
}

type Inputs = Pick<CourseInputs, 'steep' | 'flat' | 'turned' | 'startX' | 'startY' | 'bowlRate'>;

const CENTRE = { x: 0, y: 0 };

/** Sizes of a component over the steps; +Infinity where there are no numbers to show. */
function sizes(first: number, factor: number, end: number): Float64Array {
  const values = new Float64Array(STEPS + 1).fill(Number.POSITIVE_INFINITY);
  for (let t = 0, size = Math.abs(first); t <= end; t++, size *= Math.abs(factor)) values[t] = size;
  return values;
}

function compute({ steep, flat, turned, startX, startY, bowlRate: rate }: Inputs): Descent {
  const bowl = { a: steep, b: flat, angle: turned, centre: CENTRE };
  const start = { x: startX, y: startY };
  const path = bowlPath(bowl, start, rate, STEPS);
  const end = path.loss.findLastIndex(Number.isFinite);
  const factors = bowlFactors(bowl, rate);
  const components = bowlComponents(bowl, start);
  return {
    bowl,
    rate,
    path,
    end,
    verdict: bowlVerdict(bowl, start, rate),
    factors,
    along: { a: sizes(components.a, factors.a, end), b: sizes(components.b, factors.b, end) },
    critical: criticalRate(bowl),
    fastest: fastestRate(bowl),
  };
}

const known = new WeakMap<Inputs, Descent>();

/** The descent that the inputs mean: computed once, whoever asks. */
export function descentOf(inputs: Inputs): Descent {
  const found = known.get(inputs) ?? compute(inputs);
  known.set(inputs, found);
  return found;
}
