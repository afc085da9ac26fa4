import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf } from '../../../src/panels/run.ts';
import { piecesOf } from '../../../src/panels/words/pieces.ts';
import { SYMBOLS } from '../../../src/panels/words/symbols.ts';
import { QUESTIONS } from '../../../src/views/lab/questions.ts';
import { runs } from '../../fuzz.ts';

const symbolsOf = (text: string) =>
  piecesOf(text)
    .filter(({ symbol }) => symbol)
    .map((piece) => piece.text);

const NAMES = Object.keys(SYMBOLS);
const questions = Object.values(QUESTIONS).map(({ asks, answer, run, steps }) => ({
  asks,
  answers: answer(runOf(run, steps)),
}));

describe('the symbols', () => {
  it.each(NAMES)('have a meaning, a whole sentence, and are found: %s', (name) => {
    expect(SYMBOLS[name]?.says).toMatch(/^([A-Z]|ηλ).*\.$/);
    expect(piecesOf(name)).toEqual([{ text: name, symbol: true }]);
    expect(piecesOf(`how ${name} moves`)).toEqual([
      { text: 'how ', symbol: false },
      { text: name, symbol: true },
      { text: ' moves', symbol: false },
    ]);
    for (const text of [`(${name})`, `${name}, and`, `−4·${name}²`, `Is it ${name}?`, `${name} = 2`])
      expect([text, symbolsOf(text)]).toEqual([text, [name]]);
  });

  it('stand in what is said of each other only where they have a meaning', () => {
    for (const { says } of Object.values(SYMBOLS))
      for (const symbol of symbolsOf(says)) expect(NAMES).toContain(symbol);
  });

  it.each<[string, string[]]>([
    ['At c = 4 λ cannot fall any more.', ['c', 'λ']],
    ['λ′ = λ + (ηλ − 4)·ηΔf²/n', ['λ', 'λ', 'η', 'λ', 'η', 'Δf', 'n']],
    ['c = ηλ₀, and κ∞ is not κ₀', ['c', 'η', 'λ₀', 'κ∞', 'κ₀']],
    ['By f₀ and Δf₀, r₀ and W₀; f, Δf, r, W.', ['f₀', 'Δf₀', 'r₀', 'W₀', 'f', 'Δf', 'r', 'W']],
    ['P̂ against Q̂, of u + v and u − v', ['P̂', 'Q̂', 'u', 'v', 'u', 'v']],
    ['t = 3 of T steps', ['t', 'T']],
    ['‖W − W₀‖', ['W', 'W₀']],
    ['y/√n, y/α and ημ', ['y', 'n', 'y', 'α', 'η', 'μ']],
    ['η·sharpness of the Hessian', ['η', 'sharpness']],
    ['The sharpnesses, and λ’s end', ['λ']],
    ['A network can’t learn; don’t let it. It’s y’s turn', ['y']],
    ["It can't, won't, isn't", []],
    ['n-fold, and a step at a time', ['n']],
    ['Lazy, then thrown: Tuesday, Lyon, World', []],
    ['', []],
    ['u₀ and n∞ are none', []],
  ])('of “%s” are %j', (text, expected) => {
    expect(symbolsOf(text)).toEqual(expected);
  });
});

describe('a text in pieces', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéß'.split('');
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 2, maxLength: 9 })
    .map((all) => all.join(''));
  const part = fc.oneof(
    fc.constantFrom(...NAMES),
    fc.constantFrom(' ', '’', "'", '·', '²', '√', '(', ')', '₀', '∞', '\u{302}', '?'),
    word,
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );

  it('is the text, whatever stands in it, and its symbols are known', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.text).not.toBe('');
          if (piece.symbol) expect(NAMES).toContain(piece.text);
        }
        // What stands between two symbols is one piece.
        for (const [i, piece] of pieces.entries())
          if (!piece.symbol) expect(pieces[i + 1]?.symbol ?? true).toBe(true);
        found += pieces.filter(({ symbol }) => symbol).length;
        expect(piecesOf(text)).toEqual(pieces);
      }),
      runs(1000),
    );
    expect(found).toBeGreaterThan(500);
  });

  it('has no symbol inside a word, nor in what an apostrophe cuts off', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.constantFrom(' ', '’', "'", ', '),
        (words, between) => {
          const plain = words.filter((each) => each !== 'sharpness');
          expect(symbolsOf(plain.join(between))).toEqual([]);
        },
      ),
      runs(500),
    );
    for (const apostrophe of ['’', "'"])
      for (const name of NAMES.filter((each) => /^[a-zA-Z]$/.test(each)))
        expect([name, symbolsOf(`we${apostrophe}${name}`)]).toEqual([name, []]);
  });

  it('is right however many texts have been cut before', () => {
    const texts = Array.from({ length: 1200 }, (_, i) => `step ${i} of T`);
    for (let pass = 0; pass < 2; pass++)
      for (const text of texts)
        expect(piecesOf(text)).toEqual([
          { text: text.slice(0, -1), symbol: false },
          { text: 'T', symbol: true },
        ]);
  });

  it('of every question and answer is whole, with known symbols and none that a letter adjoins', () => {
    for (const { asks, answers } of questions)
      for (const text of [asks, answers]) {
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const [i, piece] of pieces.entries()) {
          if (!piece.symbol) continue;
          expect(NAMES).toContain(piece.text);
          const beside = `${pieces[i - 1]?.text.at(-1) ?? ''}${pieces[i + 1]?.text[0] ?? ''}`;
          // Only Greek stands right beside a letter, as in ηλ.
          if (/^[a-zA-Z]/.test(piece.text))
            expect([text, beside]).toEqual([text, expect.not.stringMatching(/[a-z]/i)]);
        }
      }
    const all = questions.flatMap(({ asks, answers }) => symbolsOf(`${asks} ${answers}`));
    for (const name of ['c', 'η', 'λ', 'n', 'y', 'α', 'f₀', 'Δf', 'f', 'sharpness'])
      expect(all).toContain(name);
  });
});
