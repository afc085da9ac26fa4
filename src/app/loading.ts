import { useEffect, useState } from 'react';
import { underKnobs } from '../panels/run.ts';
import type { Inputs } from '../state/inputs.ts';
import type { Parts, View } from '../views/view.ts';
import { viewOf } from './views.ts';

/** What views draw, and what computes the runs they show, loaded once. */

const loaded = new Map<View, Parts>();

/** Loads what computes the runs of a state, where that is not at hand; null where it is. */
export function loadRuns(inputs: Inputs): Promise<unknown> | null {
  const runs = [inputs.run, ...(viewOf(inputs).runs?.(inputs) ?? [])];
  const isMissing = underKnobs.now() === null && runs.some(({ knobs }) => knobs !== undefined);
  return isMissing ? underKnobs.load() : null;
}

/** @throws what the network or the server says, when it cannot be loaded. */
export async function loadParts(view: View): Promise<void> {
  if (!loaded.has(view)) loaded.set(view, await view.load());
}

/** What a view draws; null while it is on its way. @throws Error when it cannot be loaded. */
export function useParts(view: View): Parts | null {
  const [failed, setFailed] = useState<{ readonly view: View; readonly error: unknown } | null>(null);
  const [, setLoaded] = useState<View | null>(null);
  useEffect(() => {
    if (loaded.has(view)) return;
    loadParts(view).then(
      () => setLoaded(view),
      (error: unknown) => setFailed({ view, error }),
    );
  }, [view]);
  if (failed?.view === view)
    throw new Error(`The ${view.label.toLowerCase()} could not be loaded (${String(failed.error)}).`);
  return loaded.get(view) ?? null;
}
