import { formatNumber } from '../../charts/scales.ts';
import { Explained } from '../../panels/words/Explained.tsx';
import { PHASES } from '../../panels/words/phases.ts';
import { useInputs } from '../../state/react.tsx';
import { factsText } from './cellText.ts';
import { STEPS_FOLLOWED } from './question.ts';
import type { DecayedRun } from './underDecay.ts';
import { useRested } from './useRested.ts';
import './decayedVerdict.css';

/** Milliseconds without a change after which a verdict is read out. */
const QUIET = 600;

interface Props {
  readonly run: DecayedRun;
  /** μ. */
  readonly decay: number;
}

/** What the map says of the page's run, where it is drawn with weight decay: the verdict on the panels below. */
export function DecayedVerdict({ run, decay }: Props) {
  const isPlain = useInputs((inputs) => inputs.run.knobs === undefined);
  const { word, mark, meaning } = PHASES[run.cell.phase];
  const facts = factsText(run.cell, decay, STEPS_FOLLOWED);
  const what = `With weight decay μ = ${formatNumber(decay)}${isPlain ? '' : ', without momentum or warmup'}: ${facts === '' ? meaning : facts}.`;
  const spoken = useRested(`${word}. ${what}`, QUIET);
  return (
    <section className={`decayed-verdict phase-${run.cell.phase}`}>
      <div aria-hidden="true">
        <p className="decayed-word" title={meaning}>
          <span className="decayed-mark">{mark}</span> {word}
        </p>
        <p>
          <Explained text={what} />
        </p>
      </div>
      <div role="status" aria-label="Verdict" className="visually-hidden">
        {spoken}
      </div>
    </section>
  );
}
