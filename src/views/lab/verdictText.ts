import { formatNumber } from '../../charts/scales.ts';
import type { Run } from './derive.ts';
import { PHASES } from './phases.ts';

const near = (value: number) => formatNumber(value, 3);

/** The rule of thumb for wide networks, as a clause: what κ₀ alone predicts. */
function prediction(run: Run): string {
  const curvature = run.trajectory.curvature[0] ?? 0;
  const kappa = `κ₀ = ηλ₀ = ${formatNumber(curvature)}`;
  if (curvature === 2 || curvature === 4)
    return `${kappa} is a threshold itself, where the wide-network rule is silent`;
  switch (run.verdict.fate.predicted) {
    case 'lazy':
      return `${kappa} is below 2: the wide-network rule says lazy`;
    case 'catapult':
      return `${kappa} is between 2 and 4: the wide-network rule says catapult`;
    case 'divergent':
      return `${kappa} is above 4: the wide-network rule says divergent`;
  }
}

/** The closed form's fate, as a sentence. */
function closedForm(run: Run): string {
  const { fate } = run.verdict;
  const w = near(Math.abs(fate.scaledTarget));
  if (fate.outcome === 'bounded') {
    if (fate.conservedSign === 0)
      return 'G₀ = 0 exactly: on this edge λ obeys κ = 4 + wr for ever and the residual follows the tripling map.';
    return `|w| = η|y|/√n = ${w} lies between 1 and 2: no minimum is flat enough to be stable, yet the run cannot escape.`;
  }
  if (fate.outcome === 'stalls') {
    return 'The start lies on the edge of the cone, u = ±v, on the far side from the target: its output can shrink to 0 but never change sign.';
  }
  if (fate.outcome === 'diverges') {
    if (Math.abs(fate.scaledTarget) > 2) return `|w| = η|y|/√n = ${w} is above 2: nothing holds the run.`;
    return `The run is above the largest rate that trains, ηₘₐₓ = ${near(fate.limits.rate)} (c = ${near(fate.maxCurvature)}).`;
  }
  return Number.isFinite(fate.maxCurvature)
    ? `The exact limit here is c = ${near(fate.maxCurvature)}.`
    : 'No learning rate diverges from this start.';
}

function happened(run: Run): string {
  const { verdict, trajectory } = run;
  const { stop, end, steps } = trajectory;
  const first = trajectory.loss[0] ?? 0;
  const shown = end < steps ? end : steps;
  if (stop.reason === 'diverged') {
    return `The numbers leave the range a computer can hold at step ${stop.step}${end >= 1 ? `; the loss had grown from ${near(first)} to ${near(trajectory.loss[end] ?? 0)}` : ''}.`;
  }
  if (verdict.phase === 'divergent')
    return `The loss is still finite after ${shown} steps; it will leave every bound later.`;
  if (verdict.phase === 'periodic') {
    return `It repeats every ${verdict.period} steps${verdict.lyapunov === null ? '' : ` (Lyapunov exponent ${near(verdict.lyapunov)} per step)`}.`;
  }
  if (verdict.phase === 'chaotic') {
    const horizon =
      trajectory.exactSteps < steps
        ? ` Rounding decides the path after step ${trajectory.exactSteps}; the statistics stay.`
        : '';
    return `It never repeats${verdict.lyapunov === null ? '' : `: nearby starts part at ${near(verdict.lyapunov)} per step (Lyapunov exponent)`}.${horizon}`;
  }
  if (verdict.fate.outcome === 'stalls') return 'It stalls at the saddle u = v = 0, where the loss is y²/2.';
  const landing = `ηλ lands at ${near(verdict.finalCurvature)}`;
  if (!verdict.exceeded) return `The loss never rose above its first value, ${near(first)}; ${landing}.`;
  const beyond = verdict.peakStep > steps ? ', after the steps shown' : '';
  return `The loss climbed from ${near(first)} to ${near(verdict.peakLoss)} at step ${verdict.peakStep}${beyond}; ${landing}${verdict.finalCurvature < 2 ? ', below 2' : ''}.`;
}

/** Where the wide-network rule and the truth part, the reason, else null. */
function disagreement({ verdict, problem, trajectory }: Run): string | null {
  const { fate, phase } = verdict;
  const onThreshold = trajectory.curvature[0] === 2 || trajectory.curvature[0] === 4;
  if (phase === fate.predicted || onThreshold) return null;
  if (problem.target !== 0)
    return `That rule is for target 0; here y/√n = ${near(problem.target / Math.sqrt(problem.width))}.`;
  // At y = 0 the limit 4 holds at every width: only the threshold 2 can mislead.
  return `That rule is for wide networks; at n = ${formatNumber(problem.width)} the first step multiplies Δf by 1 − κ₀ + r₀², within ±1.`;
}

/** A line never ends between a symbol and its value. */
const unbroken = (text: string) => text.replaceAll(' = ', '\u{a0}=\u{a0}');

export interface VerdictText {
  readonly word: string;
  readonly why: string;
  readonly what: string;
}

/** Verdict in a word and two short sentences, every number computed from the run. */
export function verdictText(run: Run): VerdictText {
  const word = PHASES[run.verdict.phase].word;
  const differs = disagreement(run);
  const rule = differs === null ? `${prediction(run)}.` : `${prediction(run)}, which fails. ${differs}`;
  return { word, why: unbroken(`${rule} ${closedForm(run)}`), what: unbroken(happened(run)) };
}
