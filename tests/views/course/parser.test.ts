import { expect, test } from 'vitest';
import type { Variable } from '../../../src/views/course/judging/field.ts';
import { parser } from '../../../src/views/course/judging/parser.ts';

const symbol = (name: string, ...spellings: string[]): Variable => ({ name, spellings, domain: [0, 1] });
const VARIABLES = [
  symbol('η', 'eta'),
  symbol('λ', 'lambda', 'λ₀', 'lambda0', 'lambda_0'),
  symbol('Δf', 'Df', 'Delta f'),
  symbol('n'),
  symbol('U', '‖u‖²', '‖u‖^2'),
];
const VALUES = { η: 2, λ: 3, Δf: 5, n: 4, U: 7 };

/** Each reading's value. */
function valuesOf(text: string): readonly number[] | string {
  const reading = parser.read(text, VARIABLES, ["u'"]);
  return reading.kind === 'read' ? reading.readings.map((each) => each(VALUES)) : reading.kind;
}

test.each([
  ['2 eta lambda', 12],
  ['ηλ', 6],
  ['etalambda', 6],
  ['Eta · LAMBDA_0', 6],
  ['η×λ₀', 6],
  ['\\eta \\cdot \\lambda', 6],
  ['2(1-n)', -6],
  ['n(n+1)', 20],
  ['(n)(n)2', 32],
  ['ηΔf²/n', 12.5],
  ['η²∆f²', 100],
  ['2 Delta f', 10],
  ['√n', 2],
  ['2√n n', 16],
  ['√(n + 5)', 3],
  ['√√(4n)', 2],
  ['sqrt n', 2],
  ['√|n − 5|', 1],
  ['|n-5|n', 4],
  ['2|n-6|', 4],
  ['|1 − |n − 9||', 4],
  ['n⁻¹ᐟ²', 0.5],
  ['n^(-1/2)', 0.5],
  ['n⁻¹', 0.25],
  ['n**2', 16],
  ['-n²', -16],
  ['2^3^2', 512],
  ['2^-1', 0.5],
  ['--n', 4],
  ['0,5', 0.5],
  ['.5 + 1.', 1.5],
  ['1e-3', 0.001],
  ['2,5n', 10],
  ['½n', 2],
  ['[n+{1}]', 5],
  ['min(1,2)', 1],
  ['max(1, 2n, 3)', 8],
  ['min(n, (1,5))', 1.5],
  ['ln(exp 2)', 2],
  ['log(1)', 0],
  ['||u||²/n', 1.75],
  ['‖u‖²‖u‖^2', 49],
  ["u' = n", 4],
  ['u′≔n', 4],
  ['6 ÷ n', 1.5],
  ['6 − n', 2],
])('“%s” is %d', (text, value) => {
  const values = valuesOf(text);
  expect(values).not.toBeTypeOf('string');
  expect((values as readonly number[])[0]).toBeCloseTo(value, 12);
});

test('a product without a sign after a fraction has two readings, and any other formula one', () => {
  expect(valuesOf('η/√n Δf')).toEqual([5, 0.2]);
  expect(valuesOf('1/n (U+1)')).toEqual([2, 1 / 32]);
  expect(valuesOf('η/√n · Δf')).toEqual([5]);
  expect(valuesOf('ηΔf/n')).toEqual([2.5]);
});

test.each([
  ['(n', 'A parenthesis “(” is not closed.'],
  ['|n', 'A bar “|” is not closed.'],
  ['n)', '“)” closes nothing that was opened.'],
  ['2 +', 'Something is missing after “+”.'],
  ['* 2', 'Something is missing before “*”.'],
  ['2 + * 3', 'Something is missing between “+” and “*”.'],
  ['3 4', 'The numbers “3” and “4” stand side by side: put a sign between them.'],
  ['n # 2', '“#” has no meaning in a formula here.'],
  ['n = 3', "Type one formula, alone or after “u' =”."],
  ['('.repeat(40), 'The parentheses are nested too deep to be read.'],
])('“%s” is refused with words', (text, says) => {
  expect(parser.read(text, VARIABLES, ["u'"])).toEqual({ kind: 'unreadable', says });
});

test('nothing but the functions listed can be called, and no property is a name', () => {
  for (const text of [
    'constructor',
    'toString()',
    'import("x")',
    'f(n)=n',
    'n.constructor',
    'createUnit(1)',
    'eval(1)',
  ])
    expect(['unknown', 'unreadable']).toContain(parser.read(text, VARIABLES).kind);
});
