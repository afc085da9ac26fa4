import { memo, type ReactNode, useMemo } from 'react';
import { formatNumber } from '../charts/scales.ts';
import { Slider } from '../controls/Slider.tsx';
import { MAX_WIDTH, type Problem } from '../core/model/problem.ts';
import type { Setting } from '../core/model/setting.ts';
import { CLOCK_FIELDS } from '../state/clock.ts';
import { RUN_FIELDS } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { KnobControls } from './KnobControls.tsx';
import { StartControl } from './StartControl.tsx';
import { useAsked, useRun, useScope } from './scope.tsx';
import { Explained } from './words/Explained.tsx';
import './controls.css';

/** Made once, so that the sliders' memo holds. */
const SYMBOL = {
  n: <Explained text="n" />,
  y: <Explained text="y" />,
  α: <Explained text="α" />,
  T: <Explained text="T" />,
} as const;

/** Longer runs, up to 100,000 steps, are typed: over their length a drag could not keep up with the frames. */
const STEPS_TRACK = 10_000;

/** Everything a run depends on but its learning rate: width, target, start, output scale, steps; and what is put below them. */
export const RunControls = memo(function RunControls({ children }: { readonly children?: ReactNode }) {
  if (useScope().changes === null) return null;
  return (
    <div className="controls-room">
      <div className="controls">
        <Numbers />
        {children}
      </div>
    </div>
  );
});

function Numbers() {
  const { changes } = useScope();
  const { setting, steps } = useAsked();
  // Stable while the scope's changes are, so that the sliders' memo holds.
  const set = useMemo(
    () => ({
      width: (width: number, how: How) => changes?.change({ width }, how),
      target: (target: number, how: How) => changes?.change({ target }, how),
      outputScale: (outputScale: number, how: How) => changes?.change({ outputScale }, how),
      steps: (next: number, how: How) => changes?.resize(next, how),
    }),
    [changes],
  );
  return (
    <>
      <Slider
        label="Width"
        symbol={SYMBOL.n}
        min={1}
        max={MAX_WIDTH}
        scale="log"
        integer
        limits={RUN_FIELDS.n}
        value={setting.width}
        valueText={`${formatNumber(setting.width)} neurons`}
        onChange={set.width}
      />
      <Slider
        label="Target"
        symbol={SYMBOL.y}
        min={-10}
        max={10}
        step={0.05}
        limits={RUN_FIELDS.y}
        value={setting.target}
        valueText={formatNumber(setting.target)}
        onChange={set.target}
      />
      <StartControl />
      <Slider
        label="Output scale"
        symbol={SYMBOL.α}
        min={0.1}
        max={100}
        scale="log"
        limits={RUN_FIELDS.alpha}
        value={setting.outputScale}
        valueText={formatNumber(setting.outputScale)}
        onChange={set.outputScale}
      />
      <ScaleHint />
      <Slider
        label="Steps"
        symbol={SYMBOL.T}
        min={10}
        max={STEPS_TRACK}
        scale="log"
        integer
        limits={CLOCK_FIELDS.steps}
        value={steps}
        valueText={`${formatNumber(steps)} steps`}
        onChange={set.steps}
      />
      <KnobControls />
    </>
  );
}

/** Output scales from which one speaks of a large α. */
const LARGE = 10;

/** Why the output scale does nothing, or not what it is known for. */
const ScaleHint = memo(function ScaleHint() {
  const { setting, problem, asked } = useRun();
  const text = hintOf(setting, problem, asked);
  return text === '' ? null : (
    <p className="hint">
      <Explained text={text} />
    </p>
  );
});

function hintOf(
  { target, outputScale, knobs }: Setting,
  { start, learningRate }: Problem,
  asked: boolean,
): string {
  if (target === 0) return 'At target 0 it changes nothing: the network has to learn y/α = 0.';
  if (asked || outputScale < LARGE || knobs !== undefined) return '';
  if (learningRate * start.ntk > 2) return 'Large α is not lazy above c = 2: it only delays the throw.';
  if (start.output !== 0) return 'Large α is lazy only from f₀ = 0: here f₀ itself has to be unlearnt.';
  return '';
}
