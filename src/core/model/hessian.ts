import { checkFinite, checkInteger, MAX_WIDTH } from './problem.ts';

/** Eigenvalues of the Hessian H = JᵀJ + (Δf/√n) [[0, I], [I, 0]] of the loss, in closed form. */

/** Half the distance of the two eigenvalues that belong to the plane of u and v: ½√(λ² + 4Δf(3f − y)/n). */
function pairRadius(ntk: number, residual: number, output: number, target: number, width: number): number {
  const other = 3 * output - target;
  const s = 2 * Math.sqrt(Math.abs(residual)) * Math.sqrt(Math.abs(other) / width);
  if (s === 0) return ntk / 2;
  // √(λ² ± s²) without squaring, which would overflow or vanish far inside the range of doubles. The cone keeps λ ≥ s in the first case.
  if (residual > 0 !== other > 0) return (Math.sqrt(Math.max(0, ntk - s)) * Math.sqrt(ntk + s)) / 2;
  const larger = Math.max(ntk, s);
  const ratio = Math.min(ntk, s) / larger;
  return (larger / 2) * Math.sqrt(1 + ratio * ratio);
}

/** Largest Hessian eigenvalue, ½(λ + √(λ² + 4Δf(3f − y)/n)). Equals λ at zero loss. */
export function sharpness(
  ntk: number,
  residual: number,
  output: number,
  target: number,
  width: number,
): number {
  return ntk / 2 + pairRadius(ntk, residual, output, target, width);
}

export interface Eigenvalue {
  readonly value: number;
  readonly multiplicity: number;
}

/** All 2n Hessian eigenvalues with multiplicities, largest first: the pair ½(λ ± √…) once each, ±Δf/√n n − 1 times each. */
export function hessianSpectrum(
  ntk: number,
  residual: number,
  output: number,
  target: number,
  width: number,
): Eigenvalue[] {
  checkInteger('width', width, 1, MAX_WIDTH);
  for (const [name, value] of Object.entries({ ntk, residual, output, target })) checkFinite(name, value);
  const radius = pairRadius(ntk, residual, output, target, width);
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
