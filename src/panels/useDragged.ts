import { useCallback, useEffect, useRef, useState } from 'react';
import type { How } from '../state/store.ts';

/** Milliseconds without a change after which a drag rests. */
const REST = 300;

/** Whether something is being dragged, and the way to tell of each change to it. The way stays the same function. */
export function useDragged(): readonly [boolean, (how: How) => void] {
  const [isDragged, setDragged] = useState(false);
  const last = useRef(0);
  const timer = useRef<number | null>(null);
  const tell = useCallback((how: How) => {
    setDragged(how === 'drag');
    last.current = performance.now();
    if (how !== 'drag' || timer.current !== null) return;
    // One timer for a whole drag, not one for each of its changes.
    const look = () => {
      const wait = last.current + REST - performance.now();
      timer.current = wait > 0 ? window.setTimeout(look, wait) : null;
      if (wait <= 0) setDragged(false);
    };
    timer.current = window.setTimeout(look, REST);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current ?? undefined), []);
  return [isDragged, tell];
}
