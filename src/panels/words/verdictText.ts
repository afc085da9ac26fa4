import { formatNumber } from '../../charts/scales.ts';
import { isAbove } from '../../core/model/convergence.ts';
import { heldTo } from '../../core/theory/attractor.ts';
import { FOLLOW, type Verdict } from '../../core/theory/verdict.ts';
import type { Run } from '../run.ts';
import { stability } from '../thresholds.ts';
import { near, percent } from './numbers.ts';
import { PHASES } from './phases.ts';

/** A Lyapunov exponent with the digits that its standard error leaves it. */
export function exponentText(value: number, error: number): string {
  if (value === Number.NEGATIVE_INFINITY) return '−∞';
  if (error === 0) return formatNumber(value, 3);
  // Written out, digit under digit: 0.3853 ± 0.0004.
  return `${formatNumber(heldTo(value, error), 6)} ± ${heldTo(error, error)}`;
}

/** That of a run which neither lands nor diverges: it has one. */
const exponentOf = ({ lyapunov, lyapunovError }: Verdict) => exponentText(lyapunov as number, lyapunovError);

/** A number with as many digits as keep it on its own side of the thresholds, so that no sentence contradicts itself. */
export function sided(value: number, ...thresholds: readonly number[]): string {
  for (let digits = 3; digits < 16; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (thresholds.every((each) => Math.sign(rounded - each) === Math.sign(value - each)))
      return formatNumber(rounded, digits);
  }
  return formatNumber(value, 16);
}

/** A start with zero loss: nothing moves, whatever the rate. */
export const atRest = ({ trajectory }: Run) => trajectory.residual[0] === 0;

/** A first step exactly onto a minimum where none nearby would stay. */
export const metByChance = (run: Run) =>
  run.verdict.settled && run.verdict.finalCurvature >= stability(run).curvature;

/** What the closed form says of plain descent alone. */
const doesStall = ({ verdict, setting }: Run) =>
  verdict.fate.outcome === 'stalls' && setting.knobs === undefined;

/** λ where a converging run lands, or where it is when it was last looked at. */
export const landingKernel = ({ verdict, problem }: Run): number =>
  verdict.finalCurvature / problem.learningRate;

/** How far λ has moved in the end, in parts of λ₀. */
export const movedShare = (run: Run): number => Math.abs(landingKernel(run) / run.problem.start.ntk - 1);

/** Part of λ₀ up to which a run that never rises is called lazy: beyond it the kernel is not frozen. */
const FROZEN = 0.1;

/** Whether the kernel of a run stays about as it is. */
export const isFrozen = (run: Run): boolean => movedShare(run) <= FROZEN;

/** λ from its start to where it lands. */
function kernelPath(run: Run): string {
  const { verdict, problem, trajectory } = run;
  const landing = landingKernel(run);
  const { kernel: two, name } = stability(run);
  const first = problem.start.ntk;
  const stays = !verdict.exceeded && formatNumber(first, 4) === formatNumber(landing, 4);
  const path = stays ? `λ stays ${near(first)}` : `λ ${near(first)} → ${sided(landing, two, first)}`;
  if (!verdict.settled) {
    const steps = formatNumber(trajectory.steps + FOLLOW);
    return `${path}, still moving after ${steps} steps, ${formatNumber(trajectory.steps)} of them shown`;
  }
  if (!verdict.exceeded) return `${path}, moved by ${percent(movedShare(run))}`;
  // A warmup has its own sentence.
  const isWarmedUp = (run.setting.knobs?.warmup.steps ?? 0) > 0;
  return landing < two && !isWarmedUp ? `${path}, below ${name} = ${sided(two, landing)}` : path;
}

/** How fast nearby starts part or meet, as a factor a step. */
function parting(verdict: Verdict): string {
  const { lyapunov } = verdict;
  const exponent = `Lyapunov exponent ${exponentOf(verdict)}`;
  if (lyapunov === null || lyapunov === Number.NEGATIVE_INFINITY) return exponent;
  return `nearby starts ${lyapunov > 0 ? 'part' : 'close in'} ${formatNumber(Math.exp(lyapunov), 2)}-fold a step: ${exponent}`;
}

