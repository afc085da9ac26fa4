import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXERCISES } from '../../../src/views/course/exercises/exercises.ts';
import { friendlyPoint, judge, samplePoints } from '../../../src/views/course/judging/judge.ts';
import { loadParser } from '../../../src/views/course/judging/loadParser.ts';
import { runs } from '../../fuzz.ts';
import { ANSWERS, NONSENSE } from './answers.ts';

const parser = await loadParser();
const FIELDS = EXERCISES.flatMap(({ name, fields }) =>
  fields.map((field) => ({ name: `${name} ${field.id}`, field })),
);

test('the table has every field, and nothing else', () => {
  expect(Object.keys(ANSWERS)).toEqual(FIELDS.map(({ name }) => name));
});

describe.each(FIELDS)('$name', ({ name, field }) => {
  const table = ANSWERS[name];

  test('takes the right answer in any spelling', () => {
    expect(table?.right.length).toBeGreaterThanOrEqual(3);
    for (const text of table?.right ?? [])
      expect([text, judge(field, text, parser)]).toEqual([text, { kind: 'right' }]);
  });

  test('knows every wrong answer it names, in any spelling', () => {
    expect(Object.keys(table?.wrong ?? {}).sort()).toEqual(field.wrong.map(({ id }) => id).sort());
    expect(field.wrong.length).toBeGreaterThanOrEqual(3);
    for (const [id, texts] of Object.entries(table?.wrong ?? {})) {
      expect(texts.length).toBeGreaterThanOrEqual(2);
      for (const text of texts)
        expect([text, judge(field, text, parser)]).toEqual([text, { kind: 'known', id }]);
    }
  });

  test('refuses other answers with a point where they are visibly wrong', () => {
    for (const text of table?.other ?? []) {
      const judgement = judge(field, text, parser);
      expect([text, judgement.kind]).toEqual([text, 'wrong']);
      if (judgement.kind !== 'wrong') continue;
      expect(judgement.expected).toBe(field.right(judgement.values));
      expect(Math.abs(judgement.answer - judgement.expected)).toBeGreaterThan(
        0.004 * Math.abs(judgement.expected),
      );
    }
  });

  test('answers nonsense by its kind, with words', () => {
    for (const [text, kind] of NONSENSE) {
      const judgement = judge(field, text, parser);
      expect([text, judgement.kind]).toEqual([text, kind]);
      if ('says' in judgement) expect(judgement.says).toMatch(/^.{10,160}[.?]$/u);
    }
  });

  test('its right answer is a number all over the domain, and no wrong one is right', () => {
    for (const values of [...samplePoints(field), friendlyPoint(field)])
      expect(field.right(values)).toSatisfy(Number.isFinite);
    for (const { value } of field.wrong)
      expect(samplePoints(field).some((values) => Math.abs(value(values) - field.right(values)) > 1e-3)).toBe(
        true,
      );
  });
});

const find = (name: string) => {
  const found = FIELDS.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found.field;
};

test('what is defined nowhere, or not everywhere, is told with a point', () => {
  const field = find('bowl factor');
  const root = judge(field, 'sqrt(-1-q^2)', parser);
  expect(root).toMatchObject({
    kind: 'undefined',
    values: field.friendly,
    expected: field.right(field.friendly),
  });
  expect(judge(field, '1 - ηq + 0*sqrt(q - 2)', parser)).toMatchObject({ kind: 'undefined' });
  expect(judge(field, '(1 - ηq)(q - 1)/(q - 1)', parser)).toEqual({ kind: 'right' });
  expect(judge(field, '1 - ηq + 0/0', parser)).toMatchObject({ kind: 'undefined' });
});

test('unknown symbols are named beside the known ones', () => {
  const judgement = judge(find('bowl factor'), '1 - ηq + xx/kk', parser);
  expect(judgement).toEqual({
    kind: 'unknown',
    names: ['xx', 'kk'],
    known: ['η', 'q'],
    says: '“xx”, “kk” are not known here. The symbols here are η, q.',
  });
});

test('an answer that holds for the worked numbers alone is shown another point', () => {
  const field = find('step u');
  // With n = 4, √n = n/2.
  const judgement = judge(field, 'u - 2ηΔf v/n', parser);
  expect(judgement.kind).toBe('wrong');
  expect(judgement.kind === 'wrong' && judgement.values).not.toEqual(friendlyPoint(field));
});

test('the points are the same at every call, and lie in the domain', () => {
  for (const { field } of FIELDS) {
    expect(samplePoints(field)).toEqual(samplePoints(field));
    if (field.variables.length > 0) expect(samplePoints(field).length).toBeGreaterThanOrEqual(12);
    for (const { name, domain } of field.variables) {
      if (typeof domain === 'function') continue;
      for (const values of samplePoints(field)) {
        expect(values[name]).toBeGreaterThanOrEqual(domain[0]);
        expect(values[name]).toBeLessThanOrEqual(domain[1]);
      }
    }
  }
});

test('a fraction before a product without a sign may be meant in either way', () => {
  const field = find('bowl critical');
  const points = [{ a: 4, b: 1 }];
  const reading = parser.read('2/a b', field.variables);
  expect(reading.kind === 'read' && reading.readings.map((each) => each(points[0] ?? {}))).toEqual([
    0.5, 0.5,
  ]);
  expect(judge(field, '2b/a b', parser).kind).toBe('right');
});

test('no text makes it throw', () => {
  const pieces = [
    'η',
    'eta',
    'Δf',
    'u',
    "u'",
    '‖u‖²',
    '²',
    '⁻¹',
    '√',
    '(',
    ')',
    '|',
    '+',
    '-',
    '*',
    '/',
    '^',
    ',',
    '.',
    '=',
    '1',
    '2',
    ' ',
    'sqrt',
    'min',
    'x',
    '\\',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 220 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...FIELDS), (text, { field }) => {
      const judgement = judge(field, text, parser);
      expect(judgement.kind).toBeTypeOf('string');
      expect(judge(field, text, parser)).toEqual(judgement);
    }),
    runs(3000),
  );
});

test.each(['(', '-', '√', '2^', 'sqrt ', '|', '((-', '/', 'uvη', '1+(', '²'])(
  'a text full of “%s” is answered at once',
  (piece) => {
    const text = piece.repeat(Math.floor(200 / piece.length));
    for (const { field } of FIELDS) {
      expect(judge(field, text, parser).kind).not.toBe('right');
      expect(judge(field, `${text.slice(0, 198)}1`, parser).kind).toBeTypeOf('string');
    }
  },
);
