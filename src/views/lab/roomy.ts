import { useMedia } from '../useMedia.ts';

/** Whether the window has room for everything at once: the settings stand open, and λ has the sharpness with it. */
export const useRoomy = () => useMedia('(min-width: 120rem) and (min-height: 50rem)');
