import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import { flag, real } from '../../src/state/fields.ts';
import { viewSlice } from '../../src/state/inputs.ts';
import { makeLink } from '../../src/state/link.ts';
import { RUN_FIELDS } from '../../src/state/run.ts';
import { simpleSlice } from '../../src/state/slice.ts';
import { atlasSlice } from '../../src/views/atlas/slice.ts';
import { labSlice } from '../../src/views/lab/slice.ts';
import { runs } from '../fuzz.ts';
import { KEYS, states, WORDS } from '../states.ts';

const { initial, parse, serialise } = link;
const read = (query: string) => parse(query).inputs;

describe('a link', () => {
  it('gives back every state, without a repair, in at most 400 characters', () => {
    let longest = 0;
    let rounded = 0;
    fc.assert(
      fc.property(states, (state) => {
        const query = serialise(state);
        const { inputs, repairs } = parse(query);
        longest = Math.max(longest, query.length);
        if (repairs.length > 0) throw new Error(`${query}: ${JSON.stringify(repairs)}`);
        // Hardly any state needs more than 400 characters: of those some numbers are rounded.
        if (inputs.run.outputScale === state.run.outputScale) expect(inputs).toEqual(state);
        else {
          rounded++;
          expect(inputs.run.outputScale / state.run.outputScale).toBeCloseTo(1, 6);
          expect(inputs.views).toEqual(state.views);
        }
        if (serialise(inputs) !== query) throw new Error(`${query} is not canonical`);
      }),
      runs(10_000),
    );
    expect(longest).toBeGreaterThan(300);
    expect(longest).toBeLessThanOrEqual(400);
    expect(rounded).toBeLessThan(10);
  });

  it('needs nothing but letters a query may hold as they are', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(serialise(state)).toMatch(/^[A-Za-z0-9=&._-]*$/);
      }),
    );
  });

  it('is empty for the opening state, and the bare address then', () => {
    expect(serialise(initial)).toBe('');
    expect(link.linkTo(initial, 'https://example.org/lab/')).toBe('https://example.org/lab/');
    expect(parse('')).toEqual({ inputs: initial, repairs: [] });
    const { run } = read('c=3');
    expect(link.linkTo({ ...initial, run }, 'https://example.org/')).toBe('https://example.org/?v=1&c=3');
  });

  it('is read in any order, encoded or not, with a leading ?', () => {
    const { run } = read('?y=-0.5&n=%36%34&c=2%2E5&v=1');
    expect([run.target, run.width, run.rate]).toEqual([-0.5, 64, { kind: 'c', value: 2.5 }]);
  });

  it.each([
    ['c=1e999', 'c', '1e999', RUN_FIELDS.c.max],
    ['c=-3', 'c', '-3', RUN_FIELDS.c.min],
    ['c=abc', 'c', 'abc', 2.6],
    ['c=NaN', 'c', 'NaN', 2.6],
    ['c=0x10', 'c', '0x10', 2.6],
    ['n=2.5', 'n', '2.5', 3],
    ['n=0', 'n', '0', 1],
    ['n=', 'n', '', 1000],
    ['y=Infinity', 'y', 'Infinity', 0],
    ['steps=1e9', 'steps', '1e9', 100_000],
    ['t=70', 't', '70', 60],
    ['seed=-1', 'seed', '-1', 0],
    ['v=7', 'v', '7', 1],
    ['theme=mauve', 'theme', 'mauve', 'auto'],
    ['slides=yes', 'slides', 'yes', 0],
    ['big=all', 'big', 'all', 'none'],
    ['pins=zzz', 'pins', 'zzz', '0 of 1 pinned runs'],
    ['view=atlas&mu=0.12345', 'mu', '0.12345', 0.1235],
    ['view=atlas&cells=7', 'cells', '7', 512],
    ['view=atlas&ax=zzz', 'ax', 'zzz', 'c'],
    ['view=atlas&ay=c', 'ay', 'c', 'n'],
    ['view=atlas&chart=rate&ay=y', 'ay', 'y', 'r'],
    ['view=atlas&ax=y', 'ay', 'y', 'c'],
    ['view=atlas&ax0=2&ax1=2', 'ax0, ax1', '2 to 2', '0 to 6'],
    ['view=atlas&ax0=5&ax1=1', 'ax0, ax1', '5 to 1', '1 to 5'],
    ['view=atlas&ax=n&ax0=1&ax1=1.01', 'ax0, ax1', '1 to 1.01', '1 to 1000000'],
  ])('%s is repaired alone, saying received, used and allowed', (query, key, received, used) => {
    const { repairs, inputs } = parse(`${query}&alpha=3`);
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({ key, received, used: String(used) });
    expect(repairs[0]?.allowed).not.toBe('');
    expect(inputs.run.outputScale).toBe(3);
  });

  it('keeps a start inside the cone of its width', () => {
    const { inputs, repairs } = parse('n=4&f0=9&lambda0=2');
    expect(inputs.run.start).toEqual({ kind: 'given', output: 2, ntk: 2 });
    expect(repairs).toEqual([
      { key: 'f0', received: '9', used: '2', allowed: '|f0| at most lambda0·√n/2 = 2' },
    ]);
    expect(parse('n=4&f0=-9&lambda0=2').inputs.run.start).toEqual({ kind: 'given', output: -2, ntk: 2 });
    expect(parse('n=4&f0=2&lambda0=2').repairs).toEqual([]);
  });

  it('says which of two rates, two values and two starts it takes', () => {
    expect(parse('c=2&eta=3')).toMatchObject({
      inputs: { run: { rate: { kind: 'c', value: 2 } } },
      repairs: [{ key: 'eta', received: '3', used: 'ignored' }],
    });
    expect(parse('c=2&c=3&c=4')).toMatchObject({
      inputs: { run: { rate: { kind: 'c', value: 2 } } },
      repairs: [{ key: 'c', received: '2, then 3', used: 'the first, 2', allowed: 'one value' }],
    });
    expect(parse('f0=0.5').repairs).toMatchObject([{ key: 'lambda0', received: 'missing', used: '2' }]);
    expect(parse('lambda0=3')).toMatchObject({
      inputs: { run: { start: { output: 0, ntk: 3 } } },
      repairs: [{ key: 'f0', received: 'missing', used: '0' }],
    });
    expect(parse('=3').repairs).toMatchObject([{ key: '', received: '3', used: 'ignored' }]);
    expect(parse('nonsense').repairs).toMatchObject([{ key: 'nonsense', received: '', used: 'ignored' }]);
    expect(parse('nonsense=1').repairs).toMatchObject([{ key: 'nonsense', received: '1', used: 'ignored' }]);
  });

  it.each([
    ['-0', 0],
    ['−2.5', -2.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    [' 7 ', 7],
  ])('takes “%s” for the number it is', (text, value) => {
    const { inputs, repairs } = parse(`y=${encodeURIComponent(text)}`);
    expect([inputs.run.target, repairs]).toEqual([value, []]);
  });

  it('shows forty characters of a text it cannot use, and none that cannot be seen', () => {
    const received = (text: string) => parse(`c=${encodeURIComponent(text)}`).repairs[0]?.received;
    expect(received('x'.repeat(40))).toBe('x'.repeat(40));
    expect(received('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
    expect(received('\u{1f600}'.repeat(41))).toBe(`${'\u{1f600}'.repeat(40)}…`);
    expect(received('a\u202eb\u0000c')).toBe('a\ufffdb\ufffdc');
  });

  it('reads 4,096 characters and says where it had more', () => {
    const long = (length: number) => `c=3&x=${'9'.repeat(length - 6)}`;
    expect(parse(long(4096)).repairs.map(({ key }) => key)).toEqual(['x']);
    // What comes after them is not read.
    expect(parse(`${long(4096)}&n=7`).inputs.run.width).toBe(1000);
    expect(parse(long(4097)).repairs[0]).toEqual({
      key: 'link',
      received: '4097 characters',
      used: 'the first 4096',
      allowed: 'at most 4096 characters',
    });
  });

  it('writes numbers in their shorter form, and without a sign that would be escaped', () => {
    const y = (target: number) => serialise({ ...initial, run: { ...initial.run, target } });
    expect([1e6, 1e-7, -123456.7, 1e-6, 0.000001234].map(y)).toEqual([
      'v=1&y=1000000',
      'v=1&y=1e-7',
      'v=1&y=-123456.7',
      'v=1&y=0.000001',
      'v=1&y=0.000001234',
    ]);
  });

  it('has a given start beside a seed, and a seed alone as random weights', () => {
    expect(read('seed=3').run).toMatchObject({ seed: 3, start: { kind: 'seed' } });
    expect(read('seed=3&f0=0.5&lambda0=2').run).toMatchObject({
      seed: 3,
      start: { kind: 'given', output: 0.5 },
    });
    expect(serialise(read('seed=1'))).toBe('v=1&seed=1');
    expect(serialise(read('seed=3&f0=1&lambda0=2'))).toBe('v=1&seed=3&f0=1&lambda0=2');
  });
});

const keys = fc.oneof(
  fc.constantFrom(...KEYS),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '%', '%E0%A4%A', '<script>'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const values = fc.oneof(
  fc.constantFrom(
    ...['1e999', '-1e999', 'NaN', 'Infinity', '-0', '0', '1', '3', '1e-999', '', '%', '%zz', '%E0%A4%A'],
    ...['__proto__', '{"a":1}', 'javascript:alert(1)', '\u202e\u0000\ud800'],
    ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'],
  ),
  fc.constantFrom(...WORDS),
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
        // Sound: bringing everything inside its limits changes nothing.
        expect(link.changed(initial, inputs as never)).toEqual(inputs);
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
      runs(3000),
    );
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('has keys of the other page ignored, and says so', () => {
    const { inputs, repairs } = parse('view=atlas&ghost=1&mu=0.1');
    expect([labSlice.of(inputs).linearised, atlasSlice.of(inputs).decay]).toEqual([false, 0.1]);
    expect(repairs).toEqual([{ key: 'ghost', received: '1', used: 'ignored', allowed: 'with view=lab' }]);
    expect(parse('mu=0.1').repairs).toMatchObject([{ key: 'mu', used: 'ignored' }]);
  });

  it('of a megabyte is cut, and said to be', () => {
    const { repairs, inputs } = parse(`c=3&x=${'9'.repeat(1_000_000)}`);
    expect(inputs.run.rate.value).toBe(3);
    expect(repairs[0]).toMatchObject({ key: 'link', received: '1000006 characters' });
  });

  it('of many unknown keys names a few and counts the rest', () => {
    const { repairs } = parse('a=1&b=2&d=3&e=4&f=5&g=6');
    expect(repairs).toHaveLength(5);
    expect(repairs[4]).toMatchObject({ key: 'other keys', received: '2 more unknown' });
    expect(parse('a=1&b=2&d=3&e=4').repairs.map(({ key }) => key)).toEqual(['a', 'b', 'd', 'e']);
  });
});

