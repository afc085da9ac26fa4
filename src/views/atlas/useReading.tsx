import { type FocusEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Handle } from '../../charts/Handle.tsx';
import { usePlot } from '../../charts/usePlot.ts';
import { zoomOf } from './keys.ts';

/** Reading a chart along its horizontal axis, by pointer or by keys: a place, as a fraction from the left. */
export interface Reading {
  /** Null while nothing is read. */
  readonly at: number | null;
  /** Of the pointer; null when it leaves. */
  hover(at: number | null): void;
  /** For the element round the chart. */
  readonly handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onFocus(event: FocusEvent): void;
    onBlur(): void;
  };
  /** The place itself, to be moved with the arrow keys; seen while it has the focus. */
  handle(words: string): ReactNode;
}

interface Does {
  /** Where reading begins: the place of the page's run, or outside 0 … 1. */
  readonly own: number;
  /** Opens the run at a place. */
  pick(at: number): void;
  zoom(factor: number, at: number): void;
}

const inside = (at: number) => Math.max(0, Math.min(1 - 1e-9, at));

export function useReading({ own, pick, zoom }: Does): Reading {
  const [at, setAt] = useState<number | null>(null);
  const first = own >= 0 && own < 1 ? own : 0.5;
  const isHandle = (target: EventTarget) => target instanceof Element && target.matches('[role="slider"]');
  return {
    at,
    hover: setAt,
    handlers: {
      onKeyDown(event) {
        const factor = zoomOf(event);
        if (factor > 0) zoom(factor, at ?? first);
        else if (!isHandle(event.target)) return;
        else if (event.key === 'Enter') pick(at ?? first);
        else if (event.key === 'Home') setAt(0);
        else if (event.key === 'End') setAt(inside(1));
        else return;
        event.preventDefault();
      },
      onFocus({ target }) {
        if (isHandle(target)) setAt((before) => before ?? first);
      },
      onBlur: () => setAt(null),
    },
    handle: (words) => <Place at={at ?? first} words={words} onMove={(to) => setAt(inside(to))} />,
  };
}

interface PlaceProps {
  readonly at: number;
  readonly words: string;
  readonly onMove: (at: number) => void;
}

function Place({ at, words, onMove }: PlaceProps) {
  const { x, y, width } = usePlot();
  return (
    <Handle
      className="reading-handle"
      x={x.invert(at * width)}
      y={y.domain[0]}
      label="Place read"
      valueText={words}
      onMove={(to) => onMove(x(to) / width)}
    />
  );
}
