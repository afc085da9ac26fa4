import { choice } from './fields.ts';
import { simpleSlice } from './slice.ts';

/** What the page is set to: the view shown, and the theme. */

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The page's slice for the views it has, the first of which is shown by default. */
export const pageSlice = (views: readonly string[]) =>
  simpleSlice('page', {
    theme: ['theme', choice(THEMES, 'auto', 'colours')],
    view: ['view', choice(views, views[0] ?? '', 'page')],
  });

export interface Page {
  readonly theme: Theme;
  readonly view: string;
}