it.each([1, -1])(
  'a link written while the width holds the start at the edge of the cone needs no repair: %d',
  (side) => {
    const start = { kind: 'given', output: 2.7 * side, ntk: 2 } as const;
    const state = { ...initial, run: { ...initial.run, width: 4, start } };
    expect(parse(serialise(state))).toMatchObject({
      inputs: { run: { start: { output: 2 * side, ntk: 2 } } },
      repairs: [],
    });
  },
);

it('a change leaves every slice that it does not touch the object it was', () => {
  const changed = link.changed(initial, { run: { width: 7 } });
  expect([
    changed.clock === initial.clock,
    changed.page === initial.page,
    changed.views === initial.views,
  ]).toEqual([true, true, true]);
  const later = link.changed(changed, { clock: { step: 3 } });
  expect([later.run === changed.run, later.page === changed.page]).toEqual([true, true]);
  expect(link.changed(later, { page: { theme: 'dark' } }).run).toBe(later.run);
});

describe('a product of other views', () => {
  const third = viewSlice(
    simpleSlice('third', {
      isOpen: ['open', flag('whether it is open')],
      size: ['size', real({ min: 0, max: 10 }, 5, 'how large it is')],
    }),
  );
  const own = makeLink([labSlice, third]);

  it('has the keys of each, and reads and writes those of a view that nobody else knows', () => {
    const { inputs, repairs } = own.parse('view=third&open=1&size=99&c=3');
    expect(third.of(inputs)).toEqual({ isOpen: true, size: 10 });
    expect(repairs).toEqual([{ key: 'size', received: '99', used: '10', allowed: 'a number from 0 to 10' }]);
    expect(own.serialise(inputs)).toBe('v=1&c=3&view=third&open=1&size=10');
    const smaller = own.changed(inputs, third.patch({ size: -1 }));
    expect(third.of(smaller)).toEqual({ isOpen: true, size: 0 });
    expect(labSlice.of(smaller)).toBe(labSlice.of(inputs));
    expect(own.parse('view=atlas').repairs).toMatchObject([
      { key: 'view', used: 'lab', allowed: 'lab, third' },
    ]);
  });

  it('cannot have the same key twice', () => {
    const clash = viewSlice(simpleSlice('clash', { big: ['big', flag('taken by the lab')] }));
    expect(() => makeLink([labSlice, clash])).toThrow('two slices have the key big');
    const common = viewSlice(simpleSlice('common', { c: ['c', flag('taken by the run')] }));
    expect(() => makeLink([common])).toThrow('two slices have the key c');
  });
});
