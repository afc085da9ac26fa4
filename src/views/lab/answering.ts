import { formatNumber } from '../../charts/scales.ts';
import { termsAt } from '../../core/theory/events.ts';
import type { Run } from '../../panels/run.ts';
import { near, percent } from '../../panels/words/numbers.ts';
import { landingKernel, movedShare } from '../../panels/words/verdictText.ts';

/** Numbers of a run as the answers to questions have them. */

export const first = ({ trajectory: { loss } }: Run) => near(loss[0] ?? 0);
export const peak = ({ verdict: { peakLoss, peakStep } }: Run) => `${near(peakLoss)} at step ${peakStep}`;
export const path = (run: Run) => {
  const [before, after] = [run.problem.start.ntk, landingKernel(run)];
  return `${near(before)} → ${near(before) === near(after) ? formatNumber(after, 4) : near(after)}`;
};
export const moved = (run: Run) => percent(movedShare(run));
export const times = (run: Run) => near(run.verdict.peakLoss / (run.trajectory.loss[0] ?? 1));
/** The factor of the first step in its terms. */
export const firstFactor = ({ trajectory }: Run) => {
  const { factor, curvature, bend } = termsAt(trajectory, 0);
  return `1 − ${near(curvature)} + ${near(bend)} = ${near(factor)}`;
};
/** How many times the loss begins to rise. */
export const rises = ({ trajectory: { loss, end } }: Run) => {
  let count = 0;
  let isRising = false;
  for (let t = 1; t <= end; t++) {
    const goesUp = (loss[t] as number) > (loss[t - 1] as number);
    if (goesUp && !isRising) count++;
    isRising = goesUp;
  }
  return count;
};
