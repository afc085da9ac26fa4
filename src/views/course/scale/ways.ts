import type { Way } from '../training/sweeps.ts';

/** What the three ways to begin are called. */
export const WAY_NAMES: Readonly<Record<Way, string>> = {
  doubling: 'doubled',
  subtracting: 'f₀ taken off',
  none: 'f₀ ≠ 0',
};
