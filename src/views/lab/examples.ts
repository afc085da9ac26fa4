import type { Setting } from '../../core/model/setting.ts';
import { clockSlice } from '../../state/clock.ts';
import type { Inputs } from '../../state/inputs.ts';
import { runSlice } from '../../state/run.ts';
import { type Comparisons, labSlice } from './slice.ts';

export interface Example {
  readonly title: string;
  /** A sentence to predict from before looking. */
  readonly question: string;
  readonly run: Setting;
  readonly steps: number;
  readonly comparisons: Comparisons;
}

const { linearised, flow, slides } = labSlice.initial;

const example = (
  title: string,
  question: string,
  {
    steps = clockSlice.initial.steps,
    slides: lecture = slides,
    ...run
  }: Partial<Setting> & { readonly steps?: number; readonly slides?: boolean },
): Example => ({
  title,
  question,
  run: { ...runSlice.initial, ...run },
  steps,
  comparisons: { linearised, flow, slides: lecture },
});

const rate = (value: number) => ({ kind: 'c', value }) as const;
const given = (output: number, ntk: number) => ({ kind: 'given', output, ntk }) as const;

/** The guided examples. Each opens a complete state, so it is also a link. */
export const EXAMPLES: readonly Example[] = [
  example('Lazy', 'Below 2 the valley wall is gentle enough. How much will λ move?', {
    rate: rate(1.2),
    width: 1000,
  }),
  example('Catapult', 'Between 2 and 4 the first steps overshoot. What stops the climb?', {
    rate: rate(2.6),
    width: 1000,
  }),
  example('Just above 2', 'Growth per step is only 5 %. How long until the throw, and how far does it go?', {
    rate: rate(2.05),
    width: 1000,
    steps: 250,
  }),
  example('Near 4', 'Almost at the edge. Will it land flat, and can you guess where?', {
    rate: rate(3.9),
    width: 1000,
  }),
  example('Exactly 4', 'The sharpness can no longer fall. What can the residual do?', {
    rate: rate(4),
    width: 64,
    start: given(1, 2),
    steps: 120,
  }),
  example('Divergent', 'Just past the edge. How many steps until the numbers run out?', {
    rate: rate(4.2),
    width: 1000,
  }),
  example('A million neurons', 'The peak grows with the width. Does it also come later?', {
    rate: rate(2.5),
    width: 1_000_000,
    start: given(1, 2),
  }),
  example('Too narrow to rise', 'κ₀ is above 2. Must the loss rise at the first step?', {
    rate: rate(2.3),
    width: 4,
    start: given(1.7, 2),
  }),
  example('Period two', 'With this target no minimum is flat enough. Where can the run go?', {
    rate: { kind: 'eta', value: 1.15 },
    width: 16,
    target: 4,
    start: given(0.5, 1),
    steps: 120,
  }),
  example('Chaos', 'A larger rate than in “Period two”. Will it repeat?', {
    rate: { kind: 'eta', value: 1.5 },
    width: 16,
    target: 4,
    start: given(0.5, 1),
    steps: 120,
  }),
  example('Below 4, yet divergent', 'κ₀ is only 2.4. What does a far target change?', {
    rate: { kind: 'eta', value: 1.2 },
    width: 16,
    target: 8,
    start: given(0.5, 2),
  }),
  example('The slides part from the truth', 'The lecture writes Δf² where f·Δf belongs. When does it show?', {
    rate: rate(3),
    width: 64,
    target: 3,
    start: given(0.5, 1.5),
    slides: true,
  }),
];

/** What makes two states of the lab the same example: the run, its length and the comparisons, not the step shown, the pins or how the page is set up. */
const keyOf = (run: Setting, steps: number, { linearised, flow, slides }: Comparisons) =>
  JSON.stringify([runSlice.write(run), steps, linearised, flow, slides]);

const OPENING = keyOf(runSlice.initial, clockSlice.initial.steps, labSlice.initial);
const BY_KEY = new Map(EXAMPLES.map((each) => [keyOf(each.run, each.steps, each.comparisons), each]));

/** The example the inputs are, 'opening' for the opening state, or null. */
export function exampleOf({ run, clock, page, views }: Inputs): Example | 'opening' | null {
  if (page.view !== labSlice.name) return null;
  const own = keyOf(run, clock.steps, views[labSlice.name] as Comparisons);
  return own === OPENING ? 'opening' : (BY_KEY.get(own) ?? null);
}
