import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const NOTHING: Size = { width: 0, height: 0 };

/**
 * Content size of an element in CSS pixels, followed as it changes. The first size is read before the first paint, so nothing flashes;
 * it is 0 × 0 until then.
 */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size] {
  const ref = useRef<T>(null);
  const [size, setSize] = useState(NOTHING);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const take = (width: number, height: number) =>
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    take(element.clientWidth, element.clientHeight);
    // Whole pixels, as in the first reading: a fraction would draw everything a second time.
    const observer = new ResizeObserver(() => take(element.clientWidth, element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
