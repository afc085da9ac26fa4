import type { View } from '../view.ts';
import { labSlice } from './slice.ts';
export const lab: View = { name: 'lab', label: 'Lab', slice: labSlice, hotkeys: [], load: async () => () => null };
