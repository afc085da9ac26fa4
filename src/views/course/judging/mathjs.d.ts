import type {} from 'mathjs/number';

declare module 'mathjs/number' {
  /** The parser without the library around it: exported by the package, and missing in its types. */
  export function createParse(parts: Readonly<Record<string, unknown>>): (text: string) => unknown;
}
