import { formatNumber } from '../../../charts/scales.ts';
import { eventsOf, termsAt } from '../../../core/theory/events.ts';
import type { Run } from '../../../panels/run.ts';
import { near, percent } from '../../../panels/words/numbers.ts';
import { landingKernel, movedShare } from '../../../panels/words/verdictText.ts';
import type { Words } from '../chapter.ts';

/** What the prose of several chapters says of the page's run. */

/** No number: where a run has none of the kind. */
export const NONE = '–';

/** The step after which κ changes most. */
export function cliffOf({ trajectory: { curvature, end } }: Run): number {
  let at = 0;
  const drop = (t: number) => Math.abs((curvature[t + 1] ?? 0) - (curvature[t] ?? 0));
  for (let t = 1; t < end; t++) if (drop(t) > drop(at)) at = t;
  return at;
}

/** The numbers of a run by the names that the prose has for them. */
export function runWords(run: Run): Words {
  const { problem, trajectory, verdict } = run;
  const { curvature, loss, end } = trajectory;
  const { peak, crossing, landing } = eventsOf(trajectory);
  const at = (values: Float64Array, step: number | null) =>
    step === null || step > end ? NONE : near(values[step] as number);
  const first = termsAt(trajectory, 0);
  return {
    c: formatNumber(curvature[0] ?? 0),
    n: formatNumber(problem.width),
    y: formatNumber(problem.target),
    eta: near(problem.learningRate),
    lambda0: near(problem.start.ntk),
    f0: near(problem.start.output),
    two: near(2 / problem.learningRate),
    factor0: near(first.factor),
    firstLoss: at(loss, 0),
    peakStep: peak === null ? NONE : String(peak),
    peakLoss: at(loss, peak),
    peakTimes: peak === null ? NONE : near((loss[peak] as number) / (loss[0] as number)),
    kappaPeak: at(curvature, peak),
    kappaAfter: at(curvature, peak === null ? null : peak + 1),
    crossingStep: crossing === null ? NONE : String(crossing),
    landingStep: landing === null ? NONE : String(landing),
    lambdaEnd: verdict.phase === 'lazy' || verdict.phase === 'catapult' ? near(landingKernel(run)) : NONE,
    kappaEnd: verdict.phase === 'lazy' || verdict.phase === 'catapult' ? near(verdict.finalCurvature) : NONE,
    moved: verdict.phase === 'lazy' || verdict.phase === 'catapult' ? percent(movedShare(run)) : NONE,
  };
}
