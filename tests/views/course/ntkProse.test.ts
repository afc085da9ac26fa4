import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { runOf } from '../../../src/panels/run.ts';
import { chapter } from '../../../src/views/course/ntk/chapter.ts';
import { wordsOf } from '../../../src/views/course/ntk/words.ts';
import { SECTIONS } from '../../../src/views/course/slice.ts';

const prose = readFileSync(new URL('../../../src/views/course/ntk/prose.mdx', import.meta.url), 'utf8');
const found = (pattern: RegExp) => [...prose.matchAll(pattern)].map(([, text]) => text as string);
const parse = (keys: string) => link.parse(`v=1&view=course&ch=ntk&${keys}`);

describe('the prose of the chapter', () => {
  const { run, clock } = parse(chapter.sections[4]?.set ?? '').inputs;
  const words = wordsOf(0, runOf(run, clock.steps), 0);

  it('has as many sections as the chapter and the course say', () => {
    expect(found(/^## (.*)$/gm)).toHaveLength(SECTIONS.ntk);
    expect(chapter.sections).toHaveLength(SECTIONS.ntk);
  });

  it('asks for words that there are', () => {
    for (const name of [...found(/of="(\w+)"/g), ...found(/by="(\w+)"/g)]) expect(words).toHaveProperty(name);
  });

  it('sets what a link can say', () => {
    const keys = [
      ...found(/to="([^"]+)"/g),
      ...found(/by="(\w+)"/g).map((name) => words[name] as string),
      ...chapter.sections.flatMap(({ set }) => set ?? []),
    ];
    expect(keys.length).toBeGreaterThan(10);
    for (const each of keys) expect([each, parse(each).repairs]).toEqual([each, []]);
  });

  it('has the statements of the slide', () => {
    for (const statement of [
      '\\Theta = JJ\\T',
      'J_{ij} = \\frac{\\partial f(W, x_i)}{\\partial W_j}',
      'L(W) = \\tfrac12 \\sum_{k=1}^{N}',
      'H_{ij} = ',
      '$H \\approx J\\T J$',
      'with possible exception for the eigenvalue 0',
      '$L(W_*) \\approx 0$, $H$ has approximately the spectrum of the NTK, except maybe for 0',
    ])
      expect(prose).toContain(statement);
    expect(found(/<Exercise name="(\w+)">/g)).toEqual(['spectrum']);
  });
});
