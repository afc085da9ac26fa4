import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { link } from '../../src/app/views.ts';
import { connectHistory, type HistoryWindow } from '../../src/state/history.ts';
import { makeStore } from '../../src/state/store.ts';

/** A window with a history of its own: a list of addresses and a place in it. */
function fakeWindow(search: string, hash = '') {
  const entries = [search];
  const urls: string[] = [];
  let at = 0;
  const listeners = new Map<string, Set<() => void>>();
  const queryOf = (url: string) => new URL(url, 'https://example.org').search;
  const win: HistoryWindow = {
    location: {
      get search() {
        return entries[at] ?? '';
      },
      pathname: '/lab/',
      hash,
    },
    history: {
      pushState: (_data, _title, url) => {
        urls.push(String(url));
        entries.splice(at + 1, entries.length, queryOf(String(url)));
        at += 1;
      },
      replaceState: (_data, _title, url) => {
        entries[at] = queryOf(String(url));
      },
    },
    addEventListener: (type, listener) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    },
    removeEventListener: (type, listener) => {
      listeners.get(type)?.delete(listener);
    },
    setTimeout: (callback, delay) => setTimeout(callback, delay) as unknown as number,
    clearTimeout: (timer) => clearTimeout(timer),
  };
  const tell = (type: string) => {
    for (const listener of listeners.get(type) ?? []) listener();
  };
  const go = (by: number) => {
    at += by;
    tell('popstate');
  };
  const heard = () => [...listeners.values()].reduce((count, { size }) => count + size, 0);
  return { win, entries, urls, go, tell, heard };
}

const rate = (value: number) => ({ run: { rate: { kind: 'c', value } as const } });
const width = (value: number) => ({ run: { width: value } });

