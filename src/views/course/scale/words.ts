import { formatNumber } from '../../../charts/scales.ts';
import type { ScalePart } from '../../../core/small/outputScale.ts';
import { eventsOf } from '../../../core/theory/events.ts';
import type { Run } from '../../../panels/run.ts';
import { useRun } from '../../../panels/scope.tsx';
import { near, percent } from '../../../panels/words/numbers.ts';
import type { Words } from '../chapter.ts';
import { flowLanding } from '../figure/flowLanding.ts';
import { runWords } from '../figure/runWords.ts';
import { overScales, slopeOf } from '../training/laws.ts';
import { count } from '../training/net.ts';
import { type Sweep, useScaleParts, WAYS } from '../training/sweeps.ts';
import type { Shown } from '../training/trainer.ts';
import { useTraining } from '../training/useTraining.ts';
import { WAY_NAMES } from './ways.ts';

/** The words of the chapter: what the scaled net has come to, what the sweep over α says, and what the toy model does. */

const PRESS = 'press Play to see how far it moves.';

function moved({ steps, reading, question }: Shown): string {
  const at = `At α = ${formatNumber(question.outputScale)}`;
  if (steps === 0) return `${at}, ${PRESS}`;
  const { distance, kernelChange } = reading;
  return `${at}, after ${count(steps)} steps, ‖W − W₀‖ = ${near(distance)}, which times α is ${near(distance * question.outputScale)}; Θ has changed by ${percent(kernelChange)}.`;
}

function apart({ steps, apart: most, question }: Shown): string {
  const at = `At α = ${formatNumber(question.outputScale)}`;
  if (steps === 0) return `${at}, press Play to see whether the two curves part.`;
  return `${at}, after ${count(steps)} steps, the two curves are at most ${near(most)} apart.`;
}

/** Scales from which on the laws are read off. */
const FROM = 10;

function laws({ parts, isDone, error }: Sweep<ScalePart>): string {
  if (error !== null) return `The trainings could not be computed: ${error}.`;
  const slopes = WAYS.map((way) => [WAY_NAMES[way], slopeOf(overScales(parts, way), FROM)] as const);
  if (!isDone || slopes.some(([, slope]) => slope === null)) return 'The trainings are being computed.';
  const list = slopes.map(([name, slope]) => `${name}: ${near(Number((slope as number).toFixed(2)) + 0)}`);
  return `Measured from α = ${FROM} on, as exponents of α: ${list.join('; ')}.`;
}

/** α of a run's setting. */
const scaleOf = (run: Run) => formatNumber(run.setting.outputScale);

/** A share, as long as it is one to speak of. */
const share = (change: number) => (Math.abs(change) < 1e-4 ? 'less than 0.01 %' : percent(Math.abs(change)));

function landing(run: Run): string {
  const { start } = run.problem;
  const end = flowLanding(run);
  const change = (end - start.ntk) / start.ntk;
  const way =
    change === 0 ? 'does not change at all' : `${change > 0 ? 'grows' : 'falls'} by ${share(change)}`;
  return `With f₀ = ${near(start.output)} and α = ${scaleOf(run)} the flow ends at λ∞ = ${near(end)}: λ ${way}.`;
}

function later(run: Run): string {
  const { trajectory, problem } = run;
  const c = trajectory.curvature[0] ?? 0;
  const { peak } = eventsOf(trajectory);
  const at = `At c = ${near(c)} and α = ${scaleOf(run)}`;
  const end = trajectory.ntk[trajectory.end] ?? problem.start.ntk;
  const change = (end - problem.start.ntk) / problem.start.ntk;
  if (run.verdict.phase === 'divergent') return `${at} training diverges.`;
  const size = `λ ${change < 0 ? 'falls' : 'grows'} by ${share(change)}`;
  if (peak === null) return `${at} the loss never rises, and ${size}.`;
  return `${at} the loss peaks at step ${peak}, and ${size}.`;
}

/** Steps by which α puts the catapult off. */
function delay(run: Run): string {
  const c = run.trajectory.curvature[0] ?? 0;
  return c > 2 ? `, here ${near(Math.log(run.setting.outputScale) / Math.log(c - 1))}` : '';
}

/** c up to which descent is near the flow. */
const SMALL = 0.5;

function follows(run: Run): string {
  const c = run.trajectory.curvature[0] ?? 0;
  return c <= SMALL
    ? `Descent at this small rate, c = ${near(c)}, follows the flow closely.`
    : `At c = ${near(c)} descent does not follow the flow any more.`;
}

export const wordsOf = (shown: Shown, sweep: Sweep<ScalePart>, run: Run): Words => ({
  ...runWords(run),
  moved: moved(shown),
  apart: apart(shown),
  laws: laws(sweep),
  m: String(shown.question.width),
  landing: landing(run),
  later: later(run),
  delay: delay(run),
  follows: follows(run),
  alpha: scaleOf(run),
});

export const useWords = () => wordsOf(useTraining(), useScaleParts(), useRun());
