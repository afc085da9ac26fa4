import type { KeyWords } from '../view.ts';

/** What the help says of the keys of `view.ts`. */
export const keys: KeyWords = {
  list: [
    ['P', 'play or pause'],
    [',  .', 'one step back, forward'],
    [
      '1 … 7',
      'enlarge loss, NTK, valley, portrait, neurons, what stops the climb, distance; again: back to all',
    ],
    ['F', 'present mode: large type, two or three panels, which 1 … 7 choose'],
    ['B', 'in present mode: blank the screen; any key brings it back'],
    [
      'Page',
      'in present mode: on and back through the questions, each first asked, then shown; so do arrows and Space',
    ],
    ['Esc', 'back to all views'],
  ],
};
