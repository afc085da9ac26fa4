import { formatNumber } from '../../charts/scales.ts';
import type { Setting } from '../../core/model/setting.ts';
import { useBeside } from '../../panels/beside.tsx';
import { PHASES } from '../../panels/phases.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { labSlice, MOST_PINS } from './slice.ts';
import './pinned.css';

/** What a pinned run was made of, in one short line. */
function pinLabel({ rate, width, target, outputScale, start, seed }: Setting): string {
  const parts = [
    `${rate.kind === 'c' ? 'c' : 'η'} = ${formatNumber(rate.value)}`,
    `n = ${formatNumber(width)}`,
  ];
  if (target !== 0) parts.push(`y = ${formatNumber(target)}`);
  if (outputScale !== 1) parts.push(`α = ${formatNumber(outputScale)}`);
  parts.push(
    start.kind === 'seed'
      ? `seed ${seed}`
      : `f₀ = ${formatNumber(start.output)}, λ₀ = ${formatNumber(start.ntk)}`,
  );
  return parts.join(', ');
}

/** Runs kept for comparison: pin the present one, remove any. */
export function Pinned() {
  const store = useStore();
  const pins = useInputs((inputs) => labSlice.of(inputs).pins);
  const runs = useBeside().pins;
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
          Pin up to {MOST_PINS} runs; they stay in every view while you change the present one.
        </p>
      ) : (
        <ol>
          {pins.map((pin, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pins are told apart by their place alone
            <li key={index}>
              <svg className="pin-swatch" viewBox="0 0 24 8" aria-hidden="true">
                <path className={`pin-curve pin-${index}`} d="M0 4H24" />
              </svg>
              <span>
                {pinLabel(pin)}:{' '}
                {runs[index] === undefined ? '' : PHASES[runs[index].verdict.phase].word.toLowerCase()}
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
