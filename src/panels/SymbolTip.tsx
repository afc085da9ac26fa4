import { useEffect, useState } from 'react';
import { type Place, SYMBOLS } from './symbols.ts';
import './symbols.css';

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
      if (element === null || SYMBOLS[symbol] === undefined) {
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
  const meaning = shown === null ? undefined : SYMBOLS[shown.symbol];
  if (shown === null || meaning === undefined) return null;
  const isHigh = shown.top > window.innerHeight / 2;
  return (
    <div
      role="tooltip"
      className="symbol-tip"
      style={{
        left: `clamp(0.5rem, ${shown.left}px, 100vw - 20.5rem)`,
        ...(isHigh ? { bottom: window.innerHeight - shown.top + 6 } : { top: shown.bottom + 6 }),
      }}
    >
      <strong>{shown.symbol}</strong>
      <p>{meaning.says}</p>
      <StageMap place={meaning.place} />
    </div>
  );
}

/** Boxes of the stage in its smallest picture: [x, y, width, height]. */
const BOXES: Readonly<Record<Place, readonly [number, number, number, number]>> = {
  rate: [2, 8, 60, 4],
  valley: [2, 14, 20, 18],
  loss: [24, 14, 18, 18],
  ntk: [44, 14, 18, 18],
  time: [2, 34, 28, 4],
  settings: [48, 34, 14, 4],
  step: [2, 40, 60, 4],
  atlas: [2, 14, 60, 18],
};

/** Where on the stage a symbol is to be seen. */
function StageMap({ place }: { readonly place: Place }) {
  const boxes = Object.entries(BOXES).filter(
    ([name]) => (name === 'atlas') === (place === 'atlas') || name === 'rate',
  );
  return (
    <svg className="stage-map" viewBox="0 0 64 46" role="img" aria-label={`Seen in: ${WORDS[place]}`}>
      {boxes.map(([name, [x, y, width, height]]) => (
        <rect
          key={name}
          x={x}
          y={y}
          width={width}
          height={height}
          className={name === place ? 'here' : undefined}
        />
      ))}
    </svg>
  );
}

const WORDS: Readonly<Record<Place, string>> = {
  rate: 'the learning rate',
  valley: 'the loss valley',
  loss: 'the loss over steps',
  ntk: 'the kernel over steps',
  time: 'the time bar',
  settings: 'the settings',
  step: 'the step written out',
  atlas: 'the atlas',
};
