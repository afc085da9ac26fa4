import type { ComponentType } from 'react';
import type { AnySlice } from '../state/inputs.ts';
import type { Store } from '../state/store.ts';

/** What a view is to the page: everything the shell knows of it. */

/** A key of the keyboard. */
export interface Hotkey {
  /** As shown in the help. */
  readonly keys: string;
  readonly does: string;
  /** Whether it is this key's turn: `key` is a letter in lower case or a name such as Escape. */
  matches(key: string, store: Store): boolean;
  run(key: string, store: Store): void;
}

/** Something the header offers on every page, in a sheet of its own. */
export interface Sheet {
  readonly id: string;
  readonly label: string;
  readonly component: ComponentType;
}

/** The shell's own parts, where a view wants them away. */
export interface Chrome {
  readonly header: boolean;
}

export interface View {
  /** As links have it. */
  readonly name: string;
  /** As the navigation has it. */
  readonly label: string;
  readonly slice: AnySlice;
  /** Keys while it is shown. */
  readonly hotkeys: readonly Hotkey[];
  /** Its component, loaded when it is shown. */
  load(): Promise<ComponentType>;
  /** What it wants of the shell; all of it, if not said. */
  chrome?(store: Store): Chrome;
  /** One line in the header, on every page. */
  readonly prompt?: ComponentType;
  readonly sheets?: readonly Sheet[];
}
