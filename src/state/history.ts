import { parse, serialise } from './link.ts';
import { onChange, open, useLab } from './store.ts';

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

/** Opens the state of the address, keeps the address at the state, and follows Back and Forward. Returns the way to stop. */
export function connectHistory(win: HistoryWindow): () => void {
  let timer: number | undefined;
  let written = win.location.search.replace(/^\?/, '');

  const write = (method: 'pushState' | 'replaceState') => {
    win.clearTimeout(timer);
    timer = undefined;
    const query = serialise(useLab.getState().inputs);
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
    if (timer !== undefined) write('replaceState');
  };
  const read = () => {
    win.clearTimeout(timer);
    timer = undefined;
    written = win.location.search.replace(/^\?/, '');
    const { inputs, repairs } = parse(written);
    open(inputs, repairs);
    // A repaired or unordered link becomes the canonical one; the notice keeps what was received.
    write('replaceState');
  };
  const forget = onChange((_, how) => {
    if (how === 'gesture') {
      win.clearTimeout(timer);
      timer = undefined;
      write('pushState');
    } else {
      win.clearTimeout(timer);
      timer = win.setTimeout(() => write('replaceState'), REST);
    }
  });
  read();
  win.addEventListener('popstate', read);
  win.addEventListener('pagehide', flush);
  return () => {
    flush();
    forget();
    win.removeEventListener('popstate', read);
    win.removeEventListener('pagehide', flush);
  };
}
