import { useLayoutEffect } from 'react';
import { useStore } from '../state/react.tsx';
import type { Store } from '../state/store.ts';
import type { Hotkey, View } from '../views/view.ts';
import { VIEWS, viewOf } from './views.ts';

/** The keys of the page, and those of the view shown. */

/** A view's letter opens it, and from it leads back to the first. */
function opening(view: View): Hotkey[] {
  const { letter, name } = view;
  if (letter === undefined) return [];
  const [first] = VIEWS;
  return [
    {
      matches: (key) => key === letter.toLowerCase(),
      run(_, store) {
        const target = viewOf(store.inputs.getState()) === view ? first.name : name;
        store.change({ page: { view: target } }, 'gesture');
      },
    },
  ];
}

const OPENINGS = VIEWS.flatMap(opening);

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type="range"]):not([type="radio"]):not([type="checkbox"]), textarea, select') ||
    target.isContentEditable);

/** What the space bar presses. */
const isPressed = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('button, summary, a') !== null;

const isChoice = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, select');

function onKeyDown(event: KeyboardEvent, store: Store, isFirst: boolean): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target))
    return;
  // A dialog over the page has the keys to itself.
  if (document.querySelector('dialog:modal') !== null) return;
  // Escape first closes an open sheet, by the browser's own rule.
  if (event.key === 'Escape' && document.querySelector(':popover-open') !== null) return;
  if (event.key === ' ' && isPressed(event.target)) return;
  // The arrows of a choice are its own, even where its browser lets them pass.
  if (!isFirst && event.key.startsWith('Arrow') && isChoice(event.target)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const inputs = store.inputs.getState();
  const hotkey = [...viewOf(inputs).hotkeys, ...OPENINGS].find((each) => each.matches(key, inputs));
  if (hotkey === undefined || (hotkey.isFirst ?? false) !== isFirst) return;
  event.preventDefault();
  event.stopPropagation();
  hotkey.run(key, store);
}

/** Listens for the keys, except while something is typed or a modifier is held. */
export function useShortcuts(): void {
  const store = useStore();
  // With the first paint, so that no key is lost between what is seen and what listens.
  useLayoutEffect(() => {
    const early = (event: KeyboardEvent) => onKeyDown(event, store, true);
    const late = (event: KeyboardEvent) => onKeyDown(event, store, false);
    window.addEventListener('keydown', early, true);
    window.addEventListener('keydown', late);
    return () => {
      window.removeEventListener('keydown', early, true);
      window.removeEventListener('keydown', late);
    };
  }, [store]);
}
