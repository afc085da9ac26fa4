import type { Setting } from '../../core/model/setting.ts';
import { PANEL_NAMES, type PanelName } from '../../panels/pictures/names.ts';
import { choice, flag, packed } from '../../state/fields.ts';
import { viewSlice } from '../../state/inputs.ts';
import { packRun, roundedRun, unpackRun } from '../../state/packing.ts';
import { type Reader, simpleSlice, type Written } from '../../state/slice.ts';
import { QUESTION_NAMES, type QuestionName } from './sequence.ts';

/** What the lab keeps: the question asked, comparison curves, pinned runs, and which panels have the room. */

export const MOST_PINS = 5;

/** Which curves are drawn beside the run. */
export interface Comparisons {
  readonly linearised: boolean;
  readonly flow: boolean;
  readonly slides: boolean;
}

export interface LabInputs extends Comparisons {
  /** Whether the top Hessian eigenvalue is drawn with λ. */
  readonly sharpness: boolean;
  /** The question of the sequence that stands over the stage. */
  readonly question: QuestionName | null;
  /** Whether the run is a question: nothing of it is shown beyond the step shown. */
  readonly asked: boolean;
  /** The panels of present mode, two or three. */
  readonly presented: readonly PanelName[];
  /** The panel that fills the window. */
  readonly enlarged: PanelName | null;
  /** Runs kept for comparison. */
  readonly pins: readonly Setting[];
}

const PINS = packed(
  `at most ${MOST_PINS} runs as this page writes them`,
  `up to ${MOST_PINS} pinned runs, as the page writes them`,
);

const FEWEST_PRESENTED = 2;
const MOST_PRESENTED = 3;
const PRESENTED = packed(
  `two or three different figures from 1 to ${PANEL_NAMES.length}`,
  'panels of present mode, by the keys that choose them: 312 by default',
);
const PRESENTED_FIRST: readonly PanelName[] = ['valley', 'loss', 'ntk'];

const single = simpleSlice('lab', {
  question: ['ex', choice(QUESTION_NAMES, null, 'question of the sequence over the stage')],
  asked: ['ask', flag('a question: nothing is shown beyond step t')],
  linearised: ['ghost', flag('the linearised model beside the run')],
  flow: ['flow', flag('gradient flow beside the run')],
  slides: ['slides', flag('the form of the lecture slides beside the run')],
  sharpness: ['top', flag('the top Hessian eigenvalue beside λ')],
  enlarged: ['big', choice(PANEL_NAMES, null, 'panel that fills the window')],
});

export const labSlice = viewSlice<LabInputs>({
  name: 'lab',
  fields: { ...single.fields, ps: PRESENTED, pins: PINS },
  single: single.single,
  initial: { ...single.initial, presented: PRESENTED_FIRST, pins: [] },
  read: (keys) => ({ ...single.read(keys), presented: presentedFrom(keys), pins: pinsFrom(keys) }),
  write: ({ presented, pins, ...rest }) => [
    ...single.write(rest),
    ...some('ps', keysOf(presented) === keysOf(PRESENTED_FIRST) ? '' : keysOf(presented)),
    ...some('pins', pins.map(packRun).join('.')),
  ],
  sound: ({ presented, pins, ...rest }, { presented: shownBefore, pins: before, ...others }) => ({
    ...single.sound(rest, others),
    presented: isPresentable(presented) ? presented : shownBefore,
    pins: pins === before ? before : pins.slice(0, MOST_PINS).map(roundedRun),
  }),
});

const some = (key: string, text: string): Written[] => (text === '' ? [] : [[key, text]]);

/** Panels by the keys that choose them, 1 … 7. */
const keysOf = (panels: readonly PanelName[]) => panels.map((name) => PANEL_NAMES.indexOf(name) + 1).join('');

const isPresentable = (names: readonly PanelName[]) =>
  names.length >= FEWEST_PRESENTED && names.length <= MOST_PRESENTED && new Set(names).size === names.length;

function presentedFrom(keys: Reader): readonly PanelName[] {
  const text = keys.text('ps');
  if (text === undefined) return PRESENTED_FIRST;
  const names = [...text].map((key) => PANEL_NAMES[Number(key) - 1]).filter((name) => name !== undefined);
  if (names.length === text.length && isPresentable(names)) return names;
  keys.repair('ps', text, keysOf(PRESENTED_FIRST), PRESENTED.allowed);
  return PRESENTED_FIRST;
}

/** The panels of present mode with one more or one fewer: a fourth takes the place of the one longest there, and two always stay. */
export function presentedWith(names: readonly PanelName[], panel: PanelName): readonly PanelName[] {
  if (!names.includes(panel)) return [...names, panel].slice(-MOST_PRESENTED);
  return names.length > FEWEST_PRESENTED ? names.filter((each) => each !== panel) : names;
}

function pinsFrom(keys: Reader): readonly Setting[] {
  const texts = (keys.value('pins', PINS) as string)
    .split('.')
    .filter((text, _, all) => text !== '' || all.length > 1);
  const sound = texts
    .slice(0, MOST_PINS)
    .map(unpackRun)
    .filter((pin) => pin !== null);
  if (sound.length < texts.length)
    keys.repair(
      'pins',
      keys.text('pins') ?? '',
      `${sound.length} of ${texts.length} pinned runs`,
      PINS.allowed,
    );
  return sound;
}
