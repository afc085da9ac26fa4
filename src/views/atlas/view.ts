import type { View } from '../view.ts';
import { atlasSlice } from './slice.ts';

/** Every fate at once: maps, sweeps, the bifurcation diagram. */
export const atlas: View = {
  name: 'atlas',
  label: 'Atlas',
  slice: atlasSlice,
  letter: 'M',
  hotkeys: [],
  keysWithin:
    'On a map: arrows move the run, + and − zoom. On a sweep or the bifurcation diagram: arrows, Home and End read along it, Enter opens the run read, + and − zoom.',
  load: async () => ({ main: (await import('./Atlas.tsx')).Atlas }),
};
