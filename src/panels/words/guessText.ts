import type { DrawnCurve, Guess } from '../guess.ts';
import type { Run } from '../run.ts';
import { near, percent } from './numbers.ts';
import { PHASES } from './phases.ts';
import { isFrozen, landingKernel, movedShare } from './verdictText.ts';

/** What a reader expected, beside what came: a sentence for each thing said; empty where nothing was. */
export function guessText({ said, drawn }: Guess, run: Run): string {
  const sentences: string[] = [];
  if (said !== null) sentences.push(wordText(said, run));
  if (drawn.loss !== undefined) sentences.push(lossText(drawn.loss, run));
  if (drawn.ntk !== undefined) sentences.push(kernelText(drawn.ntk, run));
  return sentences.join(' ');
}

function wordText(said: NonNullable<Guess['said']>, run: Run): string {
  const { phase, peakLoss } = run.verdict;
  const word = PHASES[said].word.toLowerCase();
  if (said === 'lazy' && phase === 'lazy' && !isFrozen(run))
    return `You said lazy; the loss never rose, but λ moved by ${percent(movedShare(run))}.`;
  if (said === phase) return `You said ${word}, and so it is.`;
  const first = run.trajectory.loss[0] ?? 0;
  const came = {
    lazy: 'the loss never rose above its first value',
    catapult: `the loss rose ${near(peakLoss / first)}-fold first, and then converged`,
    periodic: 'it never converges and repeats a cycle',
    chaotic: 'it neither converges nor repeats',
    divergent: 'nothing held the loss',
  }[phase];
  return `You said ${word}; ${came}.`;
}

/** The largest value drawn, with its step. */
export function peakOf(drawn: DrawnCurve, first: number): readonly [step: number, value: number] {
  let peak: readonly [number, number] = [0, first];
  for (const [step, value] of drawn) if (value > peak[1]) peak = [step, value];
  return peak;
}

function lossText(drawn: DrawnCurve, { trajectory, verdict }: Run): string {
  const first = trajectory.loss[0] ?? 0;
  const [step, value] = peakOf(drawn, first);
  const expected =
    step === 0 ? 'You drew a loss that only falls' : `You drew a peak of ${near(value)} at step ${step}`;
  const came =
    verdict.phase === 'divergent'
      ? 'it grows without bound'
      : verdict.exceeded
        ? `it came to ${near(verdict.peakLoss)} at step ${verdict.peakStep}`
        : 'it never rose above its first value';
  return `${expected}; ${came}.`;
}

function kernelText(drawn: DrawnCurve, run: Run): string {
  const { verdict, trajectory } = run;
  const last = [...drawn.keys()].reduce((a, b) => Math.max(a, b), 0);
  const expected = `You drew λ ending at ${near(drawn.get(last) ?? 0)}`;
  if (!verdict.settled)
    return `${expected}; after ${trajectory.end} steps it is ${near(trajectory.ntk[trajectory.end] ?? 0)}.`;
  return `${expected}; it lands at ${near(landingKernel(run))}.`;
}
