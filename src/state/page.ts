import { choice, flag } from './fields.ts';
import { simpleSlice } from './slice.ts';

/** What the page is set to: the view shown, the theme, and whether it is presented. */

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The page's slice for the views it has, the first of which is shown by default. */
export const pageSlice = (views: readonly string[]) =>
  simpleSlice('page', {
    theme: ['theme', choice(THEMES, 'auto', 'colours')],
    view: ['view', choice(views, views[0] ?? '', 'page')],
    present: ['p', flag('large type and few panels, to be read from the last row')],
  });

export interface Page {
  readonly theme: Theme;
  readonly view: string;
  readonly present: boolean;
}
