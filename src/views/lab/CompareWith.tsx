import { Toggle } from '../../controls/Toggle.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { useRoomy } from '../useMedia.ts';
import { type LabInputs, labSlice } from './slice.ts';
import './compareWith.css';

const SHARPNESS = <Explained text="sharpness, with λ" />;

/** Which simpler models are drawn beside the run. */
export function CompareWith() {
  const store = useStore();
  const { linearised, flow, slides, sharpness } = useInputs(labSlice.of);
  const isRoomy = useRoomy();
  const isUnderKnobs = useInputs(({ run }) => run.knobs !== undefined);
  const set = (patch: Partial<LabInputs>) => store.change(labSlice.patch(patch), 'gesture');
  return (
    <fieldset className="compare-with">
      <legend>Compare with</legend>
      <Toggle
        label="linearised (lazy) model"
        checked={linearised}
        onChange={(wanted) => set({ linearised: wanted })}
      />
      <Toggle label="gradient flow" checked={flow} onChange={(wanted) => set({ flow: wanted })} />
      <Toggle
        label={SHARPNESS}
        checked={sharpness || isRoomy}
        fixed={isRoomy}
        onChange={(wanted) => set({ sharpness: wanted })}
      />
      <Toggle label="the slides’ form" checked={slides} onChange={(wanted) => set({ slides: wanted })} />
      {isUnderKnobs && (linearised || flow || slides) && (
        <p>The models are of plain descent: not drawn beside momentum or a warmup.</p>
      )}
      {slides && (
        <p>
          <Explained text="The lecture’s formulas have Δf² where the exact step has f·Δf: exact at y = 0 only." />
        </p>
      )}
    </fieldset>
  );
}
