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
  [/\|\|/g, '‖'],
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

const isLetter = (text: string) => /^[\p{L}\p{M}]/u.test(text);

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

/** Tokens of a text; names that no variable has are gathered first, since they say most about what went wrong. */
export function tokensOf(text: string, variables: readonly Variable[]): Tokens {
  const spellings = spellingsOf(variables);
  const wholes = spellings.filter((each) => !/^[\p{L}\p{M}\d₀-₉_']+$/u.test(each.text));
  const tokens: Token[] = [];
  const unknown = new Set<string>();
  /** Whether each open parenthesis belongs to a function of several arguments, in which a comma parts them. */
  const open: boolean[] = [];
  let rest = plain(text);
  let odd: string | null = null;
  const take = (length: number) => {
    const taken = rest.slice(0, length);
    rest = rest.slice(length);
    return taken;
  };
  while (rest !== '') {
    const space = SPACE.exec(rest);
    const whole = wholes.find((each) => rest.startsWith(each.text));
    const raised = RAISED.exec(rest);
    const digits = (open.at(-1) === true ? DIGITS : DIGITS_WITH_COMMA).exec(rest);
    const word = WORD.exec(rest);
    if (space !== null) take(space[0].length);
    else if (whole !== undefined) tokens.push(whole.token(take(whole.text.length)));
    else if (raised !== null) {
      const source = take(raised[0].length);
      const lowered = [...source].map((each) => '0123456789+-/'.charAt(SUPERSCRIPTS.indexOf(each))).join('');
      tokens.push({ kind: 'sign', text: '^', source });
      tokens.push({ kind: 'sign', text: '(', source });
      for (const part of lowered.match(/\d+|\D/g) ?? [])
        tokens.push(
          /\d/.test(part) ? { kind: 'number', text: part, source } : { kind: 'sign', text: part, source },
        );
      tokens.push({ kind: 'sign', text: ')', source });
    } else if (digits !== null) {
      const source = take(digits[0].length);
      tokens.push({ kind: 'number', text: source.replace(',', '.').toLowerCase(), source });
    } else if (word !== null) {
      const cut = cutWord(word[0], spellings);
      if (cut === null) unknown.add(word[0]);
      tokens.push(...(cut ?? []));
      take(word[0].length);
    } else if (rest.startsWith('√')) tokens.push({ kind: 'function', name: 'sqrt', source: take(1) });
    else if (SIGN.test(rest)) {
      const last = tokens.at(-1);
      if (rest.startsWith('('))
        open.push(last?.kind === 'function' && (last.name === 'min' || last.name === 'max'));
      if (rest.startsWith(')')) open.pop();
      const sign = take(1);
      tokens.push({ kind: 'sign', text: sign, source: sign });
    } else {
      // A letter beyond the basic plane is one character of two units.
      const source = take(String.fromCodePoint(rest.codePointAt(0) ?? 0).length);
      if (isLetter(source)) unknown.add(source);
      else odd ??= source;
    }
  }
  if (odd !== null) return { kind: 'unreadable', says: `“${odd}” has no meaning in a formula here.` };
  return unknown.size > 0 ? { kind: 'unknown', names: [...unknown] } : { kind: 'tokens', tokens };
}
