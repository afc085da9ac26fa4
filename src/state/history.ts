import type { Inputs } from './inputs.ts';
import type { Store } from './store.ts';

/** What the address needs of a window; a test can give its own. */
export interface HistoryWindow {
  readonly location: { readonly search: string; readonly pathname: string; readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate' | 'pagehide', listener: () => void): void;
  removeEventListener(type: 'popstate' | 'pagehide', listener: () => void): void;
  setTimeout(callback: () => void, delay: number): number;
  clearTimeout(timer: number | undefined): void;
}

/** Rest after which a drag reaches the address: browsers refuse more than some hundred changes in half a minute. */
const REST = 250;

/**
 * Opens the state of the address, keeps the address at the state, and follows Back and Forward, once what they need is loaded: `load` returns null where it is
 * at hand. Returns the way to stop.
 */
export function connectHistory(
  store: Store,
  win: HistoryWindow,
  load: (inputs: Inputs) => Promise<unknown> | null = () => null,
): () => void {
  let timer: number | undefined;
  /** The state of a drag that has not reached the address yet. */
  let pending: Inputs | null = null;
  let written = win.location.search.replace(/^\?/, '');

  const write = (method: 'pushState' | 'replaceState', inputs: Inputs) => {
    const query = store.link.serialise(inputs);
    if (query === written) return;
    try {
      win.history[method](
        null,
        '',
        `${win.location.pathname}${query === '' ? '' : `?${query}`}${win.location.hash}`,
      );
      written = query;
    } catch {
      // A sandboxed frame or a file may have no history to write; the page works without, and "Copy link" still has the state.
    }
  };
  const flush = () => {
    if (pending !== null) write('replaceState', pending);
    pending = null;
  };
  const read = () => {
    pending = null;
    written = win.location.search.replace(/^\?/, '');
    const { inputs, repairs } = store.link.parse(written);
    store.open(inputs, repairs);
    // A repaired or unordered link becomes the canonical one; the notice keeps what was received.
    write('replaceState', inputs);
  };
  const follow = () => {
    const waits = load(store.link.parse(win.location.search).inputs);
    // Whatever the address is by then.
    if (waits === null) read();
    else waits.then(read, read);
  };
  const forget = store.onChange((inputs, how) => {
    if (how === 'gesture') {
      flush();
      write('pushState', inputs);
    } else {
      win.clearTimeout(timer);
      pending = inputs;
      timer = win.setTimeout(flush, REST);
    }
  });
  read();
  win.addEventListener('popstate', follow);
  win.addEventListener('pagehide', flush);
  return () => {
    flush();
    forget();
    win.removeEventListener('popstate', follow);
    win.removeEventListener('pagehide', flush);
  };
}
