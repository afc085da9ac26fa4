import { memo, type PointerEvent } from 'react';
import { type Point, pixelOf } from './plot.ts';
import { usePlot } from './usePlot.ts';

interface Props {
  /** The data point under the pointer; null when it leaves. Never called for touch, which has no hovering. */
  readonly onHover?: (point: Point | null) => void;
  /** A click, a tap, and every move of a press that is dragged along; `isFirst` of a press. */
  readonly onPick?: (point: Point, isFirst: boolean) => void;
}

/** Transparent layer that turns pointer events into data units. On touch a sideways drag scrubs and the page still scrolls up and down. */
export const PointerLayer = memo(function PointerLayer({ onHover, onPick }: Props) {
  const plot = usePlot();
  const point = (event: PointerEvent): Point => {
    const [x, y] = pixelOf(plot, event.currentTarget, event.clientX, event.clientY);
    return [
      plot.x.invert(Math.max(0, Math.min(plot.width, x))),
      plot.y.invert(Math.max(0, Math.min(plot.height, y))),
    ];
  };
  const pressed = (event: PointerEvent) => (event.buttons & 1) === 1;
  return (
    <rect
      className="pointer-layer"
      width={plot.width}
      height={plot.height}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // A touch may still turn into scrolling: it picks when it moves sideways or ends.
        if (event.pointerType !== 'touch') onPick?.(point(event), true);
      }}
      onPointerMove={(event) => {
        if (!event.isPrimary) return;
        if (event.pointerType !== 'touch') onHover?.(point(event));
        if (pressed(event)) onPick?.(point(event), false);
      }}
      onPointerUp={(event) => {
        if (event.isPrimary && event.pointerType === 'touch') onPick?.(point(event), false);
      }}
      onPointerLeave={() => onHover?.(null)}
      onPointerCancel={() => onHover?.(null)}
    />
  );
});
