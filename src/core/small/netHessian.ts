import { checkInteger } from '../model/problem.ts';
import { checkNet, featuresOf, jacobianOf, type Net, type Points, residualsOf } from './net.ts';
import { eigenvalues, gramOfColumns } from './symmetric.ts';

/**
 * The Hessian of L = ½ Σ r_k² of a small net: H = JᵀJ + S, S = Σ r_k ∇²f_k. No term of f holds two neurons, so S has one block of d + 1 rows per
 * neuron: ww Σ r_kv_iφ''x_kx_kᵀ/(d√m), wv Σ r_kφ'x_k/√(md), vv 0. A block with wv ≠ 0 is indefinite for its vv is 0.
 */

/** Most weights of a net whose Hessian is formed. */
export const MAX_HESSIAN = 128;

export interface HessianParts {
  /** p = m(d + 1) rows; weights in the order of `jacobianOf`. */
  readonly size: number;
  /** JᵀJ, p × p: eigenvalues those of Θ, and p − N zeros at least. */
  readonly gaussNewton: Float64Array;
  /** S, p × p. */
  readonly residualPart: Float64Array;
  /** H = JᵀJ + S, p × p. */
  readonly hessian: Float64Array;
  /** ‖·‖₂ of the m blocks of S; the largest is ‖S‖₂. */
  readonly blockNorms: Float64Array;
}

/** The m blocks of S, (d + 1) × (d + 1) each, one after the other, for residuals r (N). */
export function residualBlocks(net: Net, rows: Float64Array, residuals: Float64Array): Float64Array {
  checkNet(net);
  const { activation, width, inputs, v } = net;
  const { value, slope } = featuresOf(net, rows);
  const each = inputs + 1;
  const blocks = new Float64Array(width * each * each);
  const outer = 1 / Math.sqrt(width * inputs);
  const inner = 1 / (inputs * Math.sqrt(width));
  for (let i = 0; i < width; i++) {
    const from = i * each * each;
    for (let k = 0; k < residuals.length; k++) {
      const r = residuals[k] as number;
      const at = k * width + i;
      // φ'' of tanh is −2φφ'; relu and linear have none.
      const bend = activation === 'tanh' ? -2 * (value[at] as number) * (slope[at] as number) : 0;
      for (let a = 0; a < inputs; a++) {
        const xa = rows[k * inputs + a] as number;
        for (let b = 0; b < inputs; b++) {
          const xb = rows[k * inputs + b] as number;
          blocks[from + a * each + b] =
            (blocks[from + a * each + b] as number) + r * (v[i] as number) * bend * xa * xb * inner;
        }
        const mixed = r * (slope[at] as number) * xa * outer;
        blocks[from + a * each + inputs] = (blocks[from + a * each + inputs] as number) + mixed;
        blocks[from + inputs * each + a] = (blocks[from + inputs * each + a] as number) + mixed;
      }
    }
  }
  return blocks;
}

/** JᵀJ, S and their sum at the weights of a net. @throws RangeError for more than 128 weights or points of the wrong shape. */
export function hessianParts(net: Net, points: Points): HessianParts {
  const residuals = residualsOf(net, points);
  const each = net.inputs + 1;
  const size = net.width * each;
  checkInteger('weights of the net', size, 1, MAX_HESSIAN);
  const gaussNewton = gramOfColumns(jacobianOf(net, points.inputs), residuals.length);
  const blocks = residualBlocks(net, points.inputs, residuals);
  const residualPart = new Float64Array(size * size);
  const blockNorms = new Float64Array(net.width);
  for (let i = 0; i < net.width; i++) {
    const block = blocks.subarray(i * each * each, (i + 1) * each * each);
    const values = eigenvalues(block, each);
    blockNorms[i] = Math.max(values[0] as number, -(values[each - 1] as number));
    for (let a = 0; a < each; a++)
      residualPart.set(block.subarray(a * each, (a + 1) * each), (i * each + a) * size + i * each);
  }
  const hessian = gaussNewton.map((entry, k) => entry + (residualPart[k] as number));
  return { size, gaussNewton, residualPart, hessian, blockNorms };
}
