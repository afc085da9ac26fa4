import { MAX_STEPS } from '../core/model/problem.ts';
import { clamped, whole } from './fields.ts';
import { type Slice, written } from './slice.ts';

/** How long a run is, and which of its steps is shown. */
export interface Clock {
  readonly steps: number;
  /** 0 … steps. */
  readonly step: number;
}

export const CLOCK_FIELDS = {
  steps: whole({ min: 1, max: MAX_STEPS }, 60, 'length of the run'),
  t: whole({ min: 0, max: MAX_STEPS }, 0, 'step shown, at most steps'),
} as const;
const F = CLOCK_FIELDS;

export const clockSlice: Slice<Clock> = {
  name: 'clock',
  fields: CLOCK_FIELDS,
  initial: { steps: F.steps.fallback, step: F.t.fallback },
  read(keys) {
    const steps = keys.value('steps', F.steps);
    return { steps, step: keys.value('t', { ...F.t, max: steps }) };
  },
  write: ({ steps, step }) => [...written('steps', F.steps, steps), ...written('t', F.t, step)],
  sound(value, before) {
    const steps = clamped(F.steps, value.steps, before.steps);
    return { steps, step: Math.min(steps, clamped(F.t, value.step, before.step)) };
  },
};
