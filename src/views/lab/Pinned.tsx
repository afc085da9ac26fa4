import { memo } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { type Inputs, MOST_PINS, type Pin, roundPin } from '../../state/inputs.ts';
import { change } from '../../state/store.ts';
import type { Run } from '../run/derive.ts';
import { PHASES } from '../run/phases.ts';

/** What a pinned run was made of, in one short line. */
function pinLabel(pin: Pin): string {
  const parts = [
    `${pin.rate.kind === 'c' ? 'c' : 'η'} = ${formatNumber(pin.rate.value)}`,
    `n = ${formatNumber(pin.width)}`,
  ];
  if (pin.target !== 0) parts.push(`y = ${formatNumber(pin.target)}`);
  if (pin.outputScale !== 1) parts.push(`α = ${formatNumber(pin.outputScale)}`);
  parts.push(
    pin.start.kind === 'seed'
      ? `seed ${pin.seed}`
      : `f₀ = ${formatNumber(pin.start.output)}, λ₀ = ${formatNumber(pin.start.ntk)}`,
  );
  return parts.join(', ');
}

/** Runs kept for comparison: pin the present one, remove any. */
export const Pinned = memo(function Pinned({
  inputs,
  runs,
}: {
  readonly inputs: Inputs;
  readonly runs: readonly Run[];
}) {
  const { pins } = inputs;
  const { rate, width, target, seed, start, outputScale } = inputs;
  const pinNow = () =>
    change({ pins: [...pins, roundPin({ rate, width, target, seed, start, outputScale })] }, 'gesture');
  return (
    <section className="pinned" aria-label="Pinned runs">
      <div className="pinned-head">
        <h2>Compare</h2>
        <button type="button" onClick={pinNow} disabled={pins.length >= MOST_PINS}>
          Pin this run
        </button>
      </div>
      {pins.length === 0 ? (
        <p className="hint">
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
                onClick={() => change({ pins: pins.filter((_, other) => other !== index) }, 'gesture')}
              >
                ×
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
});
