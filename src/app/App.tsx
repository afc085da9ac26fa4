import { useEffect } from 'react';
import { useLab } from '../state/store.ts';
import { Lab } from '../views/lab/Lab.tsx';
import { Header } from './Header.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { useShortcuts } from './shortcuts.ts';

/** The page: header, notice of a repaired link, view. */
export function App() {
  const theme = useLab((lab) => lab.inputs.theme);
  const enlarged = useLab((lab) => lab.inputs.enlarged !== null);
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
        <Lab />
      </main>
    </>
  );
}
