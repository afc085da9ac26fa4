import { useSyncExternalStore } from 'react';

interface Media {
  readonly matches: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** One list for each query: it is asked at every rendering. */
const lists = new Map<string, Media>();

function mediaOf(query: string): Media {
  const known = lists.get(query);
  if (known !== undefined) return known;
  const list = window.matchMedia(query);
  const media: Media = {
    matches: () => list.matches,
    subscribe(listener) {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
  };
  lists.set(query, media);
  return media;
}

/** Whether a media query holds, followed as it changes. */
export function useMedia(query: string): boolean {
  const { subscribe, matches } = mediaOf(query);
  return useSyncExternalStore(subscribe, matches);
}

/** Whether the reader points with a finger, which cannot hover and has no wheel. */
export const useTouch = () => useMedia('(hover: none)');

/** Whether the window has room for everything at once: settings have a column of their own at no cost to what they set. */
export const useRoomy = () => useMedia('(min-width: 120rem) and (min-height: 50rem)');
