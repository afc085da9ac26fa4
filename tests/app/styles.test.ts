import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SRC = new URL('../../src/', import.meta.url);
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(new URL(file, SRC), 'utf8');
const sheets = files.filter((file) => file.endsWith('.css'));
const code = files.filter((file) => /\.tsx?$/.test(file));

/** Classes that the rules of a sheet are for. */
const classesOf = (css: string) =>
  new Set(
    [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)]
      .filter(([, selector]) => !(selector ?? '').trim().startsWith('@'))
      .flatMap(([, selector]) => [...(selector ?? '').matchAll(/\.([a-z][\w-]*)/g)])
      .map(([, name]) => name as string),
  );

/** The phases belong to the whole page, and parts set their own properties by them. */
const isShared = (name: string) => name.startsWith('phase-');

describe('the style sheets', () => {
  it('have each class in one file', () => {
    const owners = new Map<string, string[]>();
    for (const file of sheets)
      for (const name of classesOf(read(file))) owners.set(name, [...(owners.get(name) ?? []), file]);
    const twice = [...owners].filter(([name, all]) => !isShared(name) && all.length > 1);
    expect(twice).toEqual([]);
    expect(owners.size).toBeGreaterThan(50);
  });

  it('put every rule into one layer', () => {
    for (const file of sheets) {
      const layers = read(file).match(/^@layer \w+ \{/gm) ?? [];
      expect([file, layers.length]).toEqual([file, 1]);
    }
  });

  it('have no class that nothing uses', () => {
    const all = [...code, '../index.html'].map(read).join('\n');
    const parts = new Set(all.match(/[a-z][\w-]*/g));
    const unused = sheets
      .flatMap((file) => [...classesOf(read(file))])
      .filter(
        (name) =>
          !parts.has(name) &&
          // Put together of a stem and a word, as in `card-${name}`.
          !parts.has(`${name.slice(0, name.lastIndexOf('-') + 1)}`),
      );
    expect(unused).toEqual([]);
  });
});
