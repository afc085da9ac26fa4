import { type RefObject, useEffect } from 'react';

/** Symbols light up together: the one pointed at or in focus, wherever else it stands, and what it names in the figure. */

/** What draws a symbol in the pictures of a run, where it is more than a letter on an axis. */
const DRAWN: Readonly<Record<string, string>> = {
  L: '.card-loss .run-curve',
  λ: '.card-ntk .run-curve',
  P̂: '.card-valley .trail',
  Q̂: '.card-valley .trail',
};

const symbolOf = (event: Event) =>
  event.target instanceof Element
    ? (event.target.closest('[data-symbol]')?.getAttribute('data-symbol') ?? null)
    : null;

/** Marks with `data-lit` whatever stands for the symbol under the pointer or in focus. */
export function useLit(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let lit: string | null = null;
    const light = (event: Event) => {
      const symbol = symbolOf(event);
      if (symbol === lit) return;
      lit = symbol;
      for (const each of element.querySelectorAll('[data-lit]')) each.removeAttribute('data-lit');
      if (symbol === null) return;
      const name = CSS.escape(symbol);
      const places = [`[data-symbol="${name}"]`, `[data-names~="${name}"]`, DRAWN[symbol]];
      for (const each of element.querySelectorAll(places.filter((place) => place !== undefined).join()))
        each.setAttribute('data-lit', '');
    };
    element.addEventListener('pointerover', light);
    element.addEventListener('focusin', light);
    return () => {
      element.removeEventListener('pointerover', light);
      element.removeEventListener('focusin', light);
    };
  }, [root]);
}
