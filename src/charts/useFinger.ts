import { type RefObject, useEffect } from 'react';

/**
 * A finger put on this part of a drawing moves what is drawn, and never the page. By a listener: touch-action is heeded on a drawing as a whole, but not
 * by every browser on its parts, and React's own listeners are passive.
 */
export function useFinger(part: RefObject<Element | null>): void {
  useEffect(() => {
    const element = part.current;
    const keep = (event: Event) => event.preventDefault();
    element?.addEventListener('touchstart', keep, { passive: false });
    return () => element?.removeEventListener('touchstart', keep);
  }, [part]);
}
