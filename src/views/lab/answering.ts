import { formatNumber } from '../../charts/scales.ts';
import { termsAt } from '../../core/theory/events.ts';
import type { Run } from '../../panels/run.ts';

/** Numbers of a run as the answers to questions have them, three digits each. */

export const near = (value: number) => formatNumber(value, 3);
export const percent = (share: number) => `${formatNumber(100 * share, 2)} %`;
export const first = ({ trajectory: { loss } }: Run) => near(loss[0] ?? 0);
export const peak = ({ verdict: { peakLoss, peakStep } }: Run) => `${near(peakLoss)} at step ${peakStep}`;
/** λ where a run lands. */
export const landing = ({ verdict, problem }: Run) => verdict.finalCurvature / problem.learningRate;
export const path = (run: Run) => {
  const [before, after] = [run.problem.start.ntk, landing(run)];
  return `${near(before)} → ${near(before) === near(after) ? formatNumber(after, 4) : near(after)}`;
};
export const moved = (run: Run) => percent(Math.abs(landing(run) / run.problem.start.ntk - 1));
export const times = (run: Run) => near(run.verdict.peakLoss / (run.trajectory.loss[0] ?? 1));
/** The factor of the first step in its terms. */
export const firstFactor = ({ trajectory }: Run) => {
  const { factor, curvature, bend } = termsAt(trajectory, 0);
  return `1 − ${near(curvature)} + ${near(bend)} = ${near(factor)}`;
};
/** Steps at which the loss is larger than at the one before. */
export const rises = ({ trajectory: { loss, end } }: Run) => {
  let count = 0;
  for (let t = 1; t <= end; t++)
    if (
      (loss[t] as number) > (loss[t - 1] as number) &&
      !((loss[t - 1] as number) > (loss[t - 2] ?? Number.POSITIVE_INFINITY))
    )
      count++;
  return count;
};
