import { formatNumber } from '../charts/scales.ts';
import type { Run } from './run.ts';
import { stability } from './thresholds.ts';
import { near } from './words/numbers.ts';

/** Runs with momentum or a warmup: how they are computed, and what is said of them beside the verdict. Loaded when there is one. */

export { simulateWithKnobs } from '../core/theory/knobs.ts';
export { verdictWithKnobs } from '../core/theory/knobsVerdict.ts';

/** c of the rate that the warmup leads to. */
const ownC = ({ problem }: Run) => problem.curvature0 ?? problem.learningRate * problem.start.ntk;

/** What the knobs do in this run, with a full stop; '' for a run without. */
export function knobsText(run: Run): string {
  const { knobs } = run.setting;
  if (knobs === undefined) return '';
  const { momentum, warmup } = knobs;
  const sentences: string[] = [];
  if (warmup.steps > 0) {
    const { curvature, end, steps } = run.trajectory;
    const c = ownC(run);
    const way = c < warmup.from ? 'falls' : 'rises';
    const arrives =
      warmup.steps <= Math.min(end, steps)
        ? `; ηλ is ${near(curvature[warmup.steps] as number)} when it arrives`
        : '';
    sentences.push(
      `c ${way} from ${near(warmup.from)} to ${near(c)} in ${formatNumber(warmup.steps)} ${warmup.steps === 1 ? 'step' : 'steps'}${arrives}.`,
    );
  }
  if (momentum > 0)
    sentences.push(
      `With momentum β = ${near(momentum)} a minimum is stable below ηλ = 2(1 + β) = ${near(stability(run).curvature)}.`,
    );
  return sentences.join(' ');
}

/** Why a run under its knobs does what it does, as far as that is known. */
export function knobsReason(run: Run): string {
  const { knobs, outputScale } = run.setting;
  if (knobs === undefined) return '';
  const { momentum, warmup } = knobs;
  const sentences = ['Followed step by step: the closed form is of plain descent.'];
  if (momentum > 0)
    sentences.push(
      `A wide network is thrown from c = 2(1 + β) = ${near(stability(run).curvature)} on. Where training is lost has no sharp limit: the fates of neighbouring rates alternate.`,
    );
  if (warmup.steps > 0 && momentum === 0 && run.problem.target === 0 && ownC(run) >= warmup.from)
    sentences.push(
      'At target 0 it survives, for almost every start, if ηλ stays below 4 at every step: while c rises, λ has to fall. A slow rise from c below 0.91 gains nothing, since by then Δf has become too small to bring λ down in time.',
    );
  if (outputScale !== 1 && run.problem.target !== 0)
    sentences.push(`The target is y/α = ${near(run.problem.target)}.`);
  return sentences.join(' ');
}
