import { formatNumber } from '../charts/scales.ts';
import type { Warmup } from '../core/model/setting.ts';
import type { Run } from './run.ts';
import { stability } from './thresholds.ts';
import { near } from './words/numbers.ts';

/** Runs with momentum or a warmup: how they are computed, and what is said of them beside the verdict. Loaded when there is one. */

export { simulateWithKnobs } from '../core/theory/knobs.ts';
export { verdictWithKnobs } from '../core/theory/knobsVerdict.ts';

/** c of the rate that the warmup leads to. */
const ownC = ({ problem }: Run) => problem.curvature0 ?? problem.learningRate * problem.start.ntk;

/** How the rate rises in a warmup. */
const rise = (run: Run, { steps, from }: Warmup) =>
  `c ${ownC(run) < from ? 'falls' : 'rises'} from ${near(from)} to ${near(ownC(run))} in ${formatNumber(steps)} ${steps === 1 ? 'step' : 'steps'}`;

/** Where the warmup of a run that lands has brought it, in a sentence; '' where there is none, or it is not seen. */
export function warmupText(run: Run): string {
  const { warmup } = run.setting.knobs ?? {};
  const { curvature, end } = run.trajectory;
  if (warmup === undefined || warmup.steps === 0 || !run.verdict.settled || warmup.steps > end) return '';
  return `${rise(run, warmup)}, where ηλ = ${near(curvature[warmup.steps] as number)}.`;
}

/** Why a run under its knobs does what it does, as far as that is known. */
export function knobsReason(run: Run): string {
  const { knobs } = run.setting;
  if (knobs === undefined) return '';
  const { momentum, warmup } = knobs;
  const sentences = ['Followed step by step: the closed form is of plain descent.'];
  if (warmup.steps > 0) sentences.push(`${rise(run, warmup)}.`);
  if (momentum > 0)
    sentences.push(
      `With momentum β = ${near(momentum)} a minimum is stable below ηλ = 2(1 + β) = ${near(stability(run).curvature)}, and a wide network is thrown from there on. Where training is lost is no sharp limit: the fates of neighbouring rates alternate.`,
    );
  if (warmup.steps > 0 && momentum === 0 && run.problem.target === 0 && ownC(run) >= warmup.from)
    sentences.push(
      'At target 0 almost every start survives just if ηλ stays below 4: while c rises, λ has to fall. A slow rise from c below 0.91 gains nothing: Δf has then become too small to bring λ down in time.',
    );
  return sentences.join(' ');
}
