import type { KeyWords } from '../view.ts';

/** What the help says of the atlas's keys. */
export const keys: KeyWords = {
  list: [],
  within:
    'On a map: arrows move the run, + and − zoom. On a sweep or the bifurcation diagram: arrows, Home and End read along it, Enter opens the run read, + and − zoom.',
};
