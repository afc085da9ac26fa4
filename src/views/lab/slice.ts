import type { Setting } from '../../core/model/setting.ts';
import { PANEL_NAMES, type PanelName } from '../../panels/names.ts';
import { choice, flag, packed } from '../../state/fields.ts';
import { viewSlice } from '../../state/inputs.ts';
import { packRun, roundedRun, unpackRun } from '../../state/packing.ts';
import { simpleSlice } from '../../state/slice.ts';

/** What the lab keeps: comparison curves, the panel that fills the window, pinned runs. */

export const MOST_PINS = 5;

/** Which curves are drawn beside the run. */
export interface Comparisons {
  readonly linearised: boolean;
  readonly flow: boolean;
  readonly slides: boolean;
}

export interface LabInputs extends Comparisons {
  /** The panel that fills the window. */
  readonly enlarged: PanelName | null;
  /** Runs kept for comparison. */
  readonly pins: readonly Setting[];
}

const PINS = packed(
  `at most ${MOST_PINS} runs as this page writes them`,
  `up to ${MOST_PINS} pinned runs, as the page writes them`,
);

const single = simpleSlice('lab', {
  linearised: ['ghost', flag('the linearised model beside the run')],
  flow: ['flow', flag('gradient flow beside the run')],
  slides: ['slides', flag('the form of the lecture slides beside the run')],
  enlarged: ['big', choice(PANEL_NAMES, null, 'panel that fills the window')],
});

export const labSlice = viewSlice<LabInputs>({
  name: 'lab',
  fields: { ...single.fields, pins: PINS },
  single: single.single,
  initial: { ...single.initial, pins: [] },
  read(keys) {
    const texts = (keys.value('pins', PINS) as string)
      .split('.')
      .filter((text, _, all) => text !== '' || all.length > 1);
    const sound = texts
      .slice(0, MOST_PINS)
      .map(unpackRun)
      .filter((pin) => pin !== null);
    if (sound.length < texts.length) {
      keys.repair(
        'pins',
        keys.text('pins') ?? '',
        `${sound.length} of ${texts.length} pinned runs`,
        PINS.allowed,
      );
    }
    return { ...single.read(keys), pins: sound };
  },
  write: ({ pins, ...rest }) => [
    ...single.write(rest),
    ...(pins.length === 0 ? [] : ([['pins', pins.map(packRun).join('.')]] as const)),
  ],
  sound: ({ pins, ...rest }, { pins: before, ...others }) => ({
    ...single.sound(rest, others),
    pins: pins === before ? before : pins.slice(0, MOST_PINS).map(roundedRun),
  }),
});
