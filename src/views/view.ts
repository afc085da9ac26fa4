import type { ComponentType } from 'react';
import type { AnySlice, Inputs } from '../state/inputs.ts';
import type { Store } from '../state/store.ts';

/** What a view is to the page: everything the shell knows of it. */

/** A key of the keyboard. */
export interface Hotkey {
  /** Whether it is this key's turn: `key` is a letter in lower case or a name such as Escape. */
  matches(key: string, inputs: Inputs): boolean;
  run(key: string, store: Store): void;
  /** Whether it comes before what has the focus: a key that a slider would take as well. */
  readonly isFirst?: boolean;
}

/** What the help says of keys. */
export interface KeyWords {
  /** Each key, or a few that belong together, and what it does. */
  readonly list: readonly (readonly [keys: string, does: string])[];
  /** Keys of what the view draws, in a sentence or two. */
  readonly within?: string;
}

/** The shell's own parts, where a view wants them away. */
export interface Chrome {
  readonly header: boolean;
}

/** What a view draws. */
export interface Parts {
  readonly main: ComponentType;
}

export interface View {
  /** As links have it. */
  readonly name: string;
  /** As the navigation has it. */
  readonly label: string;
  readonly slice: AnySlice;
  /** A letter that opens it from another view, and leads back to the first from it. */
  readonly letter?: string;
  /** Keys while it is shown. */
  readonly hotkeys: readonly Hotkey[];
  /** Loads what the help says of its keys. */
  keys(): Promise<KeyWords>;
  /** Loads what it draws, when it is first shown. */
  load(): Promise<Parts>;
  /** Settings of the runs it shows beside the page's own. */
  runs?(inputs: Inputs): readonly Inputs['run'][];
  /** What it wants of the shell; all of it, if not said. */
  chrome?(inputs: Inputs): Chrome;
  /** Whether it has a present mode. */
  readonly presents?: boolean;
}
