import type { Parser } from './parser.ts';

/** The parser comes when the first answer is typed: no page waits for it. */
export const loadParser = async (): Promise<Parser> => (await import('./parser.ts')).parser;
