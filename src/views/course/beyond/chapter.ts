import type { Chapter } from '../chapter.ts';
import { Figure } from './Figure.tsx';
import Prose from './prose.mdx';
import { useWords } from './words.ts';

const FAR = 'n=16&y=4&f0=0.5&lambda0=1&steps=120';

export const chapter: Chapter = {
  sections: [
    { set: 'n=4&c=2.3&steps=30' },
    { set: 'n=16&y=1&c=2.2&f0=0.5&lambda0=2&steps=40' },
    { set: `eta=1.15&${FAR}` },
    { set: 'c=4&n=64&steps=120' },
    { set: 'c=3.5&n=1000&steps=40' },
    { set: 'c=2.6&n=1024&steps=60' },
    { set: 'c=1.5&n=16&y=4.8&f0=0&lambda0=2&steps=40' },
    { set: 'c=2.5&n=1000&beta=0.5&steps=60' },
    { set: 'c=6&n=1024&ramp=100&from=1&steps=140' },
    { set: 'c=1.5&n=16&y=1&f0=0.5&lambda0=2&steps=60&sigma=0.1' },
    { set: 'c=2.6&n=1024&steps=30' },
  ],
  Prose,
  Figure,
  useWords,
};
