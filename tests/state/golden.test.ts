import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../src/state/inputs.ts';
import { parse, serialise } from '../../src/state/link.ts';
import golden from '../fixtures/golden-links.json' with { type: 'json' };

/**
 * Links of every released version, each with the state it opened when it was released: every key at ordinary values and at its ends, the README,
 * the examples, repaired links, pinned runs. `opens` holds what differs from `defaults`. Rows are added, never changed.
 */
const meaning = (inputs: Inputs) => inputs as unknown as Record<string, unknown>;

describe('a released link', () => {
  it.each(golden.links)(
    'opens the state it always opened: $query',
    ({ query, opens, canonical, repaired }) => {
      const { inputs, repairs } = parse(query);
      const { atlas, ...rest } = golden.defaults;
      const { atlas: changed, ...others } = opens as Record<string, unknown>;
      expect(meaning(inputs)).toEqual({ ...rest, ...others, atlas: { ...atlas, ...(changed ?? {}) } });
      expect(repairs.map(({ key }) => key)).toEqual(repaired);
      expect(serialise(inputs)).toBe(canonical);
    },
  );
});
