import { createElement, useEffect, useRef, useState } from 'react';

/** A formula. One that stands alone and is wider than its column scrolls, and can then be reached by the Tab key, so that keys scroll it. */
export function Formula(props: Readonly<Record<string, unknown>>) {
  const ref = useRef<MathMLElement>(null);
  const [isWide, setWide] = useState(false);
  const isAlone = props.display === 'block';
  useEffect(() => {
    const element = ref.current;
    if (element === null || !isAlone) return;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [isAlone]);
  return createElement('math', { ...props, ref, tabIndex: isWide ? 0 : undefined });
}
