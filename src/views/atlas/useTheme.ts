import { useEffect, useState } from 'react';
import { useInputs } from '../../state/react.tsx';

/** 'light' or 'dark' as the page shows it: what is painted on a canvas must know. */
export function useTheme(): 'light' | 'dark' {
  const theme = useInputs(({ page }) => page.theme);
  const query = '(prefers-color-scheme: dark)';
  const [dark, setDark] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = () => setDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return theme === 'auto' ? (dark ? 'dark' : 'light') : theme;
}
