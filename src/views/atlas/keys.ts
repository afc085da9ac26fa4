import type { KeyboardEvent } from 'react';

/** Keys of a chart. */

const ZOOM = 1.6;

/** By how much a key zooms in; 0 for any other key. */
export function zoomOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number {
  if (ctrlKey || metaKey || altKey) return 0;
  return key === '+' || key === '=' ? ZOOM : key === '-' ? 1 / ZOOM : 0;
}
