import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import { ownPlayhead, type Playhead, playheadOf, stillPlayhead } from '../../src/panels/playhead.ts';
import { makeStore } from '../../src/state/store.ts';

const pagePlayhead = () => playheadOf(makeStore(link));

describe.each([
  ['of a run of its own', () => ownPlayhead()],
  ['of the page’s run', pagePlayhead],
])('the playhead %s', (_, make: () => Playhead) => {
  it('begins at rest, at the first step', () => {
    expect(make().state()).toMatchObject({ step: 0, hover: null, playing: false });
    expect(make().state().speed).toBeGreaterThan(0);
  });

  it('picks a step, which ends playing; goes on to one while playing', () => {
    const playhead = make();
    playhead.play(true);
    playhead.advance(7);
    expect(playhead.state()).toMatchObject({ step: 7, playing: true });
    playhead.pick(9);
    expect(playhead.state()).toMatchObject({ step: 9, playing: false });
    playhead.play(true);
    playhead.play(false);
    expect(playhead.state()).toMatchObject({ step: 9, playing: false });
  });

  it('keeps the step inside what a run can have, and where it is for what is no number', () => {
    const playhead = make();
    playhead.pick(12);
    playhead.pick(Number.NaN);
    expect(playhead.state().step).toBe(12);
    playhead.pick(-3);
    expect(playhead.state().step).toBe(0);
  });

  it('tells of every change until asked to stop', () => {
    const playhead = make();
    let told = 0;
    const stop = playhead.subscribe(() => told++);
    const after = (change: () => void) => {
      const before = told;
      change();
      return told > before;
    };
    expect(after(() => playhead.hover(4))).toBe(true);
    expect(playhead.state()).toMatchObject({ hover: 4, step: 0 });
    expect(after(() => playhead.hover(null))).toBe(true);
    expect(playhead.state().hover).toBe(null);
    expect(after(() => playhead.setSpeed(240))).toBe(true);
    expect(playhead.state().speed).toBe(240);
    expect(after(() => playhead.play(true))).toBe(true);
    expect(after(() => playhead.advance(3))).toBe(true);
    stop();
    expect(after(() => playhead.pick(5))).toBe(false);
    expect(after(() => playhead.hover(5))).toBe(false);
    expect(playhead.state().step).toBe(5);
  });
});

describe('the playhead of a page', () => {
  it('is one for a store, and its step is in the link, within the length of the run', () => {
    const store = makeStore(link);
    const playhead = playheadOf(store);
    expect(playheadOf(store)).toBe(playhead);
    expect(playheadOf(makeStore(link))).not.toBe(playhead);
    playhead.pick(4);
    expect(link.serialise(store.inputs.getState())).toBe('v=1&t=4');
    playhead.pick(1e9);
    expect(playhead.state().step).toBe(60);
  });

  it('says nothing twice while the pointer stays on a step', () => {
    const playhead = pagePlayhead();
    playhead.hover(4);
    let told = 0;
    playhead.subscribe(() => told++);
    playhead.hover(4);
    expect(told).toBe(0);
  });
});

describe('the playhead of a still run', () => {
  it('stays where it is, but for the step under the pointer', () => {
    const playhead = stillPlayhead(4);
    playhead.play(true);
    playhead.pick(5);
    playhead.advance(6);
    playhead.setSpeed(240);
    expect(playhead.state()).toMatchObject({ step: 4, playing: false, hover: null });
    expect(playhead.state().speed).not.toBe(240);
    playhead.hover(2);
    expect(playhead.state()).toMatchObject({ step: 4, hover: 2 });
  });
});
