import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, LIMITS, safeInputs } from '../../src/state/inputs.ts';
import { linkOf, parse, serialise } from '../../src/state/link.ts';
import { states } from './inputs.ts';

const read = (query: string) => parse(query).inputs;

describe('a link', () => {
  it('gives back every state, without a repair, in at most 400 characters', () => {
    let longest = 0;
    fc.assert(
      fc.property(states, (state) => {
        const query = serialise(state);
        const { inputs, repairs } = parse(query);
        longest = Math.max(longest, query.length);
        if (repairs.length > 0) throw new Error(`${query}: ${JSON.stringify(repairs)}`);
        for (const key of Object.keys(state) as (keyof typeof state)[]) {
          if (JSON.stringify(inputs[key]) !== JSON.stringify(state[key]))
            throw new Error(`${key} of ${query}`);
        }
        if (serialise(inputs) !== query) throw new Error(`${query} is not canonical`);
      }),
      { numRuns: 100_000 },
    );
    expect(longest).toBeLessThanOrEqual(400);
  }, 120_000);

  it('needs nothing but letters a query may hold as they are', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(serialise(state)).toMatch(/^[A-Za-z0-9=&._-]*$/);
      }),
    );
  });

  it('is empty for the opening state, and the bare address then', () => {
    expect(serialise(DEFAULTS)).toBe('');
    expect(linkOf(DEFAULTS, 'https://example.org/lab/')).toBe('https://example.org/lab/');
    expect(parse('')).toEqual({ inputs: DEFAULTS, repairs: [] });
  });

  it('is read in any order, encoded or not, with a leading ?', () => {
    const state = read('?y=-0.5&n=%36%34&c=2%2E5&v=1');
    expect([state.target, state.width, state.rate]).toEqual([-0.5, 64, { kind: 'c', value: 2.5 }]);
  });

  it.each([
    ['c=1e999', 'c', '1e999', LIMITS.c.max],
    ['c=-3', 'c', '-3', LIMITS.c.min],
    ['c=abc', 'c', 'abc', DEFAULTS.rate.value],
    ['c=NaN', 'c', 'NaN', DEFAULTS.rate.value],
    ['c=0x10', 'c', '0x10', DEFAULTS.rate.value],
    ['n=2.5', 'n', '2.5', 3],
    ['n=0', 'n', '0', 1],
    ['n=', 'n', '', 1000],
    ['y=Infinity', 'y', 'Infinity', 0],
    ['steps=1e9', 'steps', '1e9', 100_000],
    ['t=70', 't', '70', 60],
    ['seed=-1', 'seed', '-1', 0],
    ['v=7', 'v', '7', 1],
  ])('%s is repaired alone, saying received, used and allowed', (query, key, received, used) => {
    const { repairs, inputs } = parse(`${query}&alpha=3`);
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({ key, received, used: String(used) });
    expect(repairs[0]?.allowed).not.toBe('');
    expect(inputs.outputScale).toBe(3);
  });

  it('keeps a start inside the cone of its width', () => {
    const { inputs, repairs } = parse('n=4&f0=9&lambda0=2');
    expect(inputs.start).toEqual({ kind: 'given', output: 2, ntk: 2 });
    expect(repairs).toEqual([
      { key: 'f0', received: '9', used: '2', allowed: '|f0| at most lambda0·√n/2 = 2' },
    ]);
  });

  it('says which of two rates, two values and two starts it takes', () => {
    expect(parse('c=2&eta=3').repairs.map(({ key }) => key)).toEqual(['eta']);
    expect(parse('c=2&c=3')).toMatchObject({
      inputs: { rate: { kind: 'c', value: 2 } },
      repairs: [{ key: 'c' }],
    });
    expect(parse('f0=0.5').repairs).toMatchObject([{ key: 'lambda0', received: 'missing' }]);
    expect(parse('nonsense=1').repairs).toMatchObject([{ key: 'nonsense', used: 'ignored' }]);
  });
});

const keys = fc.oneof(
  fc.constantFrom(
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
    'big',
    'theme',
    'pins',
    'chart',
    'ax',
    'ax0',
    'ax1',
    'ay',
    'ay0',
    'ay1',
    'colour',
    'seeds',
    'cells',
    'mu',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '%', '%E0%A4%A', '<script>'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const values = fc.oneof(
  fc.constantFrom(
    '1e999',
    '-1e999',
    'NaN',
    'Infinity',
    '-0',
    '0',
    '1e-999',
    '',
    '%',
    '%zz',
    '%E0%A4%A',
    '__proto__',
    '{"a":1}',
  ),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202e\u0000\ud800',
  ),
  fc.constantFrom(
    'atlas',
    'lab',
    'map',
    'rate',
    'width',
    'bifurcation',
    'c',
    'n',
    'w',
    'r',
    'f0',
    'r0',
    '1',
    '3',
  ),
  fc.double().map(String),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('A'.repeat(5000), '9'.repeat(400), '.'.repeat(300)),
);
const hostile = fc
  .array(fc.tuple(keys, values, fc.constantFrom('=', '', '==')), { maxLength: 14 })
  .map((pairs) => pairs.map(([key, value, equals]) => key + equals + value).join('&'))
  .chain((query) => fc.constantFrom(query, `view=atlas&${query}`));

describe('a hostile link', () => {
  it('never throws, and gives a sound state and repairs that are short and visible', () => {
    fc.assert(
      fc.property(hostile, (query) => {
        const { inputs, repairs } = parse(query);
        expect(safeInputs(inputs, DEFAULTS)).toEqual(inputs);
        const again = parse(serialise(inputs));
        expect(again).toEqual({ inputs, repairs: [] });
        expect(repairs.length).toBeLessThan(40);
        for (const repair of repairs) {
          for (const text of [repair.key, repair.received, repair.used]) {
            expect(text.length).toBeLessThan(120);
            expect(/[\p{Cc}\p{Cs}]/u.test(text)).toBe(false);
          }
        }
      }),
      { numRuns: 10_000 },
    );
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  }, 60_000);

  it('has keys of the other page ignored, and says so', () => {
    const { inputs, repairs } = parse('view=atlas&ghost=1&mu=0.1');
    expect([inputs.ghost, inputs.atlas.decay]).toEqual([false, 0.1]);
    expect(repairs).toEqual([{ key: 'ghost', received: '1', used: 'ignored', allowed: 'with view=lab' }]);
    expect(parse('mu=0.1').repairs).toMatchObject([{ key: 'mu', used: 'ignored' }]);
  });

  it('of a megabyte is cut, and said to be', () => {
    const { repairs, inputs } = parse(`c=3&x=${'9'.repeat(1_000_000)}`);
    expect(inputs.rate.value).toBe(3);
    expect(repairs[0]).toMatchObject({ key: 'link', received: '1000006 characters' });
  });
});

it('a link written while the width holds the start at the edge of the cone needs no repair', () => {
  const state = { ...DEFAULTS, width: 1, start: { kind: 'given', output: 1.7, ntk: 2 } } as const;
  expect(parse(serialise(state))).toMatchObject({ inputs: { start: { output: 1, ntk: 2 } }, repairs: [] });
});
