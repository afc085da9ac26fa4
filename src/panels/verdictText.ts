import { formatNumber } from '../charts/scales.ts';
import { heldTo } from '../core/theory/attractor.ts';
import { FOLLOW, type Verdict } from '../core/theory/verdict.ts';
import { PHASES } from './phases.ts';
import type { Run } from './run.ts';

/** A Lyapunov exponent with the digits that its standard error leaves it. */
export function exponentText(value: number, error: number): string {
  if (value === Number.NEGATIVE_INFINITY) return '−∞';
  if (error === 0) return formatNumber(value, 3);
  // Written out, digit under digit: 0.3853 ± 0.0004.
  return `${formatNumber(heldTo(value, error), 6)} ± ${heldTo(error, error)}`;
}

/** That of a run which neither lands nor diverges: it has one. */
const exponentOf = ({ lyapunov, lyapunovError }: Verdict) => exponentText(lyapunov as number, lyapunovError);

const near = (value: number) => formatNumber(value, 3);

/** A number with as many digits as keep it on its own side of the thresholds, so that no sentence contradicts itself. */
function sided(value: number, ...thresholds: readonly number[]): string {
  for (let digits = 3; digits < 16; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (thresholds.every((each) => Math.sign(rounded - each) === Math.sign(value - each)))
      return formatNumber(rounded, digits);
  }
  return formatNumber(value, 16);
}

/** The rule of thumb for wide networks, as a clause: what κ₀ alone predicts. */
function prediction(run: Run): string {
  const curvature = run.trajectory.curvature[0] ?? 0;
  const kappa = `κ₀ = ηλ₀ = ${sided(curvature, 2, 4)}`;
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
  const w = sided(Math.abs(fate.scaledTarget), 1, 2);
  const formula = run.setting.outputScale === 1 ? 'η|y|/√n' : 'η|y|/(α√n)';
  if (fate.outcome === 'bounded') {
    if (fate.excessSign === 0)
      return 'G₀ = 0 exactly: on this edge λ obeys κ = 4 + wr for ever and the residual follows the tripling map.';
    return `|w| = ${formula} = ${w} lies between 1 and 2: no minimum is flat enough to be stable, yet the run cannot escape.`;
  }
  if (fate.outcome === 'stalls') {
    return 'The start lies on the edge of the cone, u = ±v, on the far side from the target: its output can shrink to 0 but never change sign.';
  }
  if (fate.outcome === 'diverges') {
    if (Math.abs(fate.scaledTarget) > 2) return `|w| = ${formula} = ${w} is above 2: nothing holds the run.`;
    return `The run is above the largest rate that trains, ηₘₐₓ = ${near(fate.rates.largest)} (c = ${near(fate.maxCurvature)}).`;
  }
  const limit = `The exact limit here is c = ${near(fate.maxCurvature)}`;
  return metByChance(run)
    ? `${limit} for almost every start; this one comes to rest on a minimum by its exact numbers.`
    : `${limit}.`;
}

/** A start with zero loss: nothing moves, whatever the rate. */
const atRest = ({ trajectory }: Run) => trajectory.residual[0] === 0;

/** A first step exactly onto a minimum where none nearby would stay. */
const metByChance = ({ verdict: { settled, finalCurvature } }: Run) => settled && finalCurvature >= 2;

function happened(run: Run): string {
  const { verdict, trajectory } = run;
  const { stop, end, steps } = trajectory;
  if (atRest(run)) return 'The start already fits the target: the loss is 0 and nothing moves.';
  const first = trajectory.loss[0] ?? 0;
  if (stop.reason === 'diverged') {
    return `The numbers leave the range a computer can hold at step ${stop.step}${end >= 1 ? `; the loss had grown from ${near(first)} to ${near(trajectory.loss[end] ?? 0)}` : ''}.`;
  }
  if (verdict.phase === 'divergent')
    return `The loss is still finite after ${steps} steps; it will leave every bound later.`;
  if (verdict.phase === 'periodic') {
    if (verdict.period === 1)
      return 'It stays at one point with the loss it has: a fixed point of the step that is no minimum.';
    if (verdict.period === null)
      return 'It closes in on a cycle: nearby starts meet, but the cycle is longer than 64 steps or not reached yet.';
    return `It repeats every ${verdict.period} steps (Lyapunov exponent ${exponentOf(verdict)} per step).`;
  }
  if (verdict.phase === 'chaotic') {
    const horizon =
      trajectory.exactSteps < steps
        ? ` Rounding decides the path after step ${trajectory.exactSteps}; the statistics stay.`
        : '';
    return `It never repeats: nearby starts part at ${exponentOf(verdict)} per step (Lyapunov exponent).${horizon}`;
  }
  if (metByChance(run))
    return `The first step lands exactly on a minimum with ηλ = ${near(verdict.finalCurvature)}, too sharp to be stable: any nudge would leave it.`;
  if (verdict.fate.outcome === 'stalls')
    return 'It stalls at the saddle u = v = 0, where the loss is half the target squared.';
  const landing = verdict.settled
    ? `ηλ lands at ${sided(verdict.finalCurvature, 2)}`
    : `ηλ is still moving, ${sided(verdict.finalCurvature, 2)} after ${formatNumber(steps + FOLLOW)} steps`;
  if (!verdict.exceeded) return `The loss never rose above its first value, ${near(first)}; ${landing}.`;
  const beyond = verdict.peakStep > steps ? ', after the steps shown' : '';
  return `The loss climbed from ${near(first)} to ${near(verdict.peakLoss)} at step ${verdict.peakStep}${beyond}; ${landing}${verdict.settled && verdict.finalCurvature < 2 ? ', below 2' : ''}.`;
}

/** Where the wide-network rule and the truth part, the reason, else null. */
function disagreement({ verdict, problem, trajectory, setting }: Run): string | null {
  const { fate, phase } = verdict;
  const onThreshold = trajectory.curvature[0] === 2 || trajectory.curvature[0] === 4;
  if (phase === fate.predicted || onThreshold) return null;
  if (problem.target !== 0)
    return `That rule is for target 0; here ${setting.outputScale === 1 ? 'y/√n' : 'y/(α√n)'} = ${near(problem.target / Math.sqrt(problem.width))}.`;
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
  if (atRest(run)) {
    const curvature = run.trajectory.curvature[0] ?? 0;
    const stable =
      curvature < 2 ? 'a stable minimum' : 'a minimum too sharp to be stable: any nudge would leave it';
    return { word, why: unbroken(`κ₀ = ηλ₀ = ${sided(curvature, 2)}: ${stable}.`), what: happened(run) };
  }
  const differs = disagreement(run);
  const rule = differs === null ? `${prediction(run)}.` : `${prediction(run)}, which fails. ${differs}`;
  return { word, why: unbroken(`${rule} ${closedForm(run)}`), what: unbroken(happened(run)) };
}
