import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import type { Inputs } from '../../src/state/inputs.ts';
import { makeStore } from '../../src/state/store.ts';
import { atlasSlice } from '../../src/views/atlas/slice.ts';
import { labSlice } from '../../src/views/lab/slice.ts';

const { run } = link.initial;

describe('the store', () => {
  it('of a page that opens plays nothing, ten steps a second once it does', () => {
    const { passing } = makeStore(link);
    expect(passing.getState()).toEqual({ hover: null, playing: false, speed: 10, blank: false, repairs: [] });
  });

  it('brings what is outside its limits back, and keeps what is no number as it was', () => {
    const { change, inputs } = makeStore(link);
    change({ run: { width: 2 ** 30, target: Number.NaN }, clock: { steps: 20, step: 50 } }, 'gesture');
    expect(inputs.getState()).toMatchObject({
      run: { width: 2 ** 20, target: 0 },
      clock: { steps: 20, step: 20 },
    });
    change({ run: { width: 2.4, rate: { kind: 'eta', value: -1 }, seed: 1e12, outputScale: 0 } }, 'drag');
    expect(inputs.getState().run).toMatchObject({
      width: 2,
      rate: { kind: 'eta', value: 1e-6 },
      seed: 2 ** 32 - 1,
      outputScale: 1e-6,
    });
    change({ run: { start: { kind: 'given', output: 0.5, ntk: 3 } } }, 'drag');
    change({ run: { start: { kind: 'given', output: Number.NaN, ntk: -3 } } }, 'drag');
    expect(inputs.getState().run.start).toEqual({ kind: 'given', output: 0.5, ntk: 1e-6 });
    change({ page: { theme: 'mauve' as 'dark', view: 'nowhere' } }, 'drag');
    expect(inputs.getState().page).toEqual({ theme: 'auto', view: 'lab', present: false });
    change({ clock: { steps: 10 } }, 'drag');
    expect(inputs.getState().clock).toEqual({ steps: 10, step: 10 });
  });

  it('keeps at most five pins, each as a link will have it, and sound axes alone', () => {
    const { change, inputs } = makeStore(link);
    const pin = { ...run, target: 1 / 3, seed: 9 };
    change(labSlice.patch({ pins: Array(7).fill(pin) }), 'gesture');
    const { pins } = labSlice.of(inputs.getState());
    expect(pins).toHaveLength(5);
    expect(pins[0]).toEqual({ ...run, target: 0.3333333, seed: 1 });
    const atlas = () => atlasSlice.of(inputs.getState());
    change(atlasSlice.patch({ x: { kind: 'c', from: 5, to: -1 }, decay: 0.123456 }), 'gesture');
    expect(atlas()).toMatchObject({ x: { kind: 'c', from: 0, to: 5 }, decay: 0.1235 });
    change(atlasSlice.patch({ y: { kind: 'eta', from: 0, to: 3 } }), 'gesture');
    expect(atlas().y.kind).toBe('y');
    change(atlasSlice.patch({ x: { kind: 'c', from: 1, to: Number.NaN } }), 'gesture');
    expect(atlas().x).toEqual({ kind: 'c', from: 0, to: 6 });
    change(atlasSlice.patch({ cells: 7 as 256, colour: 'mauve' as 'fate' }), 'gesture');
    expect(atlas()).toMatchObject({ cells: 512, colour: 'fate' });
  });

  it('leaves every slice that does not change the same object, and so the run', () => {
    const { change, inputs } = makeStore(link);
    const before = inputs.getState();
    change({ clock: { step: 3 } }, 'drag');
    const after = inputs.getState();
    expect(after.run).toBe(before.run);
    expect(after.views).toBe(before.views);
    change(labSlice.patch({ flow: true }), 'drag');
    expect(inputs.getState().run).toBe(before.run);
    expect(atlasSlice.of(inputs.getState())).toBe(atlasSlice.of(before));
  });

  it('tells those who listen of changes made here, not of links opened, until they stop', () => {
    const store = makeStore(link);
    const heard: [Inputs, string][] = [];
    const stop = store.onChange((inputs, how) => heard.push([inputs, how]));
    expect(store.passing.getState()).toEqual({
      hover: null,
      playing: false,
      speed: 10,
      blank: false,
      repairs: [],
    });
    store.change({ clock: { step: 3 } }, 'gesture');
    expect(store.inputs.getState()).toBe(heard[0]?.[0]);
    store.open(link.initial, []);
    // The very state of the link, by which what is derived of its run is kept.
    expect(store.inputs.getState()).toBe(link.initial);
    expect(heard.map(([inputs, how]) => [inputs.clock.step, how])).toEqual([[3, 'gesture']]);
    stop();
    store.change({ clock: { step: 4 } }, 'drag');
    expect(heard).toHaveLength(1);
  });

  it('is one of several: a second page has its own', () => {
    const [one, two] = [makeStore(link), makeStore(link)];
    one.change({ run: { width: 5 } }, 'drag');
    one.passing.setState({ hover: 3 });
    expect(two.inputs.getState()).toEqual(link.initial);
    expect(two.passing.getState().hover).toBeNull();
  });

  it('ends playing and hovering where another view is opened, and there alone', () => {
    const { passing, change } = makeStore(link);
    const at = () => [passing.getState().playing, passing.getState().hover];
    passing.setState({ hover: 3, playing: true });
    change({ run: { width: 5 }, page: { theme: 'dark' } }, 'drag');
    expect(at()).toEqual([true, 3]);
    change({ page: { view: 'atlas' } }, 'gesture');
    expect(at()).toEqual([false, null]);
  });

  it('forgets what passes when a link is opened', () => {
    const { passing, open } = makeStore(link);
    passing.setState({ hover: 3, playing: true, speed: 60 });
    open(link.initial, [{ key: 'c', received: 'x', used: '2.6', allowed: 'a number' }]);
    expect(passing.getState()).toMatchObject({
      hover: null,
      playing: false,
      speed: 60,
      repairs: [{ key: 'c' }],
    });
  });
});
