import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Inputs, Patch } from './inputs.ts';
import type { Link } from './link.ts';
import type { Repair } from './query.ts';

/**
 * drag: one of a stream of small changes, which replaces the history entry when it rests;
 * gesture: a finished act, which makes an entry of its own.
 */
export type How = 'drag' | 'gesture';

/** What merely passes, and no link holds. */
export interface Passing {
  /** Step under the pointer, or null. */
  readonly hover: number | null;
  readonly playing: boolean;
  /** Steps a second while playing. */
  readonly speed: number;
  /** Whether a presented screen is blank for the moment. */
  readonly blank: boolean;
  /** What had to be repaired in the last link opened. */
  readonly repairs: readonly Repair[];
}

export const AT_REST: Passing = { hover: null, playing: false, speed: 10, blank: false, repairs: [] };

type Listener = (inputs: Inputs, how: How) => void;

/** The state of one page. A second page beside it, embedded or compared, has a store of its own. */
export interface Store {
  readonly link: Link;
  readonly inputs: StoreApi<Inputs>;
  readonly passing: StoreApi<Passing>;
  /** Changes inputs. Values outside their limits are brought back; what is no number leaves its input as it was. */
  change(patch: Patch, how: How): void;
  /** Puts the state of a link in place. */
  open(inputs: Inputs, repairs: readonly Repair[]): void;
  /** Tells `listener` of every change made by the user (not of those that come from the history). Returns the way to stop. */
  onChange(listener: Listener): () => void;
}

export function makeStore(link: Link): Store {
  const inputs = createStore<Inputs>(() => link.initial);
  const passing = createStore<Passing>(() => AT_REST);
  const listeners = new Set<Listener>();
  return {
    link,
    inputs,
    passing,
    change(patch, how) {
      const before = inputs.getState();
      const next = link.changed(before, patch);
      inputs.setState(next, true);
      // Time does not go on in a view that is not shown.
      if (next.page.view !== before.page.view) passing.setState({ hover: null, playing: false });
      for (const listener of listeners) listener(next, how);
    },
    open(next, repairs) {
      inputs.setState(next, true);
      passing.setState({ repairs, hover: null, playing: false });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
