import type { Setting } from '../../core/model/setting.ts';
import { differenceOf } from '../../panels/difference.ts';
import { useAsked } from '../../panels/scope.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { labSlice, MOST_PINS } from './slice.ts';
import './pinned.css';

/** Runs kept for comparison: pin the present one, remove any. */
export function Pinned() {
  const store = useStore();
  const pins = useInputs((inputs) => labSlice.of(inputs).pins);
  const { setting } = useAsked();
  const keep = (next: readonly Setting[]) => store.change(labSlice.patch({ pins: next }), 'gesture');
  return (
    <section className="pinned" aria-label="Pinned runs">
      <div className="pinned-head">
        <h2>Compare</h2>
        <button
          type="button"
          onClick={() => keep([...pins, store.inputs.getState().run])}
          disabled={pins.length >= MOST_PINS}
        >
          Pin this run
        </button>
      </div>
      {pins.length === 0 ? (
        <p className="pinned-none">
          Pin up to {MOST_PINS} runs; they stay in every picture, named by what differs, while you change the
          present one.
        </p>
      ) : (
        <ol>
          {pins.map((pin, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pins are told apart by their place alone
            <li key={index}>
              <span>
                <Explained text={differenceOf(pin, setting)} />
              </span>
              <button
                type="button"
                aria-label={`Remove pinned run ${index + 1}`}
                onClick={() => keep(pins.filter((_, other) => other !== index))}
              >
                ×
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
