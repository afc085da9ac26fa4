import { underKnobs } from '../../panels/run.ts';
import type { Inputs } from '../../state/inputs.ts';
import type { How, Store } from '../../state/store.ts';
import { courseSlice } from './slice.ts';

/** The page put into a state that a text holds as keys of a link. */

/** Keys that stand for the same thing: a new one takes the place of the others. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = { c: ['eta'], eta: ['c'] };

/** The state of the page with some keys set. */
export function withKeys({ link }: Store, inputs: Inputs, to: string): Inputs {
  const keys = new URLSearchParams(link.serialise(inputs));
  for (const [key, value] of new URLSearchParams(to)) {
    for (const other of INSTEAD[key] ?? []) keys.delete(other);
    keys.set(key, value);
  }
  return link.parse(keys.toString()).inputs;
}

/** Puts run, clock and the course's own inputs in place, once what computes the run is at hand. */
export async function changeTo(store: Store, { run, clock, views }: Inputs, how: How): Promise<void> {
  if (run.knobs !== undefined) await underKnobs.load();
  // A run without momentum and warmup says so: what is absent would stay as it is.
  store.change(
    {
      run: { knobs: undefined, ...run },
      clock,
      views: { [courseSlice.name]: views[courseSlice.name] as object },
    },
    how,
  );
}
