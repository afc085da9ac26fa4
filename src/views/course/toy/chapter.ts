import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

const STEP = 'eta=0.4&y=0.5&n=4';

export const chapter: Chapter = {
  sections: [
    { set: STEP },
    { set: STEP },
    { set: STEP },
    { set: STEP },
    { set: STEP },
    { set: `${STEP}&steps=30` },
    { set: 'c=3&n=1024&steps=25', asks: true },
  ],
  Prose,
  Figure,
  useWords,
};
