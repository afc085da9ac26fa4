import { memo } from 'react';
import type { Phase } from '../../core/theory/fate.ts';
import { late, useLate } from '../late.ts';
import { type Run, underKnobs } from '../run.ts';
import { useRun } from '../scope.tsx';
import { Explained } from './Explained.tsx';
import { PHASES } from './phases.ts';
import { useCalm } from './useCalm.ts';
import { unbroken, verdictText } from './verdictText.ts';
import './verdict.css';

/** Milliseconds between two announcements: at most two a second. */
const QUIET = 600;

const HIDDEN = 'Hidden. What do you expect? Say it, or draw it, then reveal.';

/** The reasons are read on request, so the first picture need not wait for them. */
const why = late(() => import('./whyText.ts'));

/** The phase in its colour, mark and word, what happened, and on request why; the same words, thinned out, for assistive technology. */
export const VerdictPanel = memo(function VerdictPanel() {
  const run = useRun();
  return run.asked ? <Hidden /> : <Told run={run} />;
});

function Told({ run }: { readonly run: Run }) {
  const { phase } = run.verdict;
  const { word, what: happened } = verdictText(run);
  const added = run.setting.knobs === undefined ? '' : unbroken(underKnobs.now()?.warmupText(run) ?? '');
  const what = added === '' ? happened : `${happened} ${added}`;
  const reason = useLate(why)?.whyText(run) ?? '';
  return (
    <section className={`verdict phase-${phase}`}>
      <div className="verdict-shown">
        <div className="verdict-line" aria-hidden="true">
          <div className="verdict-words">
            <Word phase={phase} word={word} />
            <p className="verdict-what">
              <Explained text={what} />
            </p>
          </div>
        </div>
        <details className="verdict-why">
          <summary>why</summary>
          <p>
            <Explained text={reason} />
          </p>
        </details>
      </div>
      <Announcer text={`${word}. ${what} ${reason}`} />
    </section>
  );
}

/** While the run is a question: no word of its outcome, in whatever form. */
function Hidden() {
  return (
    <section className="verdict">
      <Announcer text={HIDDEN} />
    </section>
  );
}

const Word = memo(function Word({ phase, word }: { readonly phase: Phase; readonly word: string }) {
  const { mark, meaning } = PHASES[phase];
  return (
    <p className="verdict-word" title={meaning}>
      <span className="verdict-mark">{mark}</span> {word}
    </p>
  );
});

/** A live region whose text changes at once, then at most once in QUIET while changes keep coming. */
function Announcer({ text }: { readonly text: string }) {
  return (
    <div role="status" aria-label="Verdict" className="visually-hidden">
      {useCalm(text, QUIET)}
    </div>
  );
}
