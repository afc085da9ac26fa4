import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { type AtlasInputs, atlasSlice, DECAY, SEEDS } from '../../../src/views/atlas/slice.ts';

const { initial } = atlasSlice;
const read = (query: string) => {
  const { inputs, repairs } = link.parse(`view=atlas&${query}`);
  return { atlas: inputs.views.atlas as AtlasInputs, repairs };
};
const written = (more: Partial<AtlasInputs>) =>
  link.serialise({
    ...link.initial,
    page: { ...link.initial.page, view: 'atlas' },
    views: { ...link.initial.views, atlas: { ...initial, ...more } },
  });

describe('the state of the atlas', () => {
  it('opens on the map of c and y', () => {
    expect(initial).toEqual({
      chart: 'map',
      x: { kind: 'c', from: 0, to: 6 },
      y: { kind: 'y', from: -60, to: 60 },
      colour: 'fate',
      seeds: 1,
      cells: 512,
      decay: 0,
    });
    expect([SEEDS.min, SEEDS.max, DECAY.min, DECAY.max, DECAY.digits]).toEqual([1, 64, 0, 1, 4]);
  });

  it.each<[Partial<AtlasInputs>, string]>([
    [{}, 'v=1&view=atlas'],
    [{ x: { kind: 'c', from: 1, to: 6 } }, 'v=1&view=atlas&ax0=1'],
    [{ x: { kind: 'c', from: 0, to: 5 } }, 'v=1&view=atlas&ax1=5'],
    [{ x: { kind: 'eta', from: 0, to: 3 } }, 'v=1&view=atlas&ax=eta'],
    [{ y: { kind: 'n', from: 2, to: 1e6 } }, 'v=1&view=atlas&ay=n&ay0=2'],
    [{ seeds: 5, cells: 256, decay: 0.25 }, 'v=1&view=atlas&seeds=5&cells=256&mu=0.25'],
    [
      { chart: 'rate', x: { kind: 'eta', from: 0, to: 2.1 }, y: { kind: 'r', from: -2.2, to: 2.2 } },
      'v=1&view=atlas&chart=rate&ax=eta',
    ],
  ])('%j is written by what differs from the opening state: %s', (more, query) => {
    expect(written(more)).toBe(query);
    expect(link.parse(query)).toMatchObject({
      inputs: { views: { atlas: { ...initial, ...more } } },
      repairs: [],
    });
  });

  it('has every axis but the seeds’ on the sides it can stand on, with ends as far as the farthest of them reaches', () => {
    const { fields } = atlasSlice;
    const runs = ['c', 'eta', 'n', 'y', 'f0', 'lambda0', 'alpha', 'r0'];
    // |w| only along a bifurcation diagram, r only upwards.
    expect(fields.ax).toMatchObject({ options: [...runs, 'w'] });
    expect(fields.ay).toMatchObject({ options: [...runs, 'r'] });
    for (const key of ['ax0', 'ax1', 'ay0', 'ay1'])
      expect(fields[key]).toMatchObject({ min: -(2 ** 20), max: 2 ** 20 });
  });

  it('gives each chart its own axes and ranges', () => {
    expect(read('chart=rate').atlas).toMatchObject({
      x: { kind: 'c', from: 0, to: 4.2 },
      y: { kind: 'r', from: -2.2, to: 2.2 },
    });
    expect(read('chart=width').atlas.x).toEqual({ kind: 'n', from: 10, to: 1e6 });
    expect(read('chart=bifurcation').atlas.x).toEqual({ kind: 'w', from: 0.8, to: 2.02 });
    expect(read('ax=n&ay=c').atlas).toMatchObject({
      x: { kind: 'n', from: 1, to: 1e6 },
      y: { kind: 'c', from: 0, to: 6 },
    });
  });

  it('says why it takes another axis', () => {
    expect(read('ay=eta')).toMatchObject({
      atlas: { x: { kind: 'c' }, y: { kind: 'n' } },
      repairs: [{ key: 'ay', received: 'eta', used: 'n', allowed: 'an axis other than c' }],
    });
    // The chart's own vertical axis, where none is named.
    expect(read('ax=y').repairs).toEqual([
      { key: 'ay', received: 'y', used: 'c', allowed: 'an axis other than y' },
    ]);
    expect(read('chart=rate&ax=n').repairs).toMatchObject([{ key: 'ax', received: 'n', used: 'c' }]);
  });

  it('says why it takes other ends, whichever of the two are named', () => {
    const allowed = 'a lower end below an upper one, no nearer than doubles can tell apart';
    expect(read('ax0=9').repairs).toEqual([{ key: 'ax0, ax1', received: '9 to 6', used: '6 to 9', allowed }]);
    expect(read('ay1=-70')).toMatchObject({
      atlas: { y: { kind: 'y', from: -70, to: -60 } },
      repairs: [{ key: 'ay0, ay1', received: '-60 to -70', used: '-70 to -60', allowed }],
    });
    expect(read('ax0=-1')).toMatchObject({
      atlas: { x: { from: 0, to: 6 } },
      repairs: [{ key: 'ax0', received: '-1', used: '0' }],
    });
    expect(read('ay=n&ay1=2e6').repairs).toMatchObject([{ key: 'ay1', received: '2e6', used: '1048576' }]);
  });
});

describe('a change of the atlas', () => {
  const before: AtlasInputs = { ...initial, seeds: 3 };

  it('has its axes repaired', () => {
    const x = { kind: 'c', from: 5, to: 1 } as const;
    const y = { kind: 'f0', from: 3, to: -2e6 } as const;
    expect(atlasSlice.sound({ ...before, x, y, seeds: 7 }, before)).toEqual({
      ...before,
      x: { kind: 'c', from: 1, to: 5 },
      y: { kind: 'f0', from: -1e6, to: 3 },
      seeds: 7,
    });
  });

  it('to axes that do not go together leaves chart and axes, and takes the rest', () => {
    const y = { kind: 'eta', from: 0, to: 1 } as const;
    expect(atlasSlice.sound({ ...before, y, seeds: 7 }, before)).toEqual({ ...before, seeds: 7 });
    expect(atlasSlice.sound({ ...before, chart: 'width', seeds: 8 }, before)).toEqual({
      ...before,
      seeds: 8,
    });
  });
});
