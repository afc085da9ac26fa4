import { useInputs } from '../../state/react.tsx';
import { useMedia } from '../useMedia.ts';

/** 'light' or 'dark' as the page shows it, that of the system's colours where they are forced, and 'light' on paper: what is painted on a canvas must know. */
export function useTheme(): 'light' | 'dark' {
  const theme = useInputs(({ page }) => page.theme);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isForced = useMedia('(forced-colors: active)');
  const isPaper = useMedia('print');
  if (isPaper) return 'light';
  return theme === 'auto' || isForced ? (isDark ? 'dark' : 'light') : theme;
}
