import { useOpen } from '../../controls/useOpen.ts';
import type { Patch } from '../../state/inputs.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { SWEEP_DETAIL } from './question.ts';
import { type AtlasInputs, atlasSlice, CELLS } from './slice.ts';
import './more.css';

/** Liang & Montúfar 2509.25351, with the two weights of one neuron seen as (f₀, λ₀). */
const DECAY_EXAMPLE: Patch = {
  run: {
    rate: { kind: 'eta', value: 1 },
    width: 1,
    target: 0.5,
    outputScale: 1,
    start: { kind: 'given', output: 1, ntk: 2.5 },
  },
  ...atlasSlice.patch({
    chart: 'map',
    x: { kind: 'f0', from: -4, to: 4 },
    y: { kind: 'lambda0', from: 0, to: 8 },
    colour: 'fate',
    decay: 0.2,
  }),
};

interface Props {
  /** Where the chart puts what belongs to it alone: its files, and the measure of its boundary. */
  readonly slot: (element: HTMLElement | null) => void;
}

/** What is wanted less often: detail, files, the boundary's dimension, the example with weight decay. */
export function More({ slot }: Props) {
  const store = useStore();
  const { chart, cells } = useInputs(atlasSlice.of);
  const { open, setOpen, root, button } = useOpen();
  return (
    <div className="more" ref={root}>
      <button type="button" ref={button} aria-expanded={open} onClick={() => setOpen(!open)}>
        More
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be in need of a legend
        <div className="more-items" role="group" aria-label="More">
          <label className="more-detail">
            detail
            <select
              aria-label="Detail"
              value={cells}
              onChange={(event) =>
                store.change(
                  atlasSlice.patch({ cells: Number(event.currentTarget.value) as AtlasInputs['cells'] }),
                  'gesture',
                )
              }
            >
              {CELLS.map((each) => (
                <option key={each} value={each}>
                  {chart === 'map' ? `${each} × ${each}` : `${each * SWEEP_DETAIL} places`}
                </option>
              ))}
            </select>
          </label>
          <div ref={slot} />
          <button
            type="button"
            title="y = 0.5, η = 1, one neuron, μ = 0.2: where training converges, and where it does not"
            onClick={() => {
              setOpen(false);
              button.current?.focus();
              store.change(DECAY_EXAMPLE, 'gesture');
            }}
          >
            Weight-decay example
          </button>
        </div>
      )}
    </div>
  );
}
