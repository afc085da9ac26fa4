import { maxOutput } from '../core/problem.ts';
import {
  clamp,
  DEFAULT_START,
  DEFAULTS,
  type Inputs,
  LAB_VIEWS,
  LIMITS,
  type Limit,
  MOST_PINS,
  type Pin,
  THEMES,
  within,
} from './inputs.ts';
import { packPin, unpackPin } from './packing.ts';

/** The link: a public contract. README.md lists the keys; once released, a key keeps its meaning. */

const LINK_VERSION = 1;
/** Characters of a query that are read: any link written here has at most 400. */
const READ = 4096;
const SHOWN = 40;

/** One bad key of a link: what came, what is used in its place, what is allowed. */
export interface Repair {
  readonly key: string;
  readonly received: string;
  readonly used: string;
  readonly allowed: string;
}

/** Shortest decimal that reads back to the same double, without the + that a query would have to escape. */
const decimal = (value: number) => String(value).replace('e+', 'e');

/** Canonical query string without '?': fixed order, defaults left out, '' for the opening state. */
export function serialise(inputs: Inputs): string {
  const { rate, start } = inputs;
  const parts: string[] = [];
  const add = (key: string, value: string | number, otherwise: string | number) => {
    if (value !== otherwise) parts.push(`${key}=${typeof value === 'number' ? decimal(value) : value}`);
  };
  if (rate.kind === 'c') add('c', rate.value, DEFAULTS.rate.value);
  else parts.push(`eta=${decimal(rate.value)}`);
  add('n', inputs.width, DEFAULTS.width);
  add('y', inputs.target, DEFAULTS.target);
  if (start.kind === 'seed') parts.push(`seed=${decimal(inputs.seed)}`);
  else if (
    start.output !== DEFAULT_START.output ||
    start.ntk !== DEFAULT_START.ntk ||
    inputs.seed !== DEFAULTS.seed
  ) {
    add('seed', inputs.seed, DEFAULTS.seed);
    // A start that the width has pushed to the edge of the cone is written as the run has it, so that no link of this page needs a repair.
    const bound = maxOutput(start.ntk, inputs.width);
    const output = Math.max(-bound, Math.min(bound, start.output));
    parts.push(`f0=${decimal(output)}`, `lambda0=${decimal(start.ntk)}`);
  }
  add('alpha', inputs.outputScale, DEFAULTS.outputScale);
  add('steps', inputs.steps, DEFAULTS.steps);
  add('t', inputs.step, DEFAULTS.step);
  if (inputs.ghost) parts.push('ghost=1');
  if (inputs.flow) parts.push('flow=1');
  if (inputs.slides) parts.push('slides=1');
  if (inputs.enlarged !== null) parts.push(`big=${inputs.enlarged}`);
  add('theme', inputs.theme, DEFAULTS.theme);
  if (inputs.pins.length > 0) parts.push(`pins=${inputs.pins.map(packPin).join('.')}`);
  return parts.length === 0 ? '' : `v=${LINK_VERSION}&${parts.join('&')}`;
}

/** The whole link to a state. `base` is the page's address without query. */
export function linkOf(inputs: Inputs, base: string): string {
  const query = serialise(inputs);
  return query === '' ? base : `${base}?${query}`;
}

/** What a reader sees of a received text: short, control characters visible. */
function shown(text: string): string {
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
function readNumber(text: string): number | null {
  const trimmed = text.trim().replace('−', '-');
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed);
  return Object.is(value, -0) ? 0 : value;
}

function describe({ min, max, integer }: Limit): string {
  const spell = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 6 }).replace('-', '−');
  return `a ${integer ? 'whole ' : ''}number from ${spell(min)} to ${spell(max)}`;
}

const KEYS = [
  'v',
  'view',
  'c',
  'eta',
  'n',
  'y',
  'seed',
  'f0',
  'lambda0',
  'alpha',
  'steps',
  't',
  'ghost',
  'flow',
  'slides',
  'big',
  'theme',
  'pins',
];

