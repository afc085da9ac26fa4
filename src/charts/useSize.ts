import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** CSS pixels to one unit of the drawing: the root's font size over 16, so that a drawing grows with the type around it. */
  readonly unit: number;
}

const NOTHING: Size = { width: 0, height: 0, unit: 1 };

/**
 * Content size of an element in units of the drawing, followed as it changes. The first size is read before the first paint, so nothing flashes;
 * it is 0 × 0 until then.
 */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size] {
  const ref = useRef<T>(null);
  const [size, setSize] = useState(NOTHING);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const take = () => {
      const unit = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
      const width = element.clientWidth / unit;
      const height = element.clientHeight / unit;
      setSize((old) =>
        old.width === width && old.height === height && old.unit === unit ? old : { width, height, unit },
      );
    };
    take();
    // Whole pixels, as in the first reading: a fraction would draw everything a second time.
    const observer = new ResizeObserver(take);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
