import type { View } from '../view.ts';
import { atlasSlice } from './slice.ts';

/** Every fate at once: maps, sweeps, the bifurcation diagram. */
export const atlas: View = {
  name: 'atlas',
  label: 'Atlas',
  slice: atlasSlice,
  letter: 'M',
  hotkeys: [],
  keys: async () => (await import('./keyWords.ts')).keys,
  load: async () => ({ main: (await import('./Atlas.tsx')).Atlas }),
};
