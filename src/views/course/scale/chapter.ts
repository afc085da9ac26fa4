import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

export const chapter: Chapter = {
  sections: [
    { set: 'zero=doubling&sc=4' },
    { set: 'zero=doubling&sc=100' },
    { set: 'c=0.1&n=16&f0=3&lambda0=2&y=1&alpha=100&steps=150' },
    { set: 'c=3&n=64&f0=0&lambda0=2&y=1&alpha=100&steps=40' },
    { set: 'zero=doubling&sc=1' },
  ],
  Prose,
  Figure,
  useWords,
};
