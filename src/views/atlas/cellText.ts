import { formatNumber } from '../../charts/scales.ts';
import type { Phase } from '../../core/theory/fate.ts';

/** What is known of a run by its cell. */
export interface CellFacts {
  readonly phase: Phase;
  /** κ where it lands; with weight decay where its residual settles. */
  readonly curvature: number;
  readonly peakLoss: number;
  /** Steps to converge; −1 for what does not within the steps followed. */
  readonly steps: number;
  /** κ where a run with weight decay comes to rest in the end; null where nothing says. */
  readonly rest: number | null;
}

/** The numbers of a cell in words, '' where there are none. `decay` is μ; `maxSteps` how far runs are followed. */
export function factsText(
  { phase, curvature, peakLoss, steps, rest }: CellFacts,
  decay: number,
  maxSteps: number,
): string {
  if (phase === 'divergent') return '';
  if ((phase === 'lazy' || phase === 'catapult') && curvature === 0 && steps < 0)
    return 'stalls at the saddle u = v = 0';
  const peak = `peak loss ${formatNumber(peakLoss)}`;
  if (phase === 'periodic' || phase === 'chaotic') return peak;
  const k = formatNumber(curvature);
  if (steps < 0) return `still on its way after ${formatNumber(maxSteps)} steps, at κ = ${k}, ${peak}`;
  if (decay === 0) return `lands at κ = ${k}, ${peak}, converged at step ${formatNumber(steps)}`;
  const end = rest === null ? '' : `, comes to rest at ${formatNumber(rest)}`;
  return `settles at κ = ${k} at step ${formatNumber(steps)}${end}, ${peak}`;
}
