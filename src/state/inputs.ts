import type { Setting } from '../core/model/setting.ts';
import type { Clock } from './clock.ts';
import type { Page } from './page.ts';
import type { Properties, Reader, Slice } from './slice.ts';

/** The inputs of the product: everything a link holds. Outputs are derived, never stored. */
export interface Inputs {
  /** One object, the same until something in it changes: what is derived of a run is kept by it. */
  readonly run: Setting;
  readonly clock: Clock;
  readonly page: Page;
  /** What each view keeps, by its name. */
  readonly views: Readonly<Record<string, unknown>>;
}

/** Changes to the inputs: of each slice the properties that change. */
export interface Patch {
  readonly run?: Partial<Setting>;
  readonly clock?: Partial<Clock>;
  readonly page?: Partial<Page>;
  readonly views?: Readonly<Record<string, object>>;
}

/** A view's slice, and its value among the inputs. */
export interface ViewSlice<Value> extends Slice<Value> {
  /** The properties of its value that are one key each; the others it reads and writes in ways of its own. */
  readonly single: Properties;
  of(inputs: Inputs): Value;
  patch(change: Partial<Value>): Patch;
}

export const viewSlice = <Value extends object>(
  slice: Slice<Value> & Pick<ViewSlice<Value>, 'single'>,
): ViewSlice<Value> => ({
  ...slice,
  of: (inputs) => (inputs.views[slice.name] ?? slice.initial) as Value,
  patch: (change) => ({ views: { [slice.name]: change } }),
});

/** Slices of any value, as a list of them holds them. */
export interface AnySlice extends Pick<ViewSlice<never>, 'name' | 'fields' | 'single' | 'write'> {
  readonly initial: unknown;
  read(keys: Reader): unknown;
  sound(value: never, before: never): unknown;
}
