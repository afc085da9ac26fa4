import { memo } from 'react';
import type { Inputs } from '../../state/inputs.ts';
import { serialise } from '../../state/link.ts';
import { change } from '../../state/store.ts';
import { PRESETS } from './presets.ts';

/** The guided examples as a list of buttons: a title, and a question to answer before looking. */
export const Presets = memo(function Presets({ inputs }: { readonly inputs: Inputs }) {
  const { theme, pins } = inputs;
  const now = serialise({ ...inputs, step: 0, enlarged: null });
  return (
    <section className="presets" aria-label="Examples">
      <h2>Predict, then look</h2>
      <ul>
        {PRESETS.map((preset) => {
          const target = { ...preset.inputs, theme, pins };
          return (
            <li key={preset.title}>
              <button
                type="button"
                aria-pressed={serialise(target) === now}
                onClick={() => change(target, 'gesture')}
              >
                <strong>{preset.title}</strong>
                <span>{preset.question}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
});
