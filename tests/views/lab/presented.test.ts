import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { PANEL_NAMES, type PanelName } from '../../../src/panels/pictures/names.ts';
import { labSlice, presentedWith } from '../../../src/views/lab/slice.ts';

const panel = fc.constantFrom(...PANEL_NAMES);
const presses = fc.array(panel, { maxLength: 20 });
const first = labSlice.initial.presented;
const after = (all: readonly PanelName[]) =>
  all.reduce<readonly PanelName[]>((shown, each) => presentedWith(shown, each), first);

describe('the panels of present mode', () => {
  it('are two or three, each once, whatever is pressed', () => {
    fc.assert(
      fc.property(presses, (all) => {
        const shown = after(all);
        expect([2, 3]).toContain(shown.length);
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('get the one pressed last where it was missing, in place of the one longest there', () => {
    expect(presentedWith(['valley', 'loss'], 'ntk')).toEqual(['valley', 'loss', 'ntk']);
    expect(presentedWith(['valley', 'loss', 'ntk'], 'neurons')).toEqual(['loss', 'ntk', 'neurons']);
    fc.assert(
      fc.property(presses, panel, (all, one) => {
        const before = after(all);
        const shown = presentedWith(before, one);
        const isMissing = !before.includes(one);
        // Of two, both stay.
        expect(shown.includes(one)).toBe(isMissing || before.length === 2);
        expect(before.filter((each) => each !== one && !shown.includes(each))).toEqual(
          isMissing && before.length === 3 ? [before[0]] : [],
        );
      }),
    );
  });

  it('lose one that is pressed again, down to two', () => {
    const two = presentedWith(['valley', 'loss', 'ntk'], 'loss');
    expect(two).toEqual(['valley', 'ntk']);
    for (const each of two) expect(presentedWith(two, each)).toEqual(two);
  });

  it('come back from the link', () => {
    fc.assert(
      fc.property(presses, (all) => {
        const state = link.changed(link.initial, labSlice.patch({ presented: after(all) }));
        const { inputs, repairs } = link.parse(link.serialise(state));
        expect(labSlice.of(inputs).presented).toEqual(after(all));
        expect(repairs).toEqual([]);
      }),
    );
  });

  it('are repaired as a whole where a link has others', () => {
    for (const show of ['3', '33', '1234', '39', 'loss', '3 1', '-12'])
      expect(link.parse(`ps=${show}`).repairs.map(({ key, used }) => [key, used])).toEqual([['ps', '312']]);
    expect(labSlice.of(link.parse('ps=64').inputs).presented).toEqual(['mechanism', 'portrait']);
  });

  it('stay as they were where what is asked for is not two or three of them', () => {
    const two: PanelName[] = ['valley', 'distance'];
    const state = link.changed(link.initial, labSlice.patch({ presented: two }));
    for (const presented of [[], ['loss'], ['loss', 'loss'], [...PANEL_NAMES]] as const)
      expect(labSlice.of(link.changed(state, labSlice.patch({ presented }))).presented).toEqual(two);
  });
});
