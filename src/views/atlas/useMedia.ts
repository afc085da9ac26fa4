import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds; drawn anew before a sheet is printed. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** Whether the reader points with a finger, which cannot hover and has no wheel. */
export const useTouch = () => useMedia('(hover: none)');
