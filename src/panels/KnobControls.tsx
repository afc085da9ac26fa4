import { useMemo } from 'react';
import { formatNumber } from '../charts/scales.ts';
import { Slider } from '../controls/Slider.tsx';
import type { Knobs } from '../core/model/setting.ts';
import { PLAIN, RUN_FIELDS } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { useLate } from './late.ts';
import { underKnobs } from './run.ts';
import { useAsked, useScope } from './scope.tsx';
import { Explained } from './words/Explained.tsx';

/** Made once, so that the sliders' memo holds. */
const SYMBOL = { β: <Explained text="β" />, c: <Explained text="c" /> } as const;
const CALM_STEPS = 500;
const START_TRACK = 6;

/** Momentum, and a warmup of the learning rate: how many steps it has, and where it begins. */
export function KnobControls() {
  const { changes, now } = useScope();
  const { knobs = PLAIN } = useAsked().setting;
  useLate(underKnobs);
  const set = useMemo(() => {
    // What computes such runs must be there before there is one.
    const change = (alter: (knobs: Knobs) => Knobs, how: How) => {
      const act = () => changes?.change({ knobs: alter(now().setting.knobs ?? PLAIN) }, how);
      if (underKnobs.now() !== null) act();
      else underKnobs.load().then(act, () => {});
    };
    return {
      momentum: (momentum: number, how: How) => change((own) => ({ ...own, momentum }), how),
      steps: (steps: number, how: How) =>
        change((own) => ({ ...own, warmup: { ...own.warmup, steps } }), how),
      from: (from: number, how: How) => change((own) => ({ ...own, warmup: { ...own.warmup, from } }), how),
    };
  }, [changes, now]);
  const { momentum, warmup } = knobs;
  return (
    <>
      <Slider
        label="Momentum"
        symbol={SYMBOL.β}
        min={0}
        max={RUN_FIELDS.beta.max}
        step={0.01}
        limits={RUN_FIELDS.beta}
        value={momentum}
        valueText={formatNumber(momentum)}
        onChange={set.momentum}
      />
      <Slider
        label="Warmup"
        min={0}
        max={CALM_STEPS}
        integer
        limits={RUN_FIELDS.ramp}
        value={warmup.steps}
        valueText={warmup.steps === 0 ? 'no warmup' : `${formatNumber(warmup.steps)} steps`}
        onChange={set.steps}
      />
      {warmup.steps > 0 && (
        <Slider
          label="Warmup from"
          symbol={SYMBOL.c}
          min={0}
          max={START_TRACK}
          step={0.05}
          limits={RUN_FIELDS.from}
          value={warmup.from}
          valueText={`c from ${formatNumber(warmup.from)}`}
          onChange={set.from}
        />
      )}
    </>
  );
}
