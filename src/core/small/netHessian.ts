import { checkInteger } from '../model/problem.ts';
import { featuresOf, jacobianOf, type Net, type Points, residualsOf } from './net.ts';
import { eigenvalues, gramOfColumns } from './symmetric.ts';

/**
 * The Hessian of L = ½ Σ r_k² of a small net: H = JᵀJ + S, S = Σ r_k ∇²f_k. No term of f holds two neurons, so S has one block of d + 1 rows per
 * neuron: ww Σ r_kv_iφ''x_kx_kᵀ/(d√m), wv Σ r_kφ'x_k/√(md), vv 0. A block with wv ≠ 0 is indefinite for its vv is 0.
 */

/** Most weights of a net whose Hessian is formed. */
const MAX_HESSIAN = 128;

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
function blocksOf(net: Net, rows: Float64Array, residuals: Float64Array): Float64Array {
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

/** ‖·‖₂ of each block. */
function normsOf(blocks: Float64Array, { width, inputs }: Net): Float64Array {
  const each = inputs + 1;
  const norms = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    const values = eigenvalues(blocks.subarray(i * each * each, (i + 1) * each * each), each);
    norms[i] = Math.max(values[0] as number, -(values[inputs] as number));
  }
  return norms;
}

/** ‖S‖₂ at any width: no eigenvalue of H is further from that of JᵀJ. @throws RangeError for a net or points of the wrong shape. */
export function residualNorm(net: Net, points: Points): number {
  const blocks = blocksOf(net, points.inputs, residualsOf(net, points));
  return normsOf(blocks, net).reduce((most, norm) => Math.max(most, norm), 0);
}

/** JᵀJ, S and their sum at the weights of a net. @throws RangeError for more than 128 weights, or a net or points of the wrong shape. */
export function hessianParts(net: Net, points: Points): HessianParts {
  const residuals = residualsOf(net, points);
  const each = net.inputs + 1;
  const size = net.width * each;
  checkInteger('weights of the net', size, 1, MAX_HESSIAN);
  const gaussNewton = gramOfColumns(jacobianOf(net, points.inputs), residuals.length);
  const blocks = blocksOf(net, points.inputs, residuals);
  const residualPart = new Float64Array(size * size);
  for (let at = 0; at < size; at++) {
    // Row `at` of S: the row of its neuron's block, on the diagonal.
    const from = Math.floor(at / each) * each;
    residualPart.set(blocks.subarray(at * each, (at + 1) * each), at * size + from);
  }
  const hessian = gaussNewton.map((entry, k) => entry + (residualPart[k] as number));
  return { size, gaussNewton, residualPart, hessian, blockNorms: normsOf(blocks, net) };
}
