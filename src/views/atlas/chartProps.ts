import type { RefObject } from 'react';

/** What every chart is given. */
export interface ChartProps {
  /** The element whose frames make its pictures. */
  readonly stage: RefObject<HTMLElement | null>;
  /** The place in the menu for what belongs to this chart alone; null while the menu is closed. */
  readonly menu: HTMLElement | null;
}
