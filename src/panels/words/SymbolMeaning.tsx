import { type Place, SYMBOLS } from './symbols.ts';
import './symbols.css';

interface Props {
  readonly symbol: string;
  /** Where the symbol is, pixels of the window. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number };
}

/** What a symbol means, beside it, with a picture of where it is to be seen. */
export function SymbolMeaning({ symbol, at: { left, top, bottom } }: Props) {
  const meaning = SYMBOLS[symbol];
  if (meaning === undefined) return null;
  const isHigh = top > window.innerHeight / 2;
  return (
    <div
      role="tooltip"
      className="symbol-tip"
      style={{
        left: `clamp(0.5rem, ${left}px, 100vw - 20.5rem)`,
        ...(isHigh ? { bottom: window.innerHeight - top + 6 } : { top: bottom + 6 }),
      }}
    >
      <strong>{symbol}</strong>
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
