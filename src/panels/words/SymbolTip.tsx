import { lazy, Suspense, useEffect, useState } from 'react';

/** Loaded with the first symbol that is asked about. */
const SymbolMeaning = lazy(async () => ({ default: (await import('./SymbolMeaning.tsx')).SymbolMeaning }));

interface Shown {
  readonly symbol: string;
  /** Where the symbol is, pixels of the window. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const symbolAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-symbol]') : null;

/** Explains the symbol under the pointer, in focus or tapped: one for the whole page, which any text may rely on. */
export function SymbolTip() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const show = (event: Event) => {
      const element = symbolAt(event.target);
      const symbol = element?.getAttribute('data-symbol') ?? '';
      if (element === null) {
        if (event.type !== 'focusin' || event.target !== document.body) setShown(null);
        return;
      }
      const { left, top, bottom } = element.getBoundingClientRect();
      setShown({ symbol, left, top, bottom });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setShown(null);
    };
    const hide = () => setShown(null);
    const events = ['pointerover', 'pointerdown', 'focusin'] as const;
    for (const name of events) document.addEventListener(name, show);
    document.addEventListener('keydown', onKeyDown);
    window.addEventListener('scroll', hide, true);
    window.addEventListener('blur', hide);
    return () => {
      for (const name of events) document.removeEventListener(name, show);
      document.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('scroll', hide, true);
      window.removeEventListener('blur', hide);
    };
  }, []);
  if (shown === null) return null;
  const { symbol, ...at } = shown;
  return (
    <Suspense>
      <SymbolMeaning symbol={symbol} at={at} />
    </Suspense>
  );
}
