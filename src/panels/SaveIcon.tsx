import type { ReactNode, RefObject } from 'react';
import type { Panel } from './pictures/panels.ts';

export interface SaveProps {
  readonly panel: Panel;
  /** What holds the picture. */
  readonly root: RefObject<HTMLElement | null>;
  /** Buttons beside that for saving. */
  readonly children: ReactNode;
}

/** An arrow onto a line. */
export const SaveIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 2V10M4.5 7 8 10.5 11.5 7M3 13.5H13" />
  </svg>
);
