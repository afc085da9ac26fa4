import type { Phase } from '../../core/theory/fate.ts';
import { useGuess } from '../../panels/guess.ts';
import { PHASES } from '../../panels/words/phases.ts';
import './expect.css';

const WORDS = Object.keys(PHASES) as readonly Phase[];

/** What a reader expects of a run whose outcome is hidden: a word, while a curve can be drawn on the loss and on λ. */
export function Expect() {
  const [{ said }, say] = useGuess();
  return (
    <div className="expect">
      <fieldset className="expect-words">
        <legend>I expect</legend>
        {WORDS.map((phase) => (
          <button
            key={phase}
            type="button"
            aria-pressed={said === phase}
            title={PHASES[phase].meaning}
            onClick={() => say({ said: said === phase ? null : phase })}
          >
            {PHASES[phase].word.toLowerCase()}
          </button>
        ))}
      </fieldset>
      <p className="expect-hint">or draw it on the loss or on the kernel; then Reveal, or Play.</p>
    </div>
  );
}
