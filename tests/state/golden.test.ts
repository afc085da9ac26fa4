import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { link, VIEWS } from '../../src/app/views.ts';
import type { Inputs } from '../../src/state/inputs.ts';
import { labSlice } from '../../src/views/lab/slice.ts';
import golden from '../fixtures/golden-links.json' with { type: 'json' };
import { KEYS } from '../states.ts';

/**
 * Links of every released version, each with the state it opened when it was released: every key at ordinary values and at its ends, the README,
 * the examples, the links of other tests, repaired links, pinned runs. `opens` holds what differs from `defaults`, by names of its own. Rows are added,
 * never changed.
 */
const LATER = VIEWS.map(({ name }) => name).filter((name) => name !== labSlice.name);

function meaning(inputs: Inputs): Record<string, unknown> {
  const { linearised, sharpness, asked, question, presented, ...lab } = labSlice.of(inputs);
  return {
    ...inputs.run,
    ...inputs.clock,
    ...inputs.page,
    ...{ ...lab, ghost: linearised, sharp: sharpness, ask: asked, ex: question, show: presented },
    ...Object.fromEntries(LATER.map((name) => [name, inputs.views[name]])),
  };
}

describe('a released link', () => {
  it.each(golden.links)(
    'opens the state it always opened: $query',
    ({ query, opens, canonical, repaired }) => {
      const { inputs, repairs } = link.parse(query);
      const expected: Record<string, unknown> = { ...golden.defaults };
      for (const [name, value] of Object.entries(opens))
        expected[name] = LATER.includes(name)
          ? { ...(expected[name] as object), ...(value as object) }
          : value;
      expect(meaning(inputs)).toEqual(expected);
      // In whatever order.
      expect(repairs.map(({ key }) => key).sort()).toEqual([...repaired].sort());
      expect(link.serialise(inputs)).toBe(canonical);
    },
  );

  it('is on record for every key there is, and for every link of the README, the examples and the tests', () => {
    const queries = golden.links.map(({ query }) => query);
    const keys = new Set(queries.flatMap((query) => [...new URLSearchParams(query).keys()]));
    expect(KEYS.filter((key) => !keys.has(key))).toEqual([]);
    const files = ['tests', 'src/views/lab', '.'].flatMap((folder) =>
      readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' })
        .filter((file) => /(\.tsx?|README\.md)$/.test(file))
        .map((file) => join(folder, file)),
    );
    const links = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bv=1&[a-z][\w=&.+-]*(?![\w=&.+-]*[$^(])/g)].map(
        ([found]) => found,
      ),
    );
    expect(links.length).toBeGreaterThan(80);
    const absent = new Set(links.filter((each) => !queries.includes(each) && !/third|\bamp\b/.test(each)));
    expect([...absent]).toEqual([]);
  });
});
