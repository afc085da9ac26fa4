import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectHistory, type HistoryWindow } from '../../src/state/history.ts';
import { DEFAULTS } from '../../src/state/inputs.ts';
import { change, open, useLab } from '../../src/state/store.ts';

/** A window with a history of its own: a list of addresses and a place in it. */
function fakeWindow(search: string) {
  const entries = [search];
  let at = 0;
  const listeners = new Map<string, Set<() => void>>();
  const queryOf = (url: string) => (url.includes('?') ? url.slice(url.indexOf('?')) : '');
  const win: HistoryWindow = {
    location: {
      get search() {
        return entries[at] ?? '';
      },
      pathname: '/lab/',
      hash: '',
    },
    history: {
      pushState: (_data, _title, url) => {
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
  const go = (by: number) => {
    at += by;
    for (const listener of listeners.get('popstate') ?? []) listener();
  };
  return { win, entries, go };
}

const rate = (value: number) => ({ rate: { kind: 'c', value } as const });
const inputs = () => useLab.getState().inputs;

describe('the address', () => {
  let stop = () => {};
  beforeEach(() => {
    vi.useFakeTimers();
    open(DEFAULTS, []);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('opens its state, and is made canonical', () => {
    const { win, entries } = fakeWindow('?n=64&c=3');
    stop = connectHistory(win);
    expect([inputs().width, inputs().rate.value]).toEqual([64, 3]);
    expect(entries).toEqual(['?v=1&c=3&n=64']);
  });

  it('is replaced once after a drag, however many changes it had', () => {
    const { win, entries } = fakeWindow('');
    stop = connectHistory(win);
    for (let k = 200; k < 300; k++) change(rate(k / 100), 'drag');
    expect(entries).toEqual(['']);
    vi.advanceTimersByTime(1000);
    expect(entries).toEqual(['?v=1&c=2.99']);
  });

  it('gets an entry of its own for a gesture, and Back and Forward restore', () => {
    const { win, entries, go } = fakeWindow('');
    stop = connectHistory(win);
    change(rate(3), 'gesture');
    change({ width: 64 }, 'gesture');
    expect(entries).toEqual(['', '?v=1&c=3', '?v=1&c=3&n=64']);
    go(-1);
    expect([inputs().rate.value, inputs().width]).toEqual([3, 1000]);
    go(-1);
    expect(inputs()).toEqual(DEFAULTS);
    go(2);
    expect([inputs().rate.value, inputs().width]).toEqual([3, 64]);
  });

  it('keeps what was dragged when a gesture follows at once', () => {
    const { win, entries, go } = fakeWindow('');
    stop = connectHistory(win);
    change(rate(3.3), 'drag');
    change({ width: 64 }, 'gesture');
    expect(entries).toEqual(['?v=1&c=3.3', '?v=1&c=3.3&n=64']);
    go(-1);
    expect([inputs().rate.value, inputs().width]).toEqual([3.3, 1000]);
  });

  it('may refuse to be written, as in a sandboxed frame', () => {
    const { win } = fakeWindow('');
    win.history.replaceState = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    stop = connectHistory(win);
    change(rate(3), 'drag');
    expect(() => vi.advanceTimersByTime(1000)).not.toThrow();
    expect(inputs().rate.value).toBe(3);
  });

  it('tells what was repaired until the next link is opened', () => {
    const { win, go } = fakeWindow('?c=-1');
    stop = connectHistory(win);
    expect(useLab.getState().repairs).toMatchObject([{ key: 'c', received: '-1' }]);
    change({ width: 5 }, 'gesture');
    go(-1);
    expect(useLab.getState().repairs).toEqual([]);
  });
});

describe('the store', () => {
  it('brings what is outside its limits back, and keeps what is no number as it was', () => {
    open(DEFAULTS, []);
    change({ width: 2 ** 30, target: Number.NaN, steps: 20, step: 50 }, 'gesture');
    expect([inputs().width, inputs().target, inputs().steps, inputs().step]).toEqual([2 ** 20, 0, 20, 20]);
  });
});
