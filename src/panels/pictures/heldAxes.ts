import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Axes that stand still while something is dragged over them: those shown, and the way to hold or free them. The way stays the same function. */
export function useHeldAxes<Axes>(axes: Axes): readonly [Axes, (isHeld: boolean) => void] {
  const [held, setHeld] = useState<{ readonly axes: Axes } | null>(null);
  const shown = held?.axes ?? axes;
  const latest = useRef(shown);
  useLayoutEffect(() => {
    latest.current = shown;
  }, [shown]);
  const hold = useCallback((isHeld: boolean) => setHeld(isHeld ? { axes: latest.current } : null), []);
  return [shown, hold];
}
