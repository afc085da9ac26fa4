import { create } from 'zustand';
import { DEFAULTS, type Inputs, safeInputs } from './inputs.ts';
import type { Repair } from './query.ts';

/**
 * drag: one of a stream of small changes, which replaces the history entry when it rests;
 * gesture: a finished act, which makes an entry of its own.
 */
export type How = 'drag' | 'gesture';

interface Lab {
  readonly inputs: Inputs;
  /** Step under the pointer, or null: passing, in no link. */
  readonly hover: number | null;
  readonly playing: boolean;
  /** Steps a second while playing. */
  readonly speed: number;
  /** What had to be repaired in the last link opened. */
  readonly repairs: readonly Repair[];
}

export const useLab = create<Lab>(() => ({
  inputs: DEFAULTS,
  hover: null,
  playing: false,
  speed: 10,
  repairs: [],
}));

type Listener = (inputs: Inputs, how: How) => void;
const listeners = new Set<Listener>();

/** Tells `listener` of every change made by the user (not of those that come from the history). */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Changes inputs. Values outside their limits are brought back; what is no number leaves its input as it was. */
export function change(patch: Partial<Inputs>, how: How): void {
  const before = useLab.getState().inputs;
  const inputs = safeInputs({ ...before, ...patch }, before);
  useLab.setState({ inputs });
  for (const listener of listeners) listener(inputs, how);
}

/** Puts the state of a link in place. */
export function open(inputs: Inputs, repairs: readonly Repair[]): void {
  useLab.setState({ inputs, repairs, hover: null, playing: false });
}

export const setHover = (hover: number | null): void => {
  if (useLab.getState().hover !== hover) useLab.setState({ hover });
};
export const setPlaying = (playing: boolean): void => useLab.setState({ playing });
/** Pins a step by hand, which ends playing. */
export const pickStep = (step: number): void => {
  setPlaying(false);
  change({ step }, 'drag');
};
export const setSpeed = (speed: number): void => useLab.setState({ speed });
export const dismissNotice = (): void => useLab.setState({ repairs: [] });
