import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHAPTER_NAMES, SECTIONS } from '../../../src/views/course/slice.ts';

/** The tables of docs/course.md: what they name is there. */

const fileAt = (path: string) => new URL(`../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(fileAt(path), 'utf8');

const rows = read('docs/course.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (slide|subject) \|/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  )
  .map((cells) => {
    const [section = '', claim = '', tests = ''] = cells.slice(-3);
    const [, chapter = '', heading = ''] = /^`(\w+)` “([^”]+)”$/.exec(section) ?? [];
    const named = [...tests.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({
      file,
      name,
    }));
    return { cells, chapter, heading, claim, tests, named };
  });

const LECTURE = [
  ['Lazy training', 6],
  ['When does lazy training occur?', 5],
  ['NTK and the Hessian of the loss', 6],
  ['Beyond the NTK regime: the catapult mechanism', 10],
  ['The catapult phase', 5],
  ['A toy model', 7],
  ['Generalization performance with realistic models/datasets', 2],
] as const;

const proses = Object.fromEntries(
  CHAPTER_NAMES.map((name) => [name, read(`src/views/course/${name}/prose.mdx`)]),
);
const headings = (chapter: string) =>
  [...(proses[chapter] ?? '').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
/** The text of a section, without its heading. */
const textOf = (chapter: string, heading: string) =>
  (proses[chapter] ?? '').split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

describe('the table of claims', () => {
  it('has the slides of the lecture in their order, the statements of each together', () => {
    const slides = rows.filter(({ cells }) => cells.length === 5).map(({ cells }) => cells[0]);
    expect(slides).toEqual(LECTURE.flatMap(([title, count]) => Array.from({ length: count }, () => title)));
  });

  it.each(rows.map((row) => [`${row.cells[0]}: ${row.heading}`, row] as const))(
    'names what is there: %s',
    (_, row) => {
      expect(headings(row.chapter)).toContain(row.heading);
      const text = textOf(row.chapter, row.heading);
      for (const [, quoted = ''] of row.claim.matchAll(/“([^”]+)”/g)) expect(text).toContain(quoted);
      if (row.named.length === 0) expect(row.tests).toBe('not computed');
      else expect(row.tests).toBe(row.named.map(({ file, name }) => `\`${file}\` “${name}”`).join('; '));
      for (const { file, name } of row.named) {
        expect(existsSync(fileAt(file)), file).toBe(true);
        const called = new RegExp(`^\\s*((it|test)\\b.*\\(|\\].*\\()?'${escaped(name)}',`, 'm');
        expect(called.test(read(file)), `${file}: ${name}`).toBe(true);
      }
    },
  );

  it('has every section of the course, and all seven exercises', () => {
    for (const name of CHAPTER_NAMES) {
      expect(headings(name)).toHaveLength(SECTIONS[name]);
      const said = new Set(rows.filter(({ chapter }) => chapter === name).map(({ heading }) => heading));
      expect([...said].sort()).toEqual(headings(name).sort());
    }
    const exercises = rows.filter(({ heading }) => heading.startsWith('Exercise:'));
    expect(exercises).toHaveLength(7);
    for (const { cells } of exercises) expect(cells[1]).toMatch(/^Exercise/);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
