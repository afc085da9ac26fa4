import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Milliseconds between two values that a reader could take in. */
const PACE = 90;

/** A value that follows another at once where that has rested, and at a reader's pace, in milliseconds, while it keeps changing: for words, which nobody reads sixty times a second. */
export function useCalm<T>(value: T, pace = PACE): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const last = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<number | null>(null);
  useLayoutEffect(() => {
    latest.current = value;
    if (timer.current !== null || Object.is(value, shown)) return;
    const show = () => {
      timer.current = null;
      last.current = performance.now();
      setShown(latest.current);
    };
    const wait = last.current + pace - performance.now();
    if (wait <= 0) show();
    else timer.current = window.setTimeout(show, wait);
  }, [value, shown, pace]);
  useEffect(() => () => window.clearTimeout(timer.current ?? undefined), []);
  return shown;
}
