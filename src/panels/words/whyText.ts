import { formatNumber } from '../../charts/scales.ts';
import { type Run, underKnobs } from '../run.ts';
import { stability } from '../thresholds.ts';
import { near } from './numbers.ts';
import { atRest, metByChance, sided, unbroken } from './verdictText.ts';

/** Two numbers with as many digits as tell them apart. */
function apart(a: number, b: number): readonly [string, string] {
  let digits = 3;
  while (digits < 16 && formatNumber(a, digits) === formatNumber(b, digits)) digits++;
  return [formatNumber(a, digits), formatNumber(b, digits)];
}

/** The rule of thumb for wide networks: what c alone predicts. */
function prediction(run: Run): string {
  const curvature = run.trajectory.curvature[0] ?? 0;
  const c = `c = ηλ₀ = ${sided(curvature, 2, 4)}`;
  if (curvature === 2 || curvature === 4)
    return `${c} is a threshold itself, where the rule for wide networks is silent.`;
  switch (run.verdict.fate.predicted) {
    case 'lazy':
      return `${c} is below 2, where wide networks are lazy.`;
    case 'catapult':
      return `${c} is between 2 and 4, where wide networks catapult.`;
    case 'divergent':
      return `${c} is above 4, where wide networks diverge.`;
  }
}

/** The closed form's fate, as a sentence. */
function closedForm(run: Run): string {
  const { fate } = run.verdict;
  const { target } = run.problem;
  const w = `${run.setting.outputScale === 1 ? 'η|y|/√n' : 'η|y|/(α√n)'} = ${sided(Math.abs(fate.scaledTarget), 1, 2)}`;
  if (fate.outcome === 'bounded') {
    if (fate.excessSign === 0)
      return target === 0
        ? 'Exactly on the edge λ can never fall: ηλ stays 4, and with ηΔf/√n = 2cos θ every step triples θ.'
        : 'The start is exactly on the edge of divergence and stays there: ηλ − 4 = η²yΔf/n at every step.';
    return `${w} lies between 1 and 2: no minimum is flat enough to be stable, yet the run cannot escape.`;
  }
  if (fate.outcome === 'stalls')
    return 'The start has u = ±v and the target lies on the other side: the output can shrink to 0 but never change sign.';
  if (fate.outcome === 'diverges') {
    if (Math.abs(fate.scaledTarget) > 2) return `${w} is above 2: nothing holds the run.`;
    return `The largest rate that trains from this start is c = ${near(fate.maxCurvature)}.`;
  }
  const limit = `The exact limit of this start is c = ${near(fate.maxCurvature)}`;
  return metByChance(run)
    ? `${limit} for almost every start; this one comes to rest on a minimum by its exact numbers.`
    : `${limit}.`;
}

/** Where the wide-network rule and the truth part, the reason, else null. */
function disagreement({ verdict, problem, trajectory, setting }: Run): string | null {
  const { fate, phase } = verdict;
  const curvature = trajectory.curvature[0] ?? 0;
  if (phase === fate.predicted || curvature === 2 || curvature === 4) return null;
  if (problem.target !== 0)
    return `Not here: that rule is for target 0, and ${setting.outputScale === 1 ? 'y/√n' : 'y/(α√n)'} = ${near(problem.target / Math.sqrt(problem.width))}.`;
  // At y = 0 the limit 4 holds at every width: only the threshold 2 can mislead, by the start's own output.
  const bend = ((problem.learningRate * problem.start.output) / Math.sqrt(problem.width)) ** 2;
  const [large, small] = apart(bend, curvature - 2);
  return `Not here: the first step multiplies Δf by 1 − c + η²f₀²/n, and η²f₀²/n = ${large} outweighs c − 2 = ${small}.`;
}

/** Output scales from which one speaks of a large α. */
const LARGE_SCALE = 10;

/** Why a large output scale does not make this run lazy; '' where it is none, or does. */
function notLazyByScale({ setting, verdict, problem }: Run): string {
  if (setting.outputScale < LARGE_SCALE || setting.target === 0) return '';
  if (verdict.phase === 'catapult')
    return ' Large α is not lazy above c = 2: it only makes the target small and the throw late.';
  if (verdict.phase === 'lazy' && problem.start.output !== 0)
    return ' Large α is lazy only from f₀ = 0: here f₀ itself has to be unlearnt.';
  return '';
}

/** Why a run does what it does: what c alone says of wide networks, and what the closed form says of this start. */
export function whyText(run: Run): string {
  if (atRest(run)) {
    const curvature = run.trajectory.curvature[0] ?? 0;
    const stable =
      curvature < stability(run).curvature
        ? 'a stable minimum'
        : 'a minimum too sharp to be stable: any nudge would leave it';
    return unbroken(`c = ηλ₀ = ${sided(curvature, 2)}: ${stable}.`);
  }
  if (run.setting.knobs !== undefined) return unbroken(underKnobs.now()?.knobsReason(run) ?? '');
  const differs = disagreement(run);
  const rule = differs === null ? prediction(run) : `${prediction(run)} ${differs}`;
  return unbroken(`${rule} ${closedForm(run)}${notLazyByScale(run)}`);
}
