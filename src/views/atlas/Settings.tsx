import { NumberField } from '../../controls/NumberField.tsx';
import { RunControls } from '../../panels/RunControls.tsx';
import { useAsked } from '../../panels/scope.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { bySeeds } from './question.ts';
import { type AtlasInputs, atlasSlice, DECAY, SEEDS } from './slice.ts';
import './settings.css';

/** What is set less often: everything of the run but its rate, weight decay, and how many seeds a chart is of. */
export function Settings({ id }: { readonly id: string }) {
  const store = useStore();
  const { setting } = useAsked();
  const atlas = useInputs(atlasSlice.of);
  const set = (patch: Partial<AtlasInputs>) => store.change(atlasSlice.patch(patch), 'gesture');
  return (
    <section className="atlas-settings" id={id} aria-label="Settings">
      <RunControls>
        {atlas.chart !== 'bifurcation' && (
          <div className="atlas-numbers">
            <NumberField
              label="Weight decay"
              symbol={<Explained text="weight decay μ" />}
              value={atlas.decay}
              limits={DECAY}
              onCommit={(decay) => set({ decay })}
            />
            {bySeeds(setting, atlas) && (
              <NumberField
                label="Seeds"
                symbol="seeds"
                value={atlas.seeds}
                limits={SEEDS}
                onCommit={(seeds) => set({ seeds })}
              />
            )}
          </div>
        )}
      </RunControls>
    </section>
  );
}
