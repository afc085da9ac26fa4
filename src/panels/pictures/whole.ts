import { createContext, useContext } from 'react';

/** Whether a picture shows the whole of its plane rather than what the orbit needs. Its card offers both. */
export const WholeContext = createContext(false);

export const useWhole = (): boolean => useContext(WholeContext);
