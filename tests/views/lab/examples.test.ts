import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { runOf } from '../../../src/panels/run.ts';
import type { Inputs } from '../../../src/state/inputs.ts';
import { EXAMPLES, type Example, exampleOf } from '../../../src/views/lab/examples.ts';
import { labSlice } from '../../../src/views/lab/slice.ts';
import golden from '../../fixtures/golden-links.json' with { type: 'json' };

const find = (title: string): Example => {
  const found = EXAMPLES.find((example) => example.title === title);
  if (found === undefined) throw new Error(`no example ${title}`);
  return found;
};
const run = (title: string) => {
  const { run: setting, steps } = find(title);
  return runOf(setting, steps);
};

const stateOf = ({ run: setting, steps, comparisons }: Example): Inputs =>
  link.changed(link.initial, { run: setting, clock: { steps }, ...labSlice.patch(comparisons) });

describe('the examples', () => {
  it.each([
    ['Lazy', 'lazy'],
    ['Catapult', 'catapult'],
    ['Just above 2', 'catapult'],
    ['Near 4', 'catapult'],
    ['Exactly 4', 'chaotic'],
    ['Divergent', 'divergent'],
    ['A million neurons', 'catapult'],
    ['Too narrow to rise', 'lazy'],
    ['Period two', 'periodic'],
    ['Chaos', 'chaotic'],
    ['Below 4, yet divergent', 'divergent'],
    ['The slides part from the truth', 'catapult'],
  ])('“%s” is %s', (title, phase) => {
    expect(run(title).verdict.phase).toBe(phase);
  });

  it('show what their titles promise', () => {
    expect(EXAMPLES).toHaveLength(12);
    expect(run('Exactly 4').trajectory.curvature.every((k) => Math.abs(k - 4) < 1e-12)).toBe(true);
    expect(run('Too narrow to rise').trajectory.curvature[0]).toBeGreaterThan(2);
    expect(run('Period two').verdict.period).toBe(2);
    const far = run('Below 4, yet divergent').trajectory;
    expect([(far.curvature[0] ?? 9) < 4, far.target]).toEqual([true, 8]);
    expect(run('Just above 2').verdict.peakStep).toBeLessThan(run('Just above 2').trajectory.steps);
  });

  it('are on record, each with the state it opened when it was released', () => {
    const released = golden.links.map(({ canonical }) => canonical);
    for (const example of EXAMPLES) expect(released).toContain(link.serialise(stateOf(example)));
    expect(new Set(EXAMPLES.map((example) => link.serialise(stateOf(example)))).size).toBe(EXAMPLES.length);
  });

  it('are links, and are known again from their inputs', () => {
    for (const example of EXAMPLES) {
      const state = stateOf(example);
      expect(link.parse(link.serialise(state))).toEqual({ inputs: state, repairs: [] });
      const later = link.changed(state, {
        clock: { step: 5 },
        page: { theme: 'dark' },
        ...labSlice.patch({ enlarged: 'ntk', pins: [state.run] }),
      });
      expect(exampleOf(later)).toBe(example.title === 'Catapult' ? 'opening' : example);
      expect(exampleOf(link.changed(state, { run: { width: 77 } }))).toBeNull();
      expect(exampleOf(link.changed(state, { clock: { steps: 77 } }))).toBeNull();
      expect(exampleOf(link.changed(state, labSlice.patch({ flow: true })))).toBeNull();
      expect(exampleOf(link.changed(state, { page: { view: 'atlas' } }))).toBeNull();
    }
  });
});