describe('the address', () => {
  let stop = () => {};
  let store = makeStore(link);
  const inputs = () => store.inputs.getState();
  const run = () => [inputs().run.rate.value, inputs().run.width];
  beforeEach(() => {
    vi.useFakeTimers();
    store = makeStore(link);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('opens its state, and is made canonical', () => {
    const { win, entries } = fakeWindow('?n=64&c=3');
    stop = connectHistory(store, win);
    expect(run()).toEqual([3, 64]);
    expect(entries).toEqual(['?v=1&c=3&n=64']);
  });

  it('is replaced once after a drag, however many changes it had', () => {
    const { win, entries } = fakeWindow('');
    stop = connectHistory(store, win);
    for (let k = 200; k < 300; k++) store.change(rate(k / 100), 'drag');
    expect(entries).toEqual(['']);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['?v=1&c=2.99']);
  });

  it('is replaced a quarter of a second after the last change of a drag', () => {
    const { win, entries } = fakeWindow('');
    stop = connectHistory(store, win);
    store.change(rate(2.1), 'drag');
    vi.advanceTimersByTime(249);
    store.change(rate(2.2), 'drag');
    vi.advanceTimersByTime(249);
    expect(entries).toEqual(['']);
    vi.advanceTimersByTime(1);
    expect(entries).toEqual(['?v=1&c=2.2']);
  });

  it('keeps the entry of a gesture when the page is left after it, a drag before it or not', () => {
    const { win, entries, tell } = fakeWindow('');
    stop = connectHistory(store, win);
    store.change(rate(3.3), 'drag');
    store.change(width(64), 'gesture');
    tell('pagehide');
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['?v=1&c=3.3', '?v=1&c=3.3&n=64']);
  });

  it('gets what was dragged when it is let go, and is listened to no more', () => {
    const { win, entries, heard } = fakeWindow('');
    const end = connectHistory(store, win);
    expect(heard()).toBe(2);
    store.change(rate(3.3), 'drag');
    end();
    expect([entries, heard()]).toEqual([['?v=1&c=3.3'], 0]);
  });

  it('gets an entry of its own for a gesture, and Back and Forward restore', () => {
    const { win, entries, go } = fakeWindow('');
    stop = connectHistory(store, win);
    store.change(rate(3), 'gesture');
    store.change(width(64), 'gesture');
    expect(entries).toEqual(['', '?v=1&c=3', '?v=1&c=3&n=64']);
    go(-1);
    expect(run()).toEqual([3, 1000]);
    go(-1);
    expect(inputs()).toEqual(link.initial);
    go(2);
    expect(run()).toEqual([3, 64]);
  });

  it('keeps what was dragged when a gesture follows at once', () => {
    const { win, entries, go } = fakeWindow('');
    stop = connectHistory(store, win);
    store.change(rate(3.3), 'drag');
    store.change(width(64), 'gesture');
    expect(entries).toEqual(['?v=1&c=3.3', '?v=1&c=3.3&n=64']);
    go(-1);
    expect(run()).toEqual([3.3, 1000]);
  });

  it('forgets a drag that Back has left behind, and writes one that the page is left with', () => {
    const { win, entries, go, tell } = fakeWindow('?v=1&c=3');
    stop = connectHistory(store, win);
    store.change(width(64), 'gesture');
    store.change(rate(3.3), 'drag');
    go(-1);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['?v=1&c=3', '?v=1&c=3&n=64']);
    store.change(rate(2.5), 'drag');
    tell('pagehide');
    expect(entries[0]).toBe('?v=1&c=2.5');
  });

  it('makes no entry where nothing changed, and none of its own after it was stopped', () => {
    const { win, entries, go } = fakeWindow('?v=1&c=3');
    stop = connectHistory(store, win);
    store.change(rate(3), 'gesture');
    expect(entries).toEqual(['?v=1&c=3']);
    stop();
    store.change(rate(2), 'gesture');
    go(0);
    expect(entries).toEqual(['?v=1&c=3']);
    expect(run()).toEqual([2, 1000]);
  });

  it('keeps the path and the hash', () => {
    const { win, urls } = fakeWindow('', '#top');
    stop = connectHistory(store, win);
    store.change(rate(3), 'gesture');
    store.change({ run: link.initial.run }, 'gesture');
    expect(urls).toEqual(['/lab/?v=1&c=3#top', '/lab/#top']);
  });

  it('may refuse to be written, as in a sandboxed frame', () => {
    const { win } = fakeWindow('');
    win.history.replaceState = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    stop = connectHistory(store, win);
    store.change(rate(3), 'drag');
    expect(() => vi.advanceTimersByTime(1000)).not.toThrow();
    expect(run()).toEqual([3, 1000]);
  });

  it('tells what was repaired until the next link is opened', () => {
    const { win, go } = fakeWindow('?c=-1');
    stop = connectHistory(store, win);
    expect(store.passing.getState().repairs).toMatchObject([{ key: 'c', received: '-1' }]);
    store.change(width(5), 'gesture');
    go(-1);
    expect(store.passing.getState().repairs).toEqual([]);
  });

  it('waits at Back for what a state needs, and then opens the state that the address has by then', async () => {
    const { win, entries, go } = fakeWindow('?v=1&c=3&beta=0.5');
    let arrive = () => {};
    const asked: unknown[] = [];
    stop = connectHistory(store, win, ({ run: { knobs } }) => {
      asked.push(knobs);
      return knobs === undefined
        ? null
        : new Promise<void>((resolve) => {
            arrive = resolve;
          });
    });
    // What the first state needs is for whoever draws the page.
    expect([inputs().run.knobs?.momentum, asked]).toEqual([0.5, []]);
    store.change({ run: { knobs: undefined } }, 'gesture');
    store.change(width(64), 'gesture');
    expect(entries).toEqual(['?v=1&c=3&beta=0.5', '?v=1&c=3', '?v=1&c=3&n=64']);
    go(-2);
    expect(inputs().run.knobs).toBeUndefined();
    arrive();
    await Promise.resolve();
    await Promise.resolve();
    expect(inputs().run.knobs?.momentum).toBe(0.5);
    go(1);
    expect(inputs().run).toMatchObject({ width: 1000 });
    expect(inputs().run.knobs).toBeUndefined();
  });
});
