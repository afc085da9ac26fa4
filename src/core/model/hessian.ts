import { hypotenuse } from './elementary.ts';
import { checkFinite, checkInteger, MAX_WIDTH } from './problem.ts';

/**
 * Eigenvalues of the Hessian H = JᵀJ + (Δf/√n) [[0, I], [I, 0]] of the loss, in closed form. Two belong to the plane of u and v:
 * ½(λ ± √(λ² + 4Δf(3f − y)/n)), and λ² + 4Δf(3f − y)/n = (P̂Q̂)² + 4(f + Δf)²/n, a sum in which nothing cancels.
 */

/** Half the distance of the two eigenvalues of the plane, from P̂Q̂ = ‖u + v‖‖u − v‖/n, f and Δf. */
const pairRadius = (product: number, output: number, residual: number, width: number): number =>
  hypotenuse(product, (2 * (output + residual)) / Math.sqrt(width)) / 2;

/** Largest Hessian eigenvalue; `product` is P̂Q̂. Equals λ at zero loss. */
export const sharpness = (
  ntk: number,
  product: number,
  output: number,
  residual: number,
  width: number,
): number => (residual === 0 ? ntk : ntk / 2 + pairRadius(product, output, residual, width));

export interface Eigenvalue {
  readonly value: number;
  readonly multiplicity: number;
}

/** All 2n Hessian eigenvalues with multiplicities, largest first: the pair once each, ±Δf/√n n − 1 times each. */
export function hessianSpectrum(ntk: number, output: number, residual: number, width: number): Eigenvalue[] {
  checkInteger('width', width, 1, MAX_WIDTH);
  for (const [name, value] of Object.entries({ ntk, residual, output })) checkFinite(name, value);
  const size = (2 * Math.abs(output)) / Math.sqrt(width);
  const product = Math.sqrt(Math.max(0, ntk - size)) * Math.sqrt(ntk + size);
  const radius = residual === 0 ? ntk / 2 : pairRadius(product, output, residual, width);
  const spectrum = [
    { value: ntk / 2 + radius, multiplicity: 1 },
    { value: ntk / 2 - radius, multiplicity: 1 },
  ];
  if (width > 1) {
    const bulk = Math.abs(residual) / Math.sqrt(width);
    spectrum.push({ value: bulk, multiplicity: width - 1 }, { value: -bulk, multiplicity: width - 1 });
  }
  return spectrum.sort((a, b) => b.value - a.value);
}
