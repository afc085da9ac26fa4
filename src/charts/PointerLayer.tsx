import { memo, type PointerEvent, useRef } from 'react';
import { type Point, pixelOf } from './plot.ts';
import { usePlot } from './usePlot.ts';

interface Props {
  /** The data point under the pointer; null when it leaves. Never called for touch, which has no hovering. */
  readonly onHover?: (point: Point | null) => void;
  /** A click, a tap, and every move of a press that is dragged along; `isFirst`: with the first of each press. */
  readonly onPick?: (point: Point, isFirst: boolean) => void;
}

/** Transparent layer that turns pointer events into data units. On touch a sideways drag scrubs and the page still scrolls up and down. */
export const PointerLayer = memo(function PointerLayer({ onHover, onPick }: Props) {
  const plot = usePlot();
  /** Where a press began, pixels of the window, until it has picked. */
  const began = useRef<readonly [number, number] | null>(null);
  const point = (event: PointerEvent): Point => {
    const [x, y] = pixelOf(plot, event.currentTarget, event.clientX, event.clientY);
    return [
      plot.x.invert(Math.max(0, Math.min(plot.width, x))),
      plot.y.invert(Math.max(0, Math.min(plot.height, y))),
    ];
  };
  const pressed = (event: PointerEvent) => (event.buttons & 1) === 1;
  const pick = (event: PointerEvent) => {
    onPick?.(point(event), began.current !== null);
    began.current = null;
  };
  const isSideways = ({ clientX, clientY }: PointerEvent) => {
    if (began.current === null) return true;
    const [x, y] = began.current;
    return Math.abs(clientX - x) > Math.abs(clientY - y);
  };
  return (
    <rect
      className="pointer-layer"
      width={plot.width}
      height={plot.height}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        began.current = [event.clientX, event.clientY];
        // A touch may still turn into scrolling: it picks when it moves sideways or ends.
        if (event.pointerType !== 'touch') pick(event);
      }}
      onPointerMove={(event) => {
        if (!event.isPrimary) return;
        const isTouch = event.pointerType === 'touch';
        if (!isTouch) onHover?.(point(event));
        if (pressed(event) && (!isTouch || isSideways(event))) pick(event);
      }}
      onPointerUp={(event) => {
        if (event.isPrimary && event.pointerType === 'touch') pick(event);
      }}
      onPointerLeave={() => onHover?.(null)}
      onPointerCancel={() => onHover?.(null)}
    />
  );
});
