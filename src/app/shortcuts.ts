import { useLayoutEffect } from 'react';
import { LAB_VIEWS } from '../state/inputs.ts';
import { change, pickStep, setPlaying, useLab } from '../state/store.ts';
import { runOf } from '../views/run/derive.ts';

interface Hotkey {
  /** As shown in the help. */
  readonly keys: string;
  readonly does: string;
  readonly matches: (key: string) => boolean;
  readonly run: (key: string) => void;
}

/** One step on or back from the step shown, which is never past the last finite one. */
const move = (by: number) => {
  const { inputs } = useLab.getState();
  const end = Math.max(0, runOf(inputs, inputs.steps).trajectory.end);
  pickStep(Math.max(0, Math.min(end, Math.min(end, inputs.step) + by)));
};

/** Keys that act on the lab's own views. */
const inLab = () => useLab.getState().inputs.view === 'lab';

/** The one table of keys: the listener and the help sheet both read it. */
export const HOTKEYS: readonly Hotkey[] = [
  {
    keys: 'P',
    does: 'play or pause',
    matches: (key) => key === 'p',
    run: () => setPlaying(!useLab.getState().playing),
  },
  {
    keys: ',  .',
    does: 'one step back, forward',
    matches: (key) => key === ',' || key === '.',
    run: (key) => move(key === '.' ? 1 : -1),
  },
  {
    keys: '1 … 5',
    does: 'enlarge loss, NTK, valley, portrait, neurons; again: back to all',
    matches: (key) => inLab() && key >= '1' && key <= String(LAB_VIEWS.length) && key.length === 1,
    run: (key) => {
      const view = LAB_VIEWS[Number(key) - 1] ?? null;
      change({ enlarged: useLab.getState().inputs.enlarged === view ? null : view }, 'gesture');
    },
  },
  {
    keys: 'M',
    does: 'to the atlas and back to the lab',
    matches: (key) => key === 'm',
    run: () => change({ view: inLab() ? 'atlas' : 'lab' }, 'gesture'),
  },
  {
    keys: 'Esc',
    does: 'back to all views',
    matches: (key) => inLab() && key === 'Escape' && useLab.getState().inputs.enlarged !== null,
    run: () => change({ enlarged: null }, 'gesture'),
  },
];

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type="range"]):not([type="radio"]):not([type="checkbox"]), textarea, select') ||
    target.isContentEditable);

/** Listens for the keys of the table, except while something is typed or a modifier is held. */
export function useShortcuts(): void {
  // With the first paint, so that no key is lost between what is seen and what listens.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target))
        return;
      // Escape first closes an open sheet, by the browser's own rule.
      if (event.key === 'Escape' && document.querySelector(':popover-open') !== null) return;
      const hotkey = HOTKEYS.find(({ matches }) =>
        matches(event.key.length === 1 ? event.key.toLowerCase() : event.key),
      );
      if (hotkey === undefined) return;
      event.preventDefault();
      hotkey.run(event.key.toLowerCase());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
