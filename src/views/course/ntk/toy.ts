import { type Eigenvalue, hessianSpectrum } from '../../../core/model/hessian.ts';
import type { Trajectory } from '../../../core/model/trajectory.ts';

/** The toy model's spectra: the 2n eigenvalues of its Hessian beside its one kernel. */

/** Eigenvalues of H at a step, with multiplicities, largest first. */
export const hessianAt = ({ ntk, output, residual, width }: Trajectory, step: number): Eigenvalue[] =>
  hessianSpectrum(ntk[step] as number, output[step] as number, residual[step] as number, width);

/** Largest and smallest eigenvalue, and ±Δf/√n, at every step up to `end`. */
export interface ToySeries {
  readonly top: Float64Array;
  readonly low: Float64Array;
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

const known = new WeakMap<Trajectory, ToySeries>();

export function toySeries(trajectory: Trajectory): ToySeries {
  const found = known.get(trajectory);
  if (found !== undefined) return found;
  const { end, ntk, residual, width, sharpness } = trajectory;
  const room = () => new Float64Array(end + 1);
  const series = { top: room(), low: room(), plus: room(), minus: room() };
  for (let t = 0; t <= end; t++) {
    const bulk = Math.abs(residual[t] as number) / Math.sqrt(width);
    series.top[t] = sharpness[t] as number;
    // The pair has the trace of JᵀJ in its plane, λ.
    series.low[t] = (ntk[t] as number) - (sharpness[t] as number);
    series.plus[t] = bulk;
    series.minus[t] = -bulk;
  }
  known.set(trajectory, series);
  return series;
}