/** Reads a query: every bad key is repaired alone, and each repair is told. Never throws. */
export function parse(query: string): { readonly inputs: Inputs; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = [];
  const repair = (key: string, received: string, used: string | number, allowed: string) =>
    repairs.push({
      key,
      received: shown(received),
      used: typeof used === 'number' ? decimal(used) : used,
      allowed,
    });

  const values = split(query, repair);
  const number = (key: string, limit: Limit, fallback: number): number => {
    const text = values.get(key);
    if (text === undefined) return fallback;
    const value = readNumber(text);
    if (value !== null && within(value, limit)) return value;
    const used = clamp(value ?? Number.NaN, limit, fallback);
    repair(key, text, used, describe(limit));
    return used;
  };
  const choice = <T extends string>(key: string, allowed: readonly T[], fallback: T | null): T | null => {
    const text = values.get(key);
    if (text === undefined) return fallback;
    const found = allowed.find((each) => each === text);
    if (found !== undefined) return found;
    repair(key, text, fallback ?? 'none', allowed.join(', '));
    return fallback;
  };
  const flag = (key: string): boolean => {
    const text = values.get(key);
    if (text === undefined || text === '0') return false;
    if (text !== '1') repair(key, text, '0', '0 or 1');
    return text === '1';
  };

  const version = values.get('v');
  if (version !== undefined && version !== String(LINK_VERSION))
    repair('v', version, LINK_VERSION, `${LINK_VERSION}`);
  choice('view', ['lab'], 'lab');
  const width = number('n', LIMITS.width, DEFAULTS.width);
  const steps = number('steps', LIMITS.steps, DEFAULTS.steps);
  const eta = values.get('eta');
  if (eta !== undefined && values.has('c')) {
    repair('eta', eta, 'ignored', 'c or eta, not both');
  }
  const c = number('c', LIMITS.c, DEFAULTS.rate.value);
  const asEta = eta !== undefined && !values.has('c');
  const inputs: Inputs = {
    rate: asEta ? { kind: 'eta', value: number('eta', LIMITS.eta, 1) } : { kind: 'c', value: c },
    width,
    target: number('y', LIMITS.target, DEFAULTS.target),
    seed: number('seed', LIMITS.seed, DEFAULTS.seed),
    start: startFrom(values, width, number, repair),
    outputScale: number('alpha', LIMITS.outputScale, DEFAULTS.outputScale),
    steps,
    step: number('t', { ...LIMITS.step, max: steps }, DEFAULTS.step),
    ghost: flag('ghost'),
    flow: flag('flow'),
    slides: flag('slides'),
    enlarged: choice('big', LAB_VIEWS, null),
    theme: choice('theme', THEMES, DEFAULTS.theme) ?? DEFAULTS.theme,
    pins: pinsFrom(values.get('pins'), repair),
  };
  return { inputs, repairs };
}

type Note = (key: string, received: string, used: string | number, allowed: string) => void;

/** Most unknown keys named one by one. */
const MOST_UNKNOWN = 4;

/** Splits a query into its known keys, first value of each; tells of duplicates, unknown keys and what is too long. */
function split(query: string, repair: Note): Map<string, string> {
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
    if (!KEYS.includes(key)) unknown.push([key, value]);
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
    repair(shown(key), value, 'ignored', `a key this page knows: ${KEYS.join(', ')}`);
  if (unknown.length > MOST_UNKNOWN)
    repair(
      'other keys',
      `${unknown.length - MOST_UNKNOWN} more unknown`,
      'ignored',
      'the keys this page knows',
    );
  return values;
}

/** f0 and lambda0 make a given start; a seed alone makes random weights; nothing makes the opening start. */
function startFrom(
  values: Map<string, string>,
  width: number,
  number: (key: string, limit: Limit, fallback: number) => number,
  repair: Note,
): Inputs['start'] {
  const f0 = values.get('f0');
  const lambda0 = values.get('lambda0');
  if (f0 === undefined && lambda0 === undefined) {
    return values.has('seed') ? { kind: 'seed' } : DEFAULTS.start;
  }
  if (lambda0 === undefined) repair('lambda0', 'missing', DEFAULT_START.ntk, 'given together with f0');
  if (f0 === undefined) repair('f0', 'missing', 0, 'given together with lambda0');
  const ntk = number('lambda0', LIMITS.lambda0, DEFAULT_START.ntk);
  let output = number('f0', LIMITS.f0, 0);
  const bound = maxOutput(ntk, width);
  if (Math.abs(output) > bound) {
    const nearest = Math.sign(output) * Math.min(bound, LIMITS.f0.max);
    repair('f0', f0 ?? '', nearest, `|f0| at most lambda0·√n/2 = ${decimal(bound)}`);
    output = nearest;
  }
  return { kind: 'given', output, ntk };
}

function pinsFrom(text: string | undefined, repair: Note): Pin[] {
  if (text === undefined) return [];
  const packed = text.split('.');
  const pins = packed.slice(0, MOST_PINS).map(unpackPin);
  const sound = pins.filter((pin) => pin !== null);
  if (sound.length < packed.length)
    repair(
      'pins',
      text,
      `${sound.length} of ${packed.length} pinned runs`,
      `at most ${MOST_PINS} runs as this page writes them`,
    );
  return sound;
}
