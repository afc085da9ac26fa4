import { memo } from 'react';
import { change, useLab } from '../../state/store.ts';
import { PRESETS, presetOf } from './presets.ts';

/** The guided examples as a list of buttons: a title, and a question to answer before looking. */
export const Presets = memo(function Presets() {
  const active = useLab((lab) => presetOf(lab.inputs));
  return (
    <section className="presets" aria-label="Examples">
      <h2>Predict, then look</h2>
      <ul>
        {PRESETS.map((preset) => (
          <li key={preset.title}>
            <button
              type="button"
              aria-pressed={preset === active}
              onClick={(event) => {
                const { theme, pins, atlas } = useLab.getState().inputs;
                change({ ...preset.inputs, theme, pins, atlas }, 'gesture');
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
              }}
            >
              <strong>{preset.title}</strong>
              <span>{preset.question}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
});
