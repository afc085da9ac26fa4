import { lazy, Suspense, useEffect } from 'react';
import { useLab } from '../state/store.ts';
import { Lab } from '../views/lab/Lab.tsx';
import { Header } from './Header.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { useShortcuts } from './shortcuts.ts';

/** Loaded when it is opened. */
const Atlas = lazy(async () => ({ default: (await import('../views/atlas/Atlas.tsx')).Atlas }));

/** The page: header, notice of a repaired link, view. */
export function App() {
  const theme = useLab((lab) => lab.inputs.theme);
  const enlarged = useLab((lab) => lab.inputs.view === 'lab' && lab.inputs.enlarged !== null);
  const view = useLab((lab) => lab.inputs.view);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useShortcuts();
  return (
    <>
      {!enlarged && <Header />}
      <LinkNotice />
      <main>
        <h1 className="visually-hidden">Catapult Lab</h1>
        {view === 'lab' ? (
          <Lab />
        ) : (
          <Suspense fallback={<p className="opening">Opening the atlas…</p>}>
            <Atlas />
          </Suspense>
        )}
      </main>
    </>
  );
}
