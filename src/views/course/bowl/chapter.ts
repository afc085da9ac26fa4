import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

const BOWL = 'qa=4&qb=1&qd=30&qx=3&qy=1';

export const chapter: Chapter = {
  sections: [
    { set: `${BOWL}&qe=0.3` },
    { set: `${BOWL}&qe=0.475` },
    { set: `${BOWL}&qe=0.4` },
    { set: 'qa=4&qb=0&qd=30&qx=3&qy=1&qe=0.3' },
    { set: 'qa=4&qb=1&qd=0&qx=0&qy=3&qe=0.7' },
    { set: `${BOWL}&qe=0.3` },
  ],
  Prose,
  Figure,
  useWords,
};
