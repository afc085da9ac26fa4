import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import type { Inputs } from '../../src/state/inputs.ts';
import { atlasSlice } from '../../src/views/atlas/slice.ts';
import { labSlice } from '../../src/views/lab/slice.ts';
import golden from '../fixtures/golden-links.json' with { type: 'json' };

/**
 * Links of every released version, each with the state it opened when it was released: every key at ordinary values and at its ends, the README,
 * the examples, repaired links, pinned runs. `opens` holds what differs from `defaults`. Rows are added, never changed.
 */
function meaning(inputs: Inputs) {
  const { linearised, flow, slides, enlarged, pins } = labSlice.of(inputs);
  return {
    ...inputs.run,
    ...inputs.clock,
    ...inputs.page,
    ...{ ghost: linearised, flow, slides, enlarged, pins },
    atlas: atlasSlice.of(inputs),
  };
}

describe('a released link', () => {
  it.each(golden.links)(
    'opens the state it always opened: $query',
    ({ query, opens, canonical, repaired }) => {
      const { inputs, repairs } = link.parse(query);
      const { atlas, ...rest } = golden.defaults;
      const { atlas: changed, ...others } = opens as Record<string, unknown>;
      expect(meaning(inputs)).toEqual({ ...rest, ...others, atlas: { ...atlas, ...(changed ?? {}) } });
      // In whatever order.
      expect(repairs.map(({ key }) => key).sort()).toEqual([...repaired].sort());
      expect(link.serialise(inputs)).toBe(canonical);
    },
  );
});