function diverging({ trajectory: { loss, end, steps, stop } }: Run): string {
  const [first, last] = [near(loss[0] ?? 0), near(loss[end] ?? 0)];
  if (stop.reason !== 'diverged')
    return `Loss ${first} → ${last} in ${steps} steps; it will leave every bound later.`;
  return end < 1
    ? `Step ${stop.step} is already beyond the numbers a computer can hold.`
    : `Loss ${first} → ${last} at step ${end}; the next is beyond the numbers a computer can hold.`;
}

/** Whether the loss rises once more after its peak. */
function risesAgain({ trajectory: { loss, end }, verdict: { peakStep } }: Run): boolean {
  for (let t = peakStep + 1; t <= end; t++)
    if (isAbove(loss[t] as number, loss[t - 1] as number)) return true;
  return false;
}

function happened(run: Run): string {
  const { verdict, trajectory } = run;
  const { steps } = trajectory;
  if (atRest(run)) return 'The start already fits the target: the loss is 0 and nothing moves.';
  const first = near(trajectory.loss[0] ?? 0);
  if (verdict.phase === 'divergent') return diverging(run);
  if (verdict.phase === 'periodic') {
    if (verdict.period === 1)
      return 'It stays at one point with the loss it has: a fixed point of the step that is no minimum.';
    // With momentum or a warmup no exponent is measured.
    if (verdict.lyapunov === null)
      return verdict.period === null
        ? 'It stays bounded, and repeats no cycle of at most 64 steps.'
        : `It repeats every ${verdict.period} steps.`;
    if (verdict.period === null)
      return 'It closes in on a cycle: nearby starts meet, but the cycle is longer than 64 steps or not reached yet.';
    return `It repeats every ${verdict.period} steps for ever; ${parting(verdict)}.`;
  }
  if (verdict.phase === 'chaotic') {
    const horizon =
      trajectory.exactSteps < steps
        ? ` Rounding decides the path after step ${trajectory.exactSteps}; the statistics stay.`
        : '';
    return verdict.lyapunov === null
      ? `It stays bounded and never repeats: nearby starts part.${horizon}`
      : `It never repeats; ${parting(verdict)}.${horizon}`;
  }
  if (metByChance(run))
    return `The first step lands exactly on a minimum with ηλ = ${near(verdict.finalCurvature)}, too sharp to be stable: any nudge would leave it.`;
  if (doesStall(run)) return 'It stalls at the saddle u = v = 0, where the loss is half the target squared.';
  if (!verdict.exceeded) return `Loss ${first}, never above it; ${kernelPath(run)}.`;
  const beyond = verdict.peakStep > steps ? ', after the steps shown' : '';
  const down = risesAgain(run) ? 'down in the end' : 'then down';
  return `Loss ${first} → ${near(verdict.peakLoss)} at step ${verdict.peakStep}${beyond}, ${down}; ${kernelPath(run)}.`;
}

/** A line never ends between a symbol and its value. */
export const unbroken = (text: string) =>
  text.replaceAll(' = ', '\u{a0}=\u{a0}').replaceAll(' → ', '\u{a0}→\u{a0}').replaceAll('/η', '/\u{2060}η');

export interface VerdictText {
  readonly word: string;
  readonly what: string;
}

/** The word for what a run does: that of its phase, where it means just that. */
function wordOf(run: Run): string {
  const { phase } = run.verdict;
  if (atRest(run)) return 'At rest';
  if (doesStall(run)) return 'Stalls';
  if (phase === 'lazy' && !isFrozen(run)) return 'No throw';
  return PHASES[phase].word;
}

/** Verdict in a word, and what happened, every number computed from the run. `whyText.ts` says why. */
export const verdictText = (run: Run): VerdictText => ({ word: wordOf(run), what: unbroken(happened(run)) });
