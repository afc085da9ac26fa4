import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { link } from '../src/app/views.ts';
import { allowedBy, type Field, type Fields, write } from '../src/state/fields.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The default of a key, unless its line says what it is. */
function fallbackOf({ fallback, doc }: Field): string {
  if (doc.includes('by default')) return '';
  return fallback === null || fallback === '' ? 'none' : write(fallback);
}

const tableOf = (fields: Fields) =>
  [
    '| key | meaning | allowed | default |',
    '|---|---|---|---|',
    ...Object.entries(fields).map(
      ([key, field]) =>
        `| \`${key}\` | ${field.doc.replaceAll('|', '\\|')} | ${allowedBy(field)} | ${fallbackOf(field)} |`,
    ),
  ].join('\n');

/** A view may have no keys of its own. */
const sections = link.sections.filter(({ fields }) => Object.keys(fields).length > 0);

describe('README.md', () => {
  it.each(sections)('has the keys of $view as they are declared', ({ fields }) => {
    expect(README).toContain(tableOf(fields));
  });

  it('has no table of keys beside those', () => {
    expect(README.match(/\| key \|/g)).toHaveLength(sections.length);
  });

  it('opens every link that it shows without a repair', () => {
    const links = [...README.matchAll(/\?v=1[^`"\s<]*/g)].map(([query]) => query.slice(1));
    expect(links.length).toBeGreaterThan(2);
    for (const query of links) expect(link.parse(query).repairs).toEqual([]);
  });
});
