import { createParse } from 'mathjs/number';
import type { Values, Variable } from './field.ts';
import { formulaOf } from './formula.ts';
import { evaluation, NODES } from './nodes.ts';
import { plain, tokensOf } from './tokens.ts';

/** Reads a formula as students type it. No text makes it throw. */

export type Evaluate = (values: Values) => number;

export type Reading =
  /** `evaluate` is the first of the readings: fractions from left to right. */
  | { readonly kind: 'read'; readonly evaluate: Evaluate; readonly readings: readonly Evaluate[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLong'; readonly says: string }
  | { readonly kind: 'unreadable'; readonly says: string }
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

export interface Parser {
  /** What a text means where the symbols `variables` are known. One of `own`, the names of what is asked for, may stand before an equals sign, or one of order. */
  readonly read: (text: string, variables: readonly Variable[], own?: readonly string[]) => Reading;
}

/** Characters of the longest text that is read. */
export const LONGEST_ANSWER = 200;

/** The parser of the library with nodes of our own: it brings the grammar, and neither its functions nor its ways to define some. */
const parse = createParse({
  typed: Object.assign((_: string, { string }: { string: (text: string) => unknown }) => string, {
    addConversion: () => undefined,
  }),
  numeric: Number,
  config: { number: 'number', numberFallback: 'number' },
  ...NODES,
});

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** A name as it is compared with another: without spaces, signs of subscripts and parentheses. */
const bare = (name: string) =>
  plain(name)
    .replace(/[₀-₉]/g, (digit) => String(SUBSCRIPTS.indexOf(digit)))
    .replace(/[\s_()]/g, '')
    .toLowerCase();

/** The text without the name of what is asked for in front of it; null if something else stands there. */
function withoutName(text: string, own: readonly string[]): string | null {
  const parts = text.split(/:=|[<>]=|[=≔<>≤≥]/);
  if (parts.length === 1) return text;
  const [left, right] = parts as [string, string];
  return parts.length === 2 && own.some((name) => bare(name) === bare(left)) ? right : null;
}

function read(text: string, variables: readonly Variable[], own: readonly string[] = []): Reading {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > LONGEST_ANSWER)
    return {
      kind: 'tooLong',
      says: `That is longer than ${LONGEST_ANSWER} characters: can it be written shorter?`,
    };
  const asked = withoutName(text, own);
  if (asked === null)
    return {
      kind: 'unreadable',
      says: `Type one formula, alone${own[0] === undefined ? '' : ` or after “${own[0]} =”`}.`,
    };
  const cut = tokensOf(asked, variables);
  if (cut.kind !== 'tokens') return cut;
  if (cut.tokens.length === 0) return { kind: 'empty' };
  const formula = formulaOf(cut.tokens);
  if (formula.kind === 'unreadable') return formula;
  try {
    const readings = formula.readings.map((each) => evaluation(parse(each), formula.names));
    const [evaluate] = readings;
    if (evaluate !== undefined) return { kind: 'read', evaluate, readings };
  } catch {
    // What the formula's own checks let pass, such as sqrt(1, 2).
  }
  return { kind: 'unreadable', says: 'That cannot be read as a formula.' };
}

export const parser: Parser = { read };
