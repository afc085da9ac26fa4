import { useLayoutEffect } from 'react';
import { WordsContext } from '../charts/words.ts';
import { explainedInDrawing } from '../panels/words/Explained.tsx';
import { SymbolTip } from '../panels/words/SymbolTip.tsx';
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
  const isPresent = useInputs(({ page }) => page.present) && view.presents === true;
  // Before anything is painted in the colours it decides.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-present', isPresent);
  }, [isPresent]);
  useShortcuts();
  const Main = parts?.main;
  return (
    <>
      {hasHeader && <Header presents={view.presents === true} />}
      <LinkNotice />
      <main>
        <h1 className="visually-hidden">Catapult Lab</h1>
        {Main === undefined ? (
          <p className="opening">Opening the {view.label.toLowerCase()}…</p>
        ) : (
          <WordsContext value={explainedInDrawing}>
            <Main />
          </WordsContext>
        )}
      </main>
      <SymbolTip />
    </>
  );
}
