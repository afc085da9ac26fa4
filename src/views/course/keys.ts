import type { KeyWords } from '../view.ts';

/** What the help says of the keys of `view.ts`. */
export const keys: KeyWords = {
  list: [
    ['← →', 'to the section before, to the next one'],
    ['P', 'play or pause the run of the figure'],
    ['F', 'present mode: a section at a time in large type; Page keys and Space turn too'],
    ['Esc', 'back from present mode'],
  ],
  within: 'In a figure, arrow keys move the handle or the slider in focus. Enter checks an answer.',
};
