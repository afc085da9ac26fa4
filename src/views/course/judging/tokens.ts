import type { Variable } from './field.ts';

/** Cuts a formula as students type it into tokens that have one spelling each. */

export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly source: string }
  | { readonly kind: 'name'; readonly name: string; readonly source: string }
  | { readonly kind: 'function'; readonly name: string; readonly source: string }
  | { readonly kind: 'sign'; readonly text: string; readonly source: string };

export type Tokens =
  | { readonly kind: 'tokens'; readonly tokens: readonly Token[] }
  | { readonly kind: 'unreadable'; readonly says: string }
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

export const FUNCTIONS = ['sqrt', 'abs', 'exp', 'ln', 'log', 'min', 'max'] as const;

/** Characters that mean the same as one on every keyboard. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/[−–—‐‑﹣-]/g, '-'],
  [/\\(?:cdot|times)(?![a-z])|[·×⋅∙•✕∗]/g, '*'],
  [/[∕⁄÷]/g, '/'],
  [/\*\*/g, '^'],
  [/[[{]/g, '('],
  [/[\]}]/g, ')'],
  [/[’ʹʼ′‘`]/g, "'"],
  [/∆/g, 'Δ'],
  [/µ/g, 'μ'],
  [/½/g, '(1/2)'],
  [/¼/g, '(1/4)'],
  [/\\(?=[a-z])/gi, ' '],
  [/\|\|(\p{L})\|\|/gu, '‖$1‖'],
];

/** A text with one character for each meaning. */
export const plain = (text: string): string =>
  SAME.reduce((so, [from, to]) => so.replace(from, to), text.normalize('NFC'));

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᐟ';
const RAISED = /^[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᐟ]+/u;
const SPACE = /^[\s\u200b\u2060]+/u;
const DIGITS = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/i;
const DIGITS_WITH_COMMA = /^(?:\d+(?:[.,]\d+|\.)?|\.\d+)(?:e[+-]?\d+)?/i;
const WORD = /^[\p{L}\p{M}][\p{L}\p{M}\d₀-₉_']*/u;
const SIGN = /^[-+*/^(),|]/;

interface Spelling {
  readonly text: string;
  readonly token: (source: string) => Token;
}

/** Every spelling that may stand in an answer, longest first. */
function spellingsOf(variables: readonly Variable[]): Spelling[] {
  const names = variables.flatMap(({ name, spellings = [] }) =>
    [name, ...spellings].map((each) => ({
      text: plain(each),
      token: (source: string): Token => ({ kind: 'name', name, source }),
    })),
  );
  const functions = FUNCTIONS.map((name) => ({
    text: name as string,
    token: (source: string): Token => ({ kind: 'function', name, source }),
  }));
  return [...names, ...functions].sort((a, b) => b.text.length - a.text.length);
}

/** A word as known spellings one after the other (ηλ is η · λ), or null. Telephones write the first letter large. */
function cutWord(word: string, spellings: readonly Spelling[]): Token[] | null {
  // The rest of a word that has no cut is met again and again: remembered, the search is quick for any word.
  const hopeless = new Set<number>();
  const cut = (from: number): Token[] | null => {
    if (from === word.length) return [];
    if (hopeless.has(from)) return null;
    for (const isExact of [true, false])
      for (const { text, token } of spellings) {
        const source = word.slice(from, from + text.length);
        if (source !== text && (isExact || text.length < 2 || source.toLowerCase() !== text.toLowerCase()))
          continue;
        const rest = cut(from + text.length);
        if (rest !== null) return [token(source), ...rest];
      }
    hopeless.add(from);
    return null;
  };
  return cut(0);
}

/** What stands first in a text: tokens, none for a space; or a word, or a character, that means nothing here. */
type Piece =
  | { readonly source: string; readonly tokens: readonly Token[] }
  | { readonly source: string; readonly isWord: boolean };

/** The first piece of a text that is not empty. Where a comma parts two arguments it makes no decimal. */
function firstPiece(
  text: string,
  spellings: readonly Spelling[],
  signed: readonly Spelling[],
  isAmongArguments: boolean,
): Piece {
  const space = SPACE.exec(text);
  if (space !== null) return { source: space[0], tokens: [] };
  // ‖u‖² is one name: it comes before its parts.
  const name = signed.find((each) => text.startsWith(each.text));
  if (name !== undefined) return { source: name.text, tokens: [name.token(name.text)] };
  const raised = RAISED.exec(text);
  if (raised !== null) return { source: raised[0], tokens: lowered(raised[0]) };
  const digits = (isAmongArguments ? DIGITS : DIGITS_WITH_COMMA).exec(text);
  if (digits !== null) {
    const [source] = digits;
    return { source, tokens: [{ kind: 'number', text: source.replace(',', '.').toLowerCase(), source }] };
  }
  const word = WORD.exec(text);
  if (word !== null) {
    const [source] = word;
    const tokens = cutWord(source, spellings);
    return tokens === null ? { source, isWord: true } : { source, tokens };
  }
  // A character beyond the basic plane has two units.
  const source = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (source === '√') return { source, tokens: [{ kind: 'function', name: 'sqrt', source }] };
  if (SIGN.test(source)) return { source, tokens: [{ kind: 'sign', text: source, source }] };
  return { source, isWord: false };
}

/** A raised number as a power: ⁻¹ᐟ² is ^(-1/2). */
function lowered(source: string): Token[] {
  const text = [...source].map((each) => '0123456789+-/'.charAt(SUPERSCRIPTS.indexOf(each))).join('');
  const parts = text.match(/\d+|\D/g) ?? [];
  return ['^', '(', ...parts, ')'].map((part) => ({
    kind: /\d/.test(part) ? 'number' : 'sign',
    text: part,
    source,
  }));
}

/** Tokens of a text. All names that no variable has are gathered, since they are told together. */
export function tokensOf(text: string, variables: readonly Variable[]): Tokens {
  const spellings = spellingsOf(variables);
  const signed = spellings.filter((each) => !/^[\p{L}\p{M}\d₀-₉_']+$/u.test(each.text));
  const tokens: Token[] = [];
  const unknown = new Set<string>();
  /** Of each open parenthesis, whether arguments stand in it. */
  const open: boolean[] = [];
  let rest = plain(text);
  let odd: string | null = null;
  while (rest !== '') {
    const piece = firstPiece(rest, spellings, signed, open.at(-1) === true);
    rest = rest.slice(piece.source.length);
    if ('tokens' in piece) {
      const before = tokens.at(-1);
      if (piece.source === '(')
        open.push(before?.kind === 'function' && (before.name === 'min' || before.name === 'max'));
      if (piece.source === ')') open.pop();
      tokens.push(...piece.tokens);
    } else if (piece.isWord) unknown.add(piece.source);
    else odd ??= piece.source;
  }
  if (odd !== null) return { kind: 'unreadable', says: `“${odd}” has no meaning in a formula here.` };
  return unknown.size > 0 ? { kind: 'unknown', names: [...unknown] } : { kind: 'tokens', tokens };
}
