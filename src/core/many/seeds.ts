import { type Cells, CellWriter, FATES, lands, spreadOut, stays } from './cellRecord.ts';

/**
 * The commonest fate of each cell (of equals, the first in the order of FATES), and means over seeds: landing and steps over the runs that
 * converge within the steps followed, all of them the same runs; peak and exponent over those that stay finite. A number that a run of the
 * cell's fate does not have is left out.
 */
export function meanOfSeeds(all: readonly Cells[]): Cells {
  const [first] = all;
  if (first === undefined) throw new RangeError('seeds must be at least 1, got 0');
  const each = all.map(spreadOut);
  const writer = new CellWriter(first.lyapunov.length > 0);
  writer.begin(first.count);
  const votes = new Int32Array(FATES.length);
  for (let at = 0; at < first.count; at++) {
    votes.fill(0);
    for (const { fate } of each) votes[fate[at] as number] = (votes[fate[at] as number] as number) + 1;
    const fate = votes.indexOf(Math.max(...votes));
    if (!stays(fate)) {
      writer.fate[at] = fate;
      continue;
    }
    const finite = each.filter((one) => stays(one.fate[at]));
    const converged = each.filter((one) => (one.steps[at] as number) >= 0);
    const landed = converged.length > 0 ? converged : each.filter((one) => lands(one.fate[at]));
    const isLanding = lands(fate);
    writer.write(
      at,
      fate,
      isLanding ? meanOf(landed, ({ curvature }) => curvature[at] as number) : 0,
      meanOf(finite, ({ peakLoss }) => peakLoss[at] as number),
      isLanding && converged.length > 0 ? meanOf(converged, ({ steps }) => steps[at] as number) : -1,
      // Written only where exponents were asked for.
      meanOf(finite, ({ lyapunov }) => lyapunov[at] as number),
    );
  }
  return writer.finish();
}

function meanOf(some: readonly Cells[], value: (cells: Cells) => number): number {
  let sum = 0;
  for (const each of some) sum += value(each);
  return sum / some.length;
}
