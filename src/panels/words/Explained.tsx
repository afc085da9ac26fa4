import { memo } from 'react';
import { piecesOf } from './pieces.ts';
import './explained.css';

interface Props {
  readonly text: string;
  /** Whether its symbols can be reached by the Tab key: where a text stands still and nothing else of it can. */
  readonly reachable?: boolean;
}

/** A text whose symbols explain themselves (`SymbolTip`). */
export const Explained = memo(function Explained({ text, reachable = false }: Props) {
  return piecesOf(text).map(({ text: part, symbol }, i) =>
    symbol ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
      <dfn key={i} data-symbol={part} tabIndex={reachable ? 0 : undefined}>
        {part}
      </dfn>
    ) : (
      part
    ),
  );
});

/** The same in a drawing. */
export const explainedInDrawing = (text: string) =>
  piecesOf(text).map(({ text: part, symbol }, i) =>
    symbol ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <tspan key={i} data-symbol={part}>
        {part}
      </tspan>
    ) : (
      part
    ),
  );
