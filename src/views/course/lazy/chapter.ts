import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

const FAR = 'u0=0.5&v0=1';

export const chapter: Chapter = {
  sections: [
    { set: 'm=16&act=tanh' },
    { set: 'm=16&act=tanh' },
    { set: 'm=256&act=tanh' },
    { set: FAR },
    { set: FAR },
    { set: 'u0=1&v0=2' },
  ],
  Prose,
  Figure,
  useWords,
};
