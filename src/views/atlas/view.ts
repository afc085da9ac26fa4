import type { View } from '../view.ts';
import { atlasSlice } from './slice.ts';
export const atlas: View = { name: 'atlas', label: 'Atlas', slice: atlasSlice, hotkeys: [], load: async () => () => null };
