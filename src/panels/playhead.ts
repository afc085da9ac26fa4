import { createStore } from 'zustand/vanilla';
import { CLOCK_FIELDS } from '../state/clock.ts';
import { clamped } from '../state/fields.ts';
import { AT_REST, type Store } from '../state/store.ts';

/** Which step of a run is shown, and whether time is going on. */

export interface PlayState {
  /** The step picked. */
  readonly step: number;
  /** The step under the pointer, or null. */
  readonly hover: number | null;
  readonly playing: boolean;
  /** Steps a second while playing. */
  readonly speed: number;
}

export interface Playhead {
  subscribe(listener: () => void): () => void;
  state(): PlayState;
  hover(step: number | null): void;
  /** Picks a step by hand, which ends playing. */
  pick(step: number): void;
  /** Goes on to a step while playing. */
  advance(step: number): void;
  play(playing: boolean): void;
  setSpeed(speed: number): void;
}

const playheads = new WeakMap<Store, Playhead>();

/** The playhead of a page's own run: its step is in the link. */
export function playheadOf(store: Store): Playhead {
  const known = playheads.get(store);
  if (known !== undefined) return known;
  const { inputs, passing } = store;
  const set = (step: number) => store.change({ clock: { step } }, 'drag');
  const playhead: Playhead = {
    subscribe(listener) {
      const stops = [inputs.subscribe(listener), passing.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    state: () => ({ ...passing.getState(), step: inputs.getState().clock.step }),
    hover: (hover) => {
      if (passing.getState().hover !== hover) passing.setState({ hover });
    },
    pick: (step) => {
      passing.setState({ playing: false });
      set(step);
    },
    advance: set,
    play: (playing) => passing.setState({ playing }),
    setSpeed: (speed) => passing.setState({ speed }),
  };
  playheads.set(store, playhead);
  return playhead;
}

/** A playhead that stays where it is: the run may be read by hovering, and no more. */
export function stillPlayhead(step = 0): Playhead {
  const own = ownPlayhead(step);
  const nothing = () => {};
  return { ...own, pick: nothing, advance: nothing, play: nothing, setSpeed: nothing };
}

/** A playhead of its own, for a run that no link holds. */
export function ownPlayhead(step = 0): Playhead {
  const { hover: none, playing: still, speed } = AT_REST;
  const own = createStore<PlayState>(() => ({ step, hover: none, playing: still, speed }));
  const set = (next: number) => own.setState({ step: clamped(CLOCK_FIELDS.t, next, own.getState().step) });
  return {
    subscribe: own.subscribe,
    state: own.getState,
    hover: (hover) => own.setState({ hover }),
    pick: (next) => {
      own.setState({ playing: false });
      set(next);
    },
    advance: set,
    play: (playing) => own.setState({ playing }),
    setSpeed: (speed) => own.setState({ speed }),
  };
}
