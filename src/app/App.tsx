import { useLayoutEffect } from 'react';
import { useInputs } from '../state/react.tsx';
import { Header } from './Header.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { useParts } from './loading.ts';
import { useShortcuts } from './shortcuts.ts';
import { viewOf } from './views.ts';

/** The page: header, notice of a repaired link, view. */
export function App() {
  const view = useInputs(viewOf);
  const theme = useInputs(({ page }) => page.theme);
  const hasHeader = useInputs((inputs) => view.chrome?.(inputs).header ?? true);
  const parts = useParts(view);
  // Before anything is painted in the colours it decides.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useShortcuts();
  const Main = parts?.main;
  return (
    <>
      {hasHeader && <Header prompt={parts?.prompt} tools={parts?.tools} />}
      <LinkNotice />
      <main>
        <h1 className="visually-hidden">Catapult Lab</h1>
        {Main === undefined ? <p className="opening">Opening the {view.label.toLowerCase()}…</p> : <Main />}
      </main>
    </>
  );
}
