import { PANEL_NAMES } from '../../panels/pictures/names.ts';
import { playheadOf } from '../../panels/playhead.ts';
import type { Inputs } from '../../state/inputs.ts';
import type { Store } from '../../state/store.ts';
import type { Hotkey, View } from '../view.ts';
import { labSlice, presentedWith } from './slice.ts';
import { lastStep, stepBack, stepOn } from './stepping.ts';

const isPresent = ({ page }: Inputs) => page.present;

const HOTKEYS: readonly Hotkey[] = [
  {
    matches: (key) => key === 'p',
    run(_, store) {
      const playhead = playheadOf(store);
      playhead.play(!playhead.state().playing);
    },
  },
  {
    matches: (key) => key === ',' || key === '.',
    run: (key, store) => move(store, key === '.' ? 1 : -1),
  },
  {
    matches: (key) => key.length === 1 && key >= '1' && key <= String(PANEL_NAMES.length),
    run(key, store) {
      const panel = PANEL_NAMES[Number(key) - 1] ?? null;
      const inputs = store.inputs.getState();
      const { enlarged, presented } = labSlice.of(inputs);
      const patch =
        isPresent(inputs) && panel !== null
          ? { presented: presentedWith(presented, panel) }
          : { enlarged: enlarged === panel ? null : panel };
      store.change(labSlice.patch(patch), 'gesture');
    },
  },
  {
    matches: (key) => key === 'f',
    run: (_, store) => store.change({ page: { present: !isPresent(store.inputs.getState()) } }, 'gesture'),
  },
  {
    matches: (key, inputs) => isPresent(inputs) && key === 'b',
    run: (_, store) => store.passing.setState({ blank: true }),
  },
  {
    matches: (key, inputs) => isPresent(inputs) && (key === 'PageDown' || key === 'PageUp'),
    isFirst: true,
    run: (key, store) => (key === 'PageDown' ? stepOn(store) : stepBack(store)),
  },
  {
    matches: (key, inputs) => isPresent(inputs) && (ON.includes(key) || BACK.includes(key)),
    run: (key, store) => (ON.includes(key) ? stepOn(store) : stepBack(store)),
  },
  {
    matches: (key, inputs) =>
      key === 'Escape' && (labSlice.of(inputs).enlarged !== null || isPresent(inputs)),
    run: (_, store) =>
      store.change({ page: { present: false }, ...labSlice.patch({ enlarged: null }) }, 'gesture'),
  },
];

/** What does the same as Page keys where nothing in focus takes it. */
const ON = ['ArrowRight', 'ArrowDown', ' '];
const BACK = ['ArrowLeft', 'ArrowUp'];

/** One step on or back from the step shown, which is never past the last finite one; of a question on to the last there may be. */
function move(store: Store, by: number): void {
  const inputs = store.inputs.getState();
  const { steps, step } = inputs.clock;
  const end = labSlice.of(inputs).asked ? steps : lastStep(store);
  playheadOf(store).pick(Math.max(0, Math.min(end, Math.min(end, step) + by)));
}

/** One run in linked pictures. */
export const lab: View = {
  name: 'lab',
  label: 'Lab',
  slice: labSlice,
  hotkeys: HOTKEYS,
  load: async () => (await import('./parts.ts')).parts,
  keys: async () => (await import('./keys.ts')).keys,
  presents: true,
  runs: (inputs) => labSlice.of(inputs).pins,
  // An enlarged panel has the window, and so has a presented run.
  chrome: (inputs) => ({ header: labSlice.of(inputs).enlarged === null && !isPresent(inputs) }),
};
