import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AxisName } from '../../../src/core/many/axis.ts';
import type { Setting } from '../../../src/core/model/setting.ts';
import { bySeeds, useMapQuestion, useSweepQuestion } from '../../../src/views/atlas/question.ts';
import { type AtlasInputs, atlasSlice } from '../../../src/views/atlas/slice.ts';

/** What a hook gives a component. */
function given<T>(use: () => T): T {
  const all: T[] = [];
  renderToString(
    createElement(() => {
      all.push(use());
      return null;
    }),
  );
  return all[0] as T;
}

const start = { kind: 'given', output: 0.5, ntk: 3 } as const;
const run: Setting = {
  rate: { kind: 'eta', value: 1.5 },
  width: 50,
  target: 2,
  seed: 9,
  start,
  outputScale: 4,
};
const seeded: Setting = { ...run, start: { kind: 'seed' } };
const atlas: AtlasInputs = { ...atlasSlice.initial, cells: 256, seeds: 5, decay: 0.25 };
const axis = (kind: AxisName) => ({ kind, from: 0.5, to: 3 });

describe('the question of the map', () => {
  it('is a plane of cells, without what its axes overrule', () => {
    expect(given(() => useMapQuestion(run, atlas))).toEqual({
      plane: {
        setting: { ...run, rate: { kind: 'c', value: 1 }, target: 0, seed: 0 },
        x: atlas.x,
        y: atlas.y,
        columns: 256,
        rows: 256,
      },
      maxSteps: 2000,
      decay: 0.25,
      seeds: 1,
      lyapunov: false,
    });
  });

  it('averages over seeds where starts are of random weights, and asks for exponents where they are drawn', () => {
    expect(given(() => useMapQuestion(seeded, { ...atlas, colour: 'lyapunov' }))).toMatchObject({
      seeds: 5,
      lyapunov: true,
    });
    expect(given(() => useMapQuestion(seeded, { ...atlas, y: axis('f0') })).seeds).toBe(1);
  });

  it.each<[string, boolean, Setting, Partial<AtlasInputs>]>([
    ['random weights', true, seeded, {}],
    ['a given start', false, run, {}],
    ['random weights under an axis of f₀', false, seeded, { y: axis('f0') }],
    ['random weights under an axis of λ₀', false, seeded, { x: axis('lambda0') }],
    ['random weights under an axis of r₀', false, seeded, { y: axis('r0') }],
    [
      'random weights in a sweep, whose vertical axis is none of runs',
      true,
      seeded,
      { chart: 'rate', y: axis('r') },
    ],
  ])('%s: seeds count is %s', (_, count, setting, more) => {
    expect(bySeeds(setting, { ...atlas, ...more })).toBe(count);
  });
});

describe('the question of a sweep', () => {
  const sweep: AtlasInputs = { ...atlas, chart: 'rate', y: axis('r') };

  it('has a row for each seed from the run’s own on, and two points a cell', () => {
    expect(given(() => useSweepQuestion(seeded, sweep))).toEqual({
      plane: {
        setting: { ...seeded, rate: { kind: 'c', value: 1 } },
        x: atlas.x,
        y: { kind: 'seed', from: 9, to: 14 },
        columns: 512,
        rows: 5,
      },
      maxSteps: 2000,
      decay: 0.25,
      seeds: 1,
      lyapunov: false,
    });
  });

  it('has one row, of the target as it is, for a given start', () => {
    expect(given(() => useSweepQuestion(run, sweep)).plane).toEqual({
      setting: { ...run, rate: { kind: 'c', value: 1 }, seed: 0 },
      x: atlas.x,
      y: { kind: 'y', from: 2, to: 2 },
      columns: 512,
      rows: 1,
    });
  });
});
