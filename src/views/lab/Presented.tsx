import { Toggle } from '../../controls/Toggle.tsx';
import { PANEL_NAMES } from '../../panels/pictures/names.ts';
import { PANELS } from '../../panels/pictures/panels.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { labSlice, presentedWith } from './slice.ts';

/** Which two or three panels present mode shows. */
export function Presented() {
  const store = useStore();
  const { presented } = useInputs(labSlice.of);
  return (
    <fieldset className="compare-with">
      <legend>Panels in present mode, two or three</legend>
      {PANEL_NAMES.map((name) => (
        <Toggle
          key={name}
          label={PANELS[name].title}
          checked={presented.includes(name)}
          onChange={() =>
            store.change(labSlice.patch({ presented: presentedWith(presented, name) }), 'gesture')
          }
        />
      ))}
    </fieldset>
  );
}
