import { exp, hypotenuse } from '../model/elementary.ts';
import { checkFinite, checkPositive } from '../model/problem.ts';
import { gradientFlow } from '../theory/comparisons.ts';
import { checkTime, type LinearFlow, linearFlow } from './linear.ts';

/**
 * Two models so small that lazy training and true training can be put side by side in full: f = uv on one point, and f = c + uvx on x = 1 and
 * x = −1. Both true flows are the toy model's at n = 1, whose closed form is in `theory/comparisons.ts`.
 */

/** The true flow of a model: W(t) and where it ends. */
export interface TrueFlow {
  /** W(t), t ≥ 0. */
  weightsAt(time: number): Float64Array;
  readonly limit: Float64Array;
  /** ‖W_∞ − W₀‖. */
  readonly distance: number;
}

export interface TwoWeights {
  /** W = (u, v), J = (v, u). */
  readonly linear: LinearFlow;
  readonly flow: TrueFlow;
  /** f of the true model at W_∞ of the linear one: it is not y. */
  readonly outputThere: number;
  /** The linear model's solutions, a line: v₀·u + u₀·v = offset. */
  readonly line: { readonly u: number; readonly v: number; readonly offset: number };
}

export interface ThreeWeights {
  /** W = (c, u, v), J = (1, v, u) and (1, −v, −u). */
  readonly linear: LinearFlow;
  readonly flow: TrueFlow;
}

const distanceOf = (a: Float64Array, b: Float64Array) =>
  a.reduce((size, value, i) => hypotenuse(size, value - (b[i] as number)), 0);

/** u and v of uv = f and (u + v)²(u − v)² = `product`; the flow keeps the signs of u + v and u − v. */
function weightsOf(f: number, ntk: number, product: number, signP: number, signQ: number): [number, number] {
  // The smaller square would cancel; the product of the two is conserved.
  const larger = ntk + 2 * Math.abs(f);
  const smaller = larger === 0 ? 0 : product / larger;
  const p = signP * Math.sqrt(f >= 0 ? larger : smaller);
  const q = signQ * Math.sqrt(f >= 0 ? smaller : larger);
  return [(p + q) / 2, (p - q) / 2];
}

/** Gradient flow on ½(uv − y)² from (u₀, v₀). */
function productFlow(u: number, v: number, target: number) {
  const ntk = u * u + v * v;
  const [signP, signQ] = [Math.sign(u + v), Math.sign(u - v)];
  const conserved = ((u + v) * (u - v)) ** 2;
  const restNtk = () => {
    // From u = ±v with an output of the wrong sign the flow ends at the saddle u = v = 0.
    if ((signP === 0 && target > 0) || (signQ === 0 && target < 0)) return { f: 0, ntk: 0 };
    return { f: target, ntk: Math.sqrt(conserved + 4 * target * target) };
  };
  const rest = restNtk();
  const limit = weightsOf(rest.f, rest.ntk, conserved, signP, signQ);
  return {
    limit,
    at(time: number): [number, number] {
      if (time === 0 || ntk === 0) return [u, v];
      if (time === Number.POSITIVE_INFINITY) return limit;
      // One step of the comparison is time η.
      const start = { output: u * v, ntk };
      const { residual, ntk: kernel } = gradientFlow({ learningRate: time, width: 1, target, start }, 1);
      return weightsOf((residual[1] as number) + target, kernel[1] as number, conserved, signP, signQ);
    },
  };
}

/**
 * f = uv with one target y, linearised at (u, v) and as it is.
 * @throws RangeError for numbers that are not finite, or u = v = 0, where nothing moves.
 */
export function twoWeights(u: number, v: number, target: number): TwoWeights {
  for (const [name, value] of Object.entries({ u, v, target })) checkFinite(name, value);
  checkPositive('u² + v²', u * u + v * v);
  const weights = Float64Array.of(u, v);
  const residual = u * v - target;
  const linear = linearFlow(Float64Array.of(v, u), weights, Float64Array.of(residual));
  const flow = productFlow(u, v, target);
  const limit = Float64Array.from(flow.limit);
  return {
    linear,
    flow: {
      weightsAt(time) {
        checkTime(time);
        return Float64Array.from(flow.at(time));
      },
      limit,
      distance: distanceOf(limit, weights),
    },
    outputThere: (linear.limit[0] as number) * (linear.limit[1] as number),
    line: { u: v, v: u, offset: 2 * u * v - residual },
  };
}

/**
 * f = c + uvx at x = 1 and x = −1 with two targets, linearised at (c, u, v) and as it is. The sum and the difference of the residuals do not meet:
 * c goes to the mean of the targets as e^(−2t), and uv to half their difference as the toy model does, twice as fast.
 * @throws RangeError for numbers that are not finite, or u = v = 0, where the difference never moves.
 */
export function threeWeights(
  c: number,
  u: number,
  v: number,
  targets: readonly [right: number, left: number],
): ThreeWeights {
  const [right, left] = targets;
  for (const [name, value] of Object.entries({ c, u, v, right, left })) checkFinite(name, value);
  checkPositive('u² + v²', u * u + v * v);
  const weights = Float64Array.of(c, u, v);
  const residual = Float64Array.of(c + u * v - right, c - u * v - left);
  const mean = (right + left) / 2;
  const flow = productFlow(u, v, (right - left) / 2);
  const limit = Float64Array.of(mean, ...flow.limit);
  return {
    linear: linearFlow(Float64Array.of(1, v, u, 1, -v, -u), weights, residual),
    flow: {
      weightsAt(time) {
        checkTime(time);
        return Float64Array.of(mean + (c - mean) * exp(-2 * time), ...flow.at(2 * time));
      },
      limit,
      distance: distanceOf(limit, weights),
    },
  };
}
