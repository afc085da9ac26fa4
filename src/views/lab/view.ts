import { PANEL_NAMES } from '../../panels/names.ts';
import { playheadOf } from '../../panels/playhead.ts';
import { runOf } from '../../panels/run.ts';
import type { Store } from '../../state/store.ts';
import type { Hotkey, View } from '../view.ts';
import { labSlice } from './slice.ts';

const HOTKEYS: readonly Hotkey[] = [
  {
    keys: 'P',
    does: 'play or pause',
    matches: (key) => key === 'p',
    run(_, store) {
      const playhead = playheadOf(store);
      playhead.play(!playhead.state().playing);
    },
  },
  {
    keys: ',  .',
    does: 'one step back, forward',
    matches: (key) => key === ',' || key === '.',
    run: (key, store) => move(store, key === '.' ? 1 : -1),
  },
  {
    keys: '1 … 5',
    does: 'enlarge loss, NTK, valley, portrait, neurons; again: back to all',
    matches: (key) => key.length === 1 && key >= '1' && key <= String(PANEL_NAMES.length),
    run(key, store) {
      const panel = PANEL_NAMES[Number(key) - 1] ?? null;
      const { enlarged } = labSlice.of(store.inputs.getState());
      store.change(labSlice.patch({ enlarged: enlarged === panel ? null : panel }), 'gesture');
    },
  },
  {
    keys: 'Esc',
    does: 'back to all views',
    matches: (key, inputs) => key === 'Escape' && labSlice.of(inputs).enlarged !== null,
    run: (_, store) => store.change(labSlice.patch({ enlarged: null }), 'gesture'),
  },
];

/** One step on or back from the step shown, which is never past the last finite one. */
function move(store: Store, by: number): void {
  const { run, clock } = store.inputs.getState();
  const end = Math.max(0, runOf(run, clock.steps).trajectory.end);
  playheadOf(store).pick(Math.max(0, Math.min(end, Math.min(end, clock.step) + by)));
}

/** One run in five linked pictures. */
export const lab: View = {
  name: 'lab',
  label: 'Lab',
  slice: labSlice,
  hotkeys: HOTKEYS,
  load: async () => (await import('./parts.ts')).parts,
  // An enlarged panel has the window.
  chrome: (inputs) => ({ header: labSlice.of(inputs).enlarged === null }),
  sheets: [
    { id: 'examples', label: 'Examples', load: async () => (await import('./Examples.tsx')).Examples },
  ],
};
