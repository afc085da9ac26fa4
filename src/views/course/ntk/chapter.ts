import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

export const chapter: Chapter = {
  sections: [
    { set: 'k=0' },
    { set: 'k=0' },
    { set: 'k=0' },
    { set: 'k=10' },
    { set: 'c=2.6&n=10&steps=40' },
    { set: 'j1=2&j2=1' },
  ],
  Prose,
  Figure,
  useWords,
};
