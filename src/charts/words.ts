import { createContext, type ReactNode, useContext } from 'react';

/** How the words of an axis are set: as they are, if nobody gives them a meaning. */
export const WordsContext = createContext<(text: string) => ReactNode>((text) => text);

export const useWords = (): ((text: string) => ReactNode) => useContext(WordsContext);
