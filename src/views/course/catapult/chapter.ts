import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

export const chapter: Chapter = {
  sections: [
    { set: 'c=2.6&steps=25' },
    { set: 'c=2.6&steps=25' },
    { set: 'c=2.6&steps=25' },
    { set: 'c=2.6&steps=40' },
    { set: 'c=2.6&n=10000&steps=40' },
  ],
  Prose,
  Figure,
  useWords,
};
