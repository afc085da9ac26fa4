import { useEffect, useState } from 'react';
import type { Parts, View } from '../views/view.ts';

/** What views draw, loaded once. */

const loaded = new Map<View, Parts>();

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
