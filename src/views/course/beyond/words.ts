import { useMemo } from 'react';
import { formatNumber } from '../../../charts/scales.ts';
import { scaled, shares } from '../../../core/model/problem.ts';
import { termsAt } from '../../../core/theory/events.ts';
import type { Run } from '../../../panels/run.ts';
import { useRun } from '../../../panels/scope.tsx';
import { near } from '../../../panels/words/numbers.ts';
import { sided } from '../../../panels/words/verdictText.ts';
import type { Words } from '../chapter.ts';
import { flowLanding } from '../figure/flowLanding.ts';
import { NONE, runWords } from '../figure/runWords.ts';
import { useFigure } from '../figure/useFigure.ts';
import { landingAt } from './landings.ts';
import { noisyRun, STEPS } from './noise.ts';

/** The words of the chapter: what the run in the figure does where the simple picture ends. */

function narrow(run: Run): string {
  const { curvature, factor, bend } = termsAt(run.trajectory, 0);
  const rises = Math.abs(factor) > 1;
  return `Here 1 − ${near(curvature)} + ${near(bend)} = ${sided(factor, 1, -1)}: the loss ${rises ? 'rises' : 'does not rise'} at the first step.`;
}

function limits({ verdict: { fate }, problem }: Run): string {
  const { label, edge } = fate.rates;
  const shown = (rate: number) =>
    Number.isFinite(rate) ? `c = ${near(rate * problem.start.ntk)}` : 'nowhere';
  if (problem.target === 0)
    return `With target 0 the first bound is absent, and the second lies at ${shown(edge)}.`;
  const first = `For this start the first bound lies at ${shown(label)}, the second at ${shown(edge)}`;
  return fate.maxCurvature === edge * problem.start.ntk
    ? `${first}: the second decides.`
    : `${first}: the first decides.`;
}

function resting(run: Run): string {
  const { phase, period, fate } = run.verdict;
  const w = near(Math.abs(fate.scaledTarget));
  switch (phase) {
    case 'periodic':
      return `At |w| = ${w} the run repeats ${period === null ? 'a long cycle' : period === 1 ? 'one point' : `a cycle of ${period} steps`}.`;
    case 'chaotic':
      return `At |w| = ${w} the run is chaotic.`;
    case 'divergent':
      return `At |w| = ${w} the run diverges.`;
    default:
      return `At |w| = ${w} the run converges.`;
  }
}

/** Where the runs of this start land at n and at (c − 1)² times n. */
function repeats({ problem, trajectory }: Run): string {
  const { curvature, scaledResidual, scaledTarget } = scaled(problem);
  const c = trajectory.curvature[0] ?? 0;
  if (!(c > 2 && c < 4) || problem.target !== 0)
    return 'With target 0 and c between 2 and 4 there is a period to see.';
  const period = (c - 1) ** 2;
  const at = (n: number) => {
    const by = Math.sqrt(problem.width / n);
    const landing = landingAt(curvature, scaledResidual * by, scaledTarget * by);
    return Number.isFinite(landing) ? near(landing) : NONE;
  };
  const [n, wider] = [problem.width, problem.width * period];
  return `With c = ${formatNumber(c)} the factor is (c − 1)² = ${near(period)}: n = ${near(n)} lands at κ∞ = ${at(n)}, n = ${near(wider)} at ${at(wider)}, n = ${near(wider * period)} at ${at(wider * period)}.`;
}

function sharpened({ trajectory, verdict }: Run): string {
  const { curvature, end } = trajectory;
  let highest = 0;
  for (let t = 0; t <= end; t++) highest = Math.max(highest, curvature[t] as number);
  const first = curvature[0] ?? 0;
  if (verdict.phase !== 'lazy' && verdict.phase !== 'catapult') return `This run is ${verdict.phase}.`;
  if (highest <= first) return `In this run κ does not rise above its first value, ${near(first)}.`;
  const over =
    highest > 2 ? `up to ${sided(highest, 2, first)}, above 2,` : `up to ${sided(highest, 2, first)},`;
  return `In this run κ goes from ${near(first)} ${over} and ends at ${near(verdict.finalCurvature)}.`;
}

/** Gradient flow's own end, and whether descent could stay there. */
function flowEnd(run: Run): string {
  const { problem } = run;
  const { learningRate, target } = problem;
  const end = learningRate * flowLanding(run);
  const { p, q } = shares(problem);
  if (target > 0 ? p === 0 : target < 0 && q === 0) return 'Here flow would end at the saddle, λ = 0.';
  const told = `Here flow would end at ηλ = ${sided(end, 2)}`;
  if (end === 2) return `${told}, where gradient descent neither leaves nor comes nearer.`;
  return end > 2 ? `${told}, where gradient descent cannot stay.` : `${told}, below 2.`;
}

/** Where the run of the page lands, if it does. */
function landing({ verdict, setting: { knobs }, trajectory }: Run): string {
  const c = sided(trajectory.curvature[0] ?? 0, 2, 4);
  const which = knobs?.momentum
    ? `This run, with β = ${near(knobs.momentum)},`
    : `The run of the figure, at c = ${c},`;
  if (verdict.phase !== 'lazy' && verdict.phase !== 'catapult') return `${which} is ${verdict.phase}.`;
  return verdict.settled
    ? `${which} lands at κ∞ = ${near(verdict.finalCurvature)}.`
    : `${which} has not landed yet.`;
}

/** What label noise of a size does to the run: κ² − 4w² falls by 4τ²/(2 − κ) a step on average, τ = ησ/√n. */
function noisy(run: Run, deviation: number): string {
  const { problem, verdict } = run;
  if (deviation === 0 && verdict.phase !== 'lazy' && verdict.phase !== 'catapult')
    return `Without noise this run is ${verdict.phase}.`;
  if (deviation === 0) return 'Without noise κ stays where the run has landed.';
  const { curvature, end, scaledTarget } = noisyRun(problem, deviation);
  if (end < STEPS) return 'With this noise the run does not survive at this rate.';
  return `With σ = ${near(deviation)} κ goes from ${near(curvature[0] ?? 0)} to ${near(curvature[end] ?? 0)} in ${STEPS} steps; as flat as it can be is ${near(2 * Math.abs(scaledTarget))}.`;
}

export function wordsOf(run: Run, deviation: number): Words {
  return {
    ...runWords(run),
    narrow: narrow(run),
    limits: limits(run),
    resting: resting(run),
    repeats: repeats(run),
    sharpened: sharpened(run),
    flowEnd: flowEnd(run),
    landing: landing(run),
    noise: noisy(run, deviation),
  };
}

export function useWords(): Words {
  const run = useRun();
  const { noise } = useFigure();
  // Thousands of steps for the last section: not anew with every word of the others.
  return useMemo(() => wordsOf(run, noise), [run, noise]);
}
