import { eventsOf, termsAt } from '../../../core/theory/events.ts';
import type { Run } from '../../../panels/run.ts';
import { useRun } from '../../../panels/scope.tsx';
import { near } from '../../../panels/words/numbers.ts';
import { landingKernel, sided } from '../../../panels/words/verdictText.ts';
import type { Words } from '../chapter.ts';
import { cliffOf, runWords } from '../figure/runWords.ts';

/** The words of the chapter: what the run in the figure does, phase by phase. */

function now(run: Run): string {
  const { phase } = run.verdict;
  const c = near(run.trajectory.curvature[0] ?? 0);
  switch (phase) {
    case 'lazy':
      return `At c = ${c} the run is lazy: the loss never exceeds its first value.`;
    case 'catapult':
      return `At c = ${c} the run is a catapult: the loss exceeds its first value, then training converges.`;
    case 'divergent':
      return `At c = ${c} the run is divergent: the loss grows without bound.`;
    default:
      return `At c = ${c} the run is ${phase}: bounded, and without a place to rest.`;
  }
}

function firstStep(run: Run): string {
  const { factor } = termsAt(run.trajectory, 0);
  const size = Math.abs(factor);
  const grows =
    size > 1 ? 'larger than the last' : size < 1 ? 'smaller than the last' : 'as large as the last';
  return `The first step multiplies Δf by ${sided(factor, 1, -1)}: the residual becomes ${grows}${factor < 0 ? ' and changes sign' : ''}.`;
}

function turning(run: Run): string {
  const { trajectory } = run;
  const { peak } = eventsOf(trajectory);
  if (peak === null) return 'In this run the loss never rises, so that it has nowhere to turn.';
  if (peak >= trajectory.end) return 'In this run the loss has not turned yet at the last step shown.';
  const { curvature, bend } = termsAt(trajectory, peak);
  const { crossing } = eventsOf(trajectory);
  const below =
    crossing === null
      ? (trajectory.curvature[0] as number) < 2
        ? 'λ is below 2/η at the start'
        : 'λ does not come below 2/η in the steps shown'
      : `λ comes below 2/η at step ${crossing}${crossing > peak ? ', and no sooner' : ''}`;
  const limit = run.problem.target === 0 ? '2 + r²' : '2 + rz';
  return `Here the loss turns at step ${peak}, where κ = ${sided(curvature, 2 + bend)} and ${limit} = ${sided(2 + bend, curvature)}; ${below}.`;
}

function cliff(run: Run): string {
  const { curvature, end } = run.trajectory;
  const { peak } = eventsOf(run.trajectory);
  if (end < 1 || peak === null) return 'This run has no peak, and no cliff after it.';
  const at = cliffOf(run);
  const fall = (curvature[at] as number) - (curvature[at + 1] as number);
  if (fall <= 0) return 'In this run κ changes most where it rises.';
  const when = at === peak ? 'the step that leaves the peak' : `the step that leaves t = ${at}`;
  return `The largest fall of κ, by ${near(fall)}, is ${when}.`;
}

function landing(run: Run): string {
  const { phase, settled } = run.verdict;
  const first = near(run.problem.start.ntk);
  if (phase !== 'lazy' && phase !== 'catapult') return `This run is ${phase}, and lands nowhere.`;
  if (!settled) return `This run, which began at λ = ${first}, has not landed yet.`;
  const [end, kappa] = [near(landingKernel(run)), sided(run.verdict.finalCurvature, 2)];
  return phase === 'lazy'
    ? `This run was not thrown: it began at λ₀ = ${first} and ends at λ∞ = ${end}, κ∞ = ${kappa}.`
    : `This run began at λ₀ = ${first} and lands at λ∞ = ${end}, where κ∞ = ${kappa}.`;
}

/** How far c must be from 2 for the number of steps of the climb to be told, and beside r₀². */
const WELL_ABOVE = 0.1;

/** How high the run was thrown, and when. */
function thrown(run: Run): string {
  const { trajectory, problem } = run;
  const { peak } = eventsOf(trajectory);
  const c = trajectory.curvature[0] ?? 0;
  if (peak === null) return 'This run is not thrown.';
  if (peak >= trajectory.end) return 'In this run the loss is still rising at the last step shown.';
  const loss = trajectory.loss[peak] as number;
  const { bend } = termsAt(trajectory, 0);
  const isTold = problem.target === 0 && problem.width > 1 && c - 2 > Math.max(WELL_ABOVE, 4 * bend);
  const expected = isTold ? `, where that is ${near(Math.log(problem.width) / (2 * Math.log(c - 1)))}` : '';
  return `Here it is ${near(loss)}, or ${near(loss / problem.width)} for each neuron, at step ${peak}${expected}.`;
}

export function wordsOf(run: Run): Words {
  const { problem } = run;
  const words = runWords(run);
  return {
    ...words,
    now: now(run),
    firstStep: firstStep(run),
    turning: turning(run),
    cliff: cliff(run),
    landing: landing(run),
    throw: thrown(run),
    bound: near((2 * problem.width) / problem.learningRate ** 2),
  };
}

export const useWords = () => wordsOf(useRun());
