import { checkFinite, checkPositive } from '../model/problem.ts';
import { measure, type Weights } from '../model/weights.ts';

/** One step of gradient descent of the toy model on a few weights, with every term of it: what is worked out by hand on paper. */

/** simultaneous: both layers move by the old weights, which is gradient descent; sequential: v moves by the new u, a common slip. */
export type Order = 'simultaneous' | 'sequential';

/** What the weights come to. */
export interface Sizes {
  /** f = v·u/√n and Δf = f − y. */
  readonly output: number;
  readonly residual: number;
  /** λ = (‖u‖² + ‖v‖²)/n. */
  readonly ntk: number;
  readonly squareU: number;
  readonly squareV: number;
  /** u·v. */
  readonly product: number;
}

export interface OneStep {
  readonly before: Sizes;
  /** r = ηΔf/√n. */
  readonly scaledResidual: number;
  /** −r v_i and −r u_i (with `sequential` −r u_i'): what u_i and v_i move by. */
  readonly moveU: Float64Array;
  readonly moveV: Float64Array;
  readonly weights: Weights;
  /** Measured on the new weights. */
  readonly after: Sizes;
  /** The same in the numbers of `before` alone, term by term: f' and λ' are the sums. Those of simultaneous descent, in either order. */
  readonly outputTerms: {
    readonly output: number;
    /** −ηΔf‖v‖²/n and −ηΔf‖u‖²/n. */
    readonly throughV: number;
    readonly throughU: number;
    /** η²Δf²f/n. */
    readonly second: number;
  };
  readonly ntkTerms: {
    readonly ntk: number;
    /** −4ηΔf f/n. */
    readonly first: number;
    /** η²Δf²λ/n. */
    readonly second: number;
  };
  /** f', Δf' and λ' by the two recursions. */
  readonly recursion: Pick<Sizes, 'output' | 'residual' | 'ntk'>;
  /** Δf' and λ' in the form of the slides, with Δf² for f·Δf: exact for y = 0 only. */
  readonly slides: Pick<Sizes, 'residual' | 'ntk'>;
}

function sizesOf(weights: Weights, target: number): Sizes {
  const { output, ntk } = measure(weights);
  let [squareU, squareV, product] = [0, 0, 0];
  for (const [i, ui] of weights.u.entries()) {
    const vi = weights.v[i] as number;
    squareU += ui * ui;
    squareV += vi * vi;
    product += ui * vi;
  }
  return { output, residual: output - target, ntk, squareU, squareV, product };
}

/**
 * One step from weights u, v (n each) at learning rate η > 0 towards y.
 * @throws RangeError for layers of different lengths, no neuron at all, a rate not above 0, or a number that is not finite.
 */
export function oneStep(
  weights: Weights,
  learningRate: number,
  target: number,
  order: Order = 'simultaneous',
): OneStep {
  checkPositive('learning rate', learningRate);
  checkFinite('target', target);
  for (const [name, layer] of Object.entries(weights))
    for (const value of layer as Float64Array) checkFinite(`weight of ${name}`, value);
  const before = sizesOf(weights, target);
  const width = weights.u.length;
  const { output, residual, ntk } = before;
  const r = (learningRate * residual) / Math.sqrt(width);
  const moveU = weights.v.map((vi) => -r * vi);
  const u = weights.u.map((ui, i) => ui + (moveU[i] as number));
  const moveV = (order === 'sequential' ? u : weights.u).map((ui) => -r * ui);
  const v = weights.v.map((vi, i) => vi + (moveV[i] as number));
  const first = (learningRate * residual) / width;
  const second = (learningRate * residual * learningRate * residual) / width;
  const outputTerms = {
    output,
    throughV: -first * before.squareV,
    throughU: -first * before.squareU,
    second: second * output,
  };
  const ntkTerms = { ntk, first: -4 * first * output, second: second * ntk };
  const next = outputTerms.output + outputTerms.throughV + outputTerms.throughU + outputTerms.second;
  return {
    before,
    scaledResidual: r,
    moveU,
    moveV,
    weights: { u, v },
    after: sizesOf({ u, v }, target),
    outputTerms,
    ntkTerms,
    recursion: {
      output: next,
      residual: next - target,
      ntk: ntkTerms.ntk + ntkTerms.first + ntkTerms.second,
    },
    slides: {
      residual: residual * (1 - learningRate * ntk + second),
      ntk: ntk + first * residual * (learningRate * ntk - 4),
    },
  };
}
