import { checkNet, countOf, type Features, featuresOf, type Net } from './net.ts';
import { eigenvalues } from './symmetric.ts';

/** The neural tangent kernel of a small net, from its sum over neurons: no Jacobian is formed. */

/**
 * Θ(x_k, x'_l) = (1/m) Σ_i [φ(h_ik)φ(h_il) + v_i² φ'(h_ik)φ'(h_il) x_k·x'_l/d] between inputs whose features are at
 * hand, row by row.
 */
export function kernelFrom(
  { width, inputs, v }: Net,
  left: Float64Array,
  leftFeatures: Features,
  right: Float64Array,
  rightFeatures: Features,
): Float64Array {
  const rows = left.length / inputs;
  const columns = right.length / inputs;
  const kernel = new Float64Array(rows * columns);
  for (let k = 0; k < rows; k++) {
    for (let l = 0; l < columns; l++) {
      let values = 0;
      let slopes = 0;
      for (let i = 0; i < width; i++) {
        const a = k * width + i;
        const b = l * width + i;
        const vi = v[i] as number;
        values += (leftFeatures.value[a] as number) * (rightFeatures.value[b] as number);
        slopes += vi * vi * (leftFeatures.slope[a] as number) * (rightFeatures.slope[b] as number);
      }
      let product = 0;
      for (let j = 0; j < inputs; j++)
        product += (left[k * inputs + j] as number) * (right[l * inputs + j] as number);
      kernel[k * columns + l] = (values + (slopes * product) / inputs) / width;
    }
  }
  return kernel;
}

/**
 * Θ between the rows of `left` (M × d) and those of `right` (N × d), M × N; of one set with itself, N × N, where `right` is left out.
 * @throws RangeError for a net or inputs of the wrong shape.
 */
export function kernelOf(net: Net, left: Float64Array, right = left): Float64Array {
  checkNet(net);
  const features = featuresOf(net, left);
  return kernelFrom(net, left, features, right, right === left ? features : featuresOf(net, right));
}

/** λ, the largest eigenvalue of Θ on N training inputs: descent on the linearised net is stable iff η < 2/λ. */
export const topEigenvalue = (net: Net, rows: Float64Array): number =>
  eigenvalues(kernelOf(net, rows), countOf(net, rows))[0] as number;
