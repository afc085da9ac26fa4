import { lazy, Suspense, useLayoutEffect } from 'react';
import { WordsContext } from '../charts/words.ts';
import { explainedInDrawing } from '../panels/words/Explained.tsx';
import { SymbolTip } from '../panels/words/SymbolTip.tsx';
import { useInputs, usePassing } from '../state/react.tsx';
import { Header } from './Header.tsx';
import { useParts } from './loading.ts';
import { useShortcuts } from './shortcuts.ts';
import { viewOf } from './views.ts';

/** Loaded when a link had to be repaired. */
const LinkNotice = lazy(async () => ({ default: (await import('./LinkNotice.tsx')).LinkNotice }));

/** The page: header, notice of a repaired link, view. */
export function App() {
  const view = useInputs(viewOf);
  const theme = useInputs(({ page }) => page.theme);
  const hasHeader = useInputs((inputs) => view.chrome?.(inputs).header ?? true);
  const parts = useParts(view);
  const isRepaired = usePassing(({ repairs }) => repairs.length > 0);
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
      {isRepaired && (
        <Suspense>
          <LinkNotice />
        </Suspense>
      )}
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
