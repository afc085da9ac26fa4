import { createContext } from 'react';
import type { Words } from '../chapter.ts';

/** The words of the moment, for a chapter's prose. */
export const WordsContext = createContext<Words>({});
