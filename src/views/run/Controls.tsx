import { memo } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { Slider } from '../../controls/Slider.tsx';
import { Toggle } from '../../controls/Toggle.tsx';
import { type Inputs, LIMITS } from '../../state/inputs.ts';
import { change, type How } from '../../state/store.ts';
import type { Run } from './derive.ts';
import { StartControl } from './StartControl.tsx';

type Patch = Partial<Inputs>;

/** A setter for one input, stable across renders so that the sliders' memo holds. */
const setter =
  (patchOf: (value: number) => Patch) =>
  (value: number, how: How): void =>
    change(patchOf(value), how);
const setWidth = setter((width) => ({ width }));
const setTarget = setter((target) => ({ target }));
const setScale = setter((outputScale) => ({ outputScale }));
const setSteps = setter((steps) => ({ steps }));

/** Longer runs, up to 100,000 steps, are typed: over their length a drag could not keep up with the frames. */
const STEPS_TRACK = 10_000;

/** Everything else a run depends on: width, target, start, output scale, steps; and, where they are drawn, the comparison curves. */
export const Controls = memo(function Controls({
  inputs,
  run,
  comparisons = true,
}: {
  readonly inputs: Inputs;
  readonly run: Run;
  readonly comparisons?: boolean;
}) {
  return (
    <div className="controls">
      <Slider
        label="Width"
        symbol="n"
        min={1}
        max={2 ** 20}
        scale="log"
        integer
        limits={LIMITS.width}
        value={inputs.width}
        valueText={`${formatNumber(inputs.width)} neurons`}
        onChange={setWidth}
      />
      <Slider
        label="Target"
        symbol="y"
        min={-10}
        max={10}
        step={0.05}
        limits={LIMITS.target}
        value={inputs.target}
        valueText={formatNumber(inputs.target)}
        onChange={setTarget}
      />
      <StartControl inputs={inputs} run={run} />
      <Slider
        label="Output scale"
        symbol="α"
        min={0.1}
        max={100}
        scale="log"
        limits={LIMITS.outputScale}
        value={inputs.outputScale}
        valueText={formatNumber(inputs.outputScale)}
        onChange={setScale}
      />
      <Slider
        label="Steps"
        symbol="T"
        min={10}
        max={STEPS_TRACK}
        scale="log"
        integer
        limits={LIMITS.steps}
        value={inputs.steps}
        valueText={`${formatNumber(inputs.steps)} steps`}
        onChange={setSteps}
      />
      {comparisons && <Comparisons inputs={inputs} />}
    </div>
  );
});

function Comparisons({ inputs }: { readonly inputs: Inputs }) {
  return (
    <fieldset className="comparisons">
      <legend>Compare with</legend>
      <Toggle
        label="linearised (lazy) model"
        checked={inputs.ghost}
        onChange={(ghost) => change({ ghost }, 'gesture')}
      />
      <Toggle label="gradient flow" checked={inputs.flow} onChange={(flow) => change({ flow }, 'gesture')} />
      <Toggle
        label="the slides’ form"
        checked={inputs.slides}
        onChange={(slides) => change({ slides }, 'gesture')}
      />
      {inputs.slides && (
        <p className="hint">
          The lecture’s formulas have Δf² where the exact step has f·Δf: exact at y = 0 only.
        </p>
      )}
    </fieldset>
  );
}
