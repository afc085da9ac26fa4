import { type Cells, FATES, lands, makeCells, stays } from './cellRecord.ts';

/** The commonest fate of each cell (of equals, the first in the order of FATES), and the means over the seeds that have the number. */
export function meanOfSeeds(all: readonly Cells[]): Cells {
  const [first] = all;
  if (first === undefined) throw new RangeError('seeds must be at least 1, got 0');
  const { count } = first;
  const cells = makeCells(count, first.lyapunov.length > 0);
  const votes = new Int32Array(FATES.length);
  for (let at = 0; at < count; at++) {
    votes.fill(0);
    const sum = { curvature: 0, landed: 0, peak: 0, stayed: 0, steps: 0, converge: 0, lyapunov: 0 };
    for (const one of all) {
      const fate = one.fate[at] as number;
      votes[fate] = (votes[fate] as number) + 1;
      if (fate === 0) continue;
      if (lands(fate)) {
        sum.curvature += one.curvature[at] as number;
        sum.landed++;
      }
      if (stays(fate)) {
        sum.peak += one.peakLoss[at] as number;
        sum.stayed++;
        if (cells.lyapunov.length > 0) sum.lyapunov += one.lyapunov[at] as number;
      }
      const steps = one.steps[at] as number;
      if (steps >= 0) {
        sum.steps += steps;
        sum.converge++;
      }
    }
    cells.fate[at] = votes.indexOf(Math.max(...votes));
    cells.curvature[at] = sum.landed > 0 ? sum.curvature / sum.landed : 0;
    cells.peakLoss[at] = sum.stayed > 0 ? sum.peak / sum.stayed : 0;
    cells.steps[at] = sum.converge > 0 ? sum.steps / sum.converge : -1;
    if (cells.lyapunov.length > 0) cells.lyapunov[at] = sum.stayed > 0 ? sum.lyapunov / sum.stayed : 0;
  }
  return cells;
}
