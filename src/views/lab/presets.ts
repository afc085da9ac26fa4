import { DEFAULTS, type Inputs } from '../../state/inputs.ts';
import { serialise } from '../../state/link.ts';

export interface Preset {
  readonly title: string;
  /** A sentence to predict from before looking. */
  readonly question: string;
  readonly inputs: Inputs;
}

const preset = (title: string, question: string, patch: Partial<Inputs>): Preset => ({
  title,
  question,
  inputs: { ...DEFAULTS, ...patch },
});
const rate = (value: number) => ({ kind: 'c', value }) as const;
const given = (output: number, ntk: number) => ({ kind: 'given', output, ntk }) as const;

/** The guided examples. Each opens a complete state, so it is also a link. */
export const PRESETS: readonly Preset[] = [
  preset('Lazy', 'Below 2 the valley wall is gentle enough. How much will λ move?', {
    rate: rate(1.2),
    width: 1000,
  }),
  preset('Catapult', 'Between 2 and 4 the first steps overshoot. What stops the climb?', {
    rate: rate(2.6),
    width: 1000,
  }),
  preset('Just above 2', 'Growth per step is only 5 %. How long until the throw, and how far does it go?', {
    rate: rate(2.05),
    width: 1000,
    steps: 250,
  }),
  preset('Near 4', 'Almost at the edge. Will it land flat, and can you guess where?', {
    rate: rate(3.9),
    width: 1000,
  }),
  preset('Exactly 4', 'The sharpness can no longer fall. What can the residual do?', {
    rate: rate(4),
    width: 64,
    start: given(1, 2),
    steps: 120,
  }),
  preset('Divergent', 'Just past the edge. How many steps until the numbers run out?', {
    rate: rate(4.2),
    width: 1000,
  }),
  preset('A million neurons', 'The peak grows with the width. Does it also come later?', {
    rate: rate(2.5),
    width: 1_000_000,
    start: given(1, 2),
  }),
  preset('Too narrow to rise', 'κ₀ is above 2. Must the loss rise at the first step?', {
    rate: rate(2.3),
    width: 4,
    start: given(1.7, 2),
  }),
  preset('Period two', 'With this target no minimum is flat enough. Where can the run go?', {
    rate: { kind: 'eta', value: 1.15 },
    width: 16,
    target: 4,
    start: given(0.5, 1),
    steps: 120,
  }),
  preset('Chaos', 'A larger rate than in “Period two”. Will it repeat?', {
    rate: { kind: 'eta', value: 1.5 },
    width: 16,
    target: 4,
    start: given(0.5, 1),
    steps: 120,
  }),
  preset('Below 4, yet divergent', 'κ₀ is only 2.4. What does a far target change?', {
    rate: { kind: 'eta', value: 1.2 },
    width: 16,
    target: 8,
    start: given(0.5, 2),
  }),
  preset('The slides part from the truth', 'The lecture writes Δf² where f·Δf belongs. When does it show?', {
    rate: rate(3),
    width: 64,
    target: 3,
    start: given(0.5, 1.5),
    slides: true,
  }),
];

/** What makes two states the same example: everything but the step shown, the pins and how the page is set up. */
const key = (inputs: Inputs) => serialise({ ...inputs, step: 0, enlarged: null, theme: 'auto', pins: [] });

const BY_KEY = new Map(PRESETS.map((each) => [key(each.inputs), each]));
const OPENING = key(DEFAULTS);

/** The example the inputs are, 'opening' for the opening state, or null. */
export function presetOf(inputs: Inputs): Preset | 'opening' | null {
  const own = key(inputs);
  return own === OPENING ? 'opening' : (BY_KEY.get(own) ?? null);
}
