import { maxOutput } from '../core/model/problem.ts';
import { ATLAS_KEYS, addAtlas, atlasFrom } from './atlasLink.ts';
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
  VIEWS,
  within,
} from './inputs.ts';
import { packPin, unpackPin } from './packing.ts';
import { decimal, type Note, type Repair, readNumber, shown, split } from './query.ts';

/** The link: a public contract. README.md lists the keys; once released, a key keeps its meaning. */

const LINK_VERSION = 1;

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
  add('theme', inputs.theme, DEFAULTS.theme);
  if (inputs.view === 'lab') addLab(inputs, parts);
  else addAtlas(inputs.atlas, parts, add);
  return parts.length === 0 ? '' : `v=${LINK_VERSION}&${parts.join('&')}`;
}

/** What only the lab shows. */
function addLab(inputs: Inputs, parts: string[]): void {
  if (inputs.ghost) parts.push('ghost=1');
  if (inputs.flow) parts.push('flow=1');
  if (inputs.slides) parts.push('slides=1');
  if (inputs.enlarged !== null) parts.push(`big=${inputs.enlarged}`);
  if (inputs.pins.length > 0) parts.push(`pins=${inputs.pins.map(packPin).join('.')}`);
}

/** The whole link to a state. `base` is the page's address without query. */
export function linkOf(inputs: Inputs, base: string): string {
  const query = serialise(inputs);
  return query === '' ? base : `${base}?${query}`;
}

function describe({ min, max, integer }: Limit): string {
  const spell = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 6 }).replace('-', '−');
  return `a ${integer ? 'whole ' : ''}number from ${spell(min)} to ${spell(max)}`;
}

/** Keys of what only the lab shows. */
const LAB_KEYS = ['ghost', 'flow', 'slides', 'big', 'pins'];
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
  'theme',
  ...LAB_KEYS,
  ...ATLAS_KEYS,
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

  const values = split(query, KEYS, repair);
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
  const view = choice('view', VIEWS, DEFAULTS.view) ?? DEFAULTS.view;
  // A key of the page that is not shown would be lost at the next change of the address: better said at once.
  for (const key of view === 'lab' ? ATLAS_KEYS : LAB_KEYS) {
    const text = values.get(key);
    if (text === undefined) continue;
    repair(key, text, 'ignored', `with view=${view === 'lab' ? 'atlas' : 'lab'}`);
    values.delete(key);
  }
  const width = number('n', LIMITS.width, DEFAULTS.width);
  const steps = number('steps', LIMITS.steps, DEFAULTS.steps);
  const eta = values.get('eta');
  if (eta !== undefined && values.has('c')) {
    repair('eta', eta, 'ignored', 'c or eta, not both');
  }
  const c = number('c', LIMITS.c, DEFAULTS.rate.value);
  const asEta = eta !== undefined && !values.has('c');
  const inputs: Inputs = {
    view,
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
    atlas: atlasFrom(values, number, choice, repair),
  };
  return { inputs, repairs };
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
