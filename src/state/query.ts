/** The text of a query: its keys and values, numbers as they are written, and what is said of what cannot be used. */

/** Characters of a query that are read: any link written here has at most 400. */
const READ = 4096;
/** Numbers up to this long are written out even where an exponent would be shorter. */
const SHORT = 12;

const SHOWN = 40;

/** One bad key of a link: what came, what is used in its place, what is allowed. */
export interface Repair {
  readonly key: string;
  readonly received: string;
  readonly used: string;
  readonly allowed: string;
}

/** Shortest decimal that reads back to the same double, without the + that a query would have to escape. */
export const decimal = (value: number) => {
  const plain = String(value).replace('e+', 'e');
  if (plain.length <= SHORT) return plain;
  const power = value.toExponential().replace('e+', 'e');
  return power.length < plain.length ? power : plain;
};

/** What a reader sees of a received text: short, control characters visible. */
export function shown(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{fffd}');
  // By code points, so that no pair of surrogates is cut in two.
  const characters = [...visible];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : visible;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Plain decimal or exponent notation; null for anything else. Overflows give ±Infinity, which is then out of range. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace('−', '-');
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed);
  return Object.is(value, -0) ? 0 : value;
}

export type Note = (key: string, received: string, used: string | number, allowed: string) => void;

/** Most unknown keys named one by one. */
const MOST_UNKNOWN = 4;

/** Splits a query into its known keys, first value of each; tells of duplicates, unknown keys and what is too long. */
export function split(query: string, known: readonly string[], repair: Note): Map<string, string> {
  let text = query.startsWith('?') ? query.slice(1) : query;
  if (text.length > READ) {
    repair('link', `${text.length} characters`, `the first ${READ}`, `at most ${READ} characters`);
    text = text.slice(0, READ);
  }
  const values = new Map<string, string>();
  const twice = new Set<string>();
  const unknown: [string, string][] = [];
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decode(pair.slice(at + 1));
    if (!known.includes(key)) unknown.push([key, value]);
    else if (!values.has(key)) values.set(key, value);
    else if (!twice.has(key)) {
      twice.add(key);
      repair(
        key,
        `${shown(values.get(key) ?? '')}, then ${shown(value)}`,
        `the first, ${shown(values.get(key) ?? '')}`,
        'one value',
      );
    }
  }
  for (const [key, value] of unknown.slice(0, MOST_UNKNOWN))
    repair(shown(key), value, 'ignored', `a key this page knows: ${known.join(', ')}`);
  if (unknown.length > MOST_UNKNOWN)
    repair(
      'other keys',
      `${unknown.length - MOST_UNKNOWN} more unknown`,
      'ignored',
      'the keys this page knows',
    );
  return values;
}
