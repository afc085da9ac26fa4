/** Eigenvalues of the Hessian H = JᵀJ + (Δf/√n) [[0, I], [I, 0]] of the loss, in closed form. */

/** Half the width of the pair of eigenvalues that belong to the plane of u and v. */
function pairRadius(ntk: number, residual: number, output: number, target: number, width: number): number {
  // ½√(λ² + 4Δf(3f − y)/n) with λ taken out of the root, so that large λ do not overflow; the cone keeps the argument ≥ 0.
  if (ntk === 0) return Math.sqrt(Math.max(0, (residual / width) * (3 * output - target)));
  const ratio = (4 * (residual / ntk) * ((3 * output - target) / ntk)) / width;
  return (ntk / 2) * Math.sqrt(Math.max(0, 1 + ratio));
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
