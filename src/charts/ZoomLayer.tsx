import { type PointerEvent, useEffect, useEffectEvent, useRef } from 'react';
import { pixelOf } from './plot.ts';
import { useFinger } from './useFinger.ts';
import { usePlot } from './usePlot.ts';

interface Props {
  /** The point under the pointer, as fractions from the left and from the bottom of the area; null when it leaves. */
  readonly onHover: (at: readonly [number, number] | null) => void;
  /** A click or tap. */
  readonly onPick: (at: readonly [number, number]) => void;
  /** The area moved under the hand, in fractions of its width and height. */
  readonly onPan: (right: number, up: number) => void;
  /** Lengths grow by `factor` around a point that stays. */
  readonly onZoom: (factor: number, at: readonly [number, number]) => void;
}

/** Movement, pixels, up to which a press is still a click. */
const STILL = 4;
/** Pixels of wheel movement that double the scale. */
const DOUBLING = 240;
const LINE = 16;

/** Transparent layer to look at, click, drag and zoom a plane: wheel, one finger to move, two to zoom. */
export function ZoomLayer({ onHover, onPick, onPan, onZoom }: Props) {
  const plot = usePlot();
  const ref = useRef<SVGRectElement>(null);
  const pointers = useRef(new Map<number, readonly [number, number]>());
  const moved = useRef(false);
  const pressedAt = useRef<readonly [number, number]>([0, 0]);
  useFinger(ref);

  const place = (target: Element, clientX: number, clientY: number): readonly [number, number] => {
    const [x, y] = pixelOf(plot, target, clientX, clientY);
    return [x / plot.width, 1 - y / plot.height];
  };
  const inside = ([x, y]: readonly [number, number]) =>
    [Math.max(0, Math.min(1 - 1e-9, x)), Math.max(0, Math.min(1 - 1e-9, y))] as const;

  // React listens for wheels passively, and a passive listener cannot keep the page from scrolling.
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!(event.currentTarget instanceof Element)) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE : event.deltaY;
    onZoom(2 ** (-pixels / DOUBLING), inside(place(event.currentTarget, event.clientX, event.clientY)));
  });
  useEffect(() => {
    const layer = ref.current;
    const listener = (event: WheelEvent) => onWheel(event);
    layer?.addEventListener('wheel', listener, { passive: false });
    return () => layer?.removeEventListener('wheel', listener);
  }, []);

  const onPointerDown = (event: PointerEvent<SVGRectElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = place(event.currentTarget, event.clientX, event.clientY);
    pointers.current.set(event.pointerId, at);
    if (pointers.current.size === 1) {
      moved.current = false;
      pressedAt.current = [event.clientX, event.clientY];
    } else moved.current = true;
  };
  const onPointerMove = (event: PointerEvent<SVGRectElement>) => {
    const at = place(event.currentTarget, event.clientX, event.clientY);
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch') onHover(inside(at));
      return;
    }
    const [x, y] = pressedAt.current;
    if (!moved.current && Math.hypot(event.clientX - x, event.clientY - y) <= STILL) return;
    moved.current = true;
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, at);
    if (other === undefined) onPan(at[0] - before[0], at[1] - before[1]);
    else {
      const distance = ([a, b]: readonly [number, number]) =>
        Math.hypot((a - other[0]) * plot.width, (b - other[1]) * plot.height);
      const factor = distance(at) / Math.max(1, distance(before));
      if (factor > 0.1 && factor < 10) onZoom(factor, other);
    }
  };
  const onPointerUp = (event: PointerEvent<SVGRectElement>) => {
    const pressed = pointers.current.delete(event.pointerId);
    if (pressed && !moved.current) onPick(inside(place(event.currentTarget, event.clientX, event.clientY)));
  };
  const release = (event: PointerEvent<SVGRectElement>) => {
    pointers.current.delete(event.pointerId);
    onHover(null);
  };
  return (
    <rect
      ref={ref}
      className="pointer-layer zoom-layer"
      width={plot.width}
      height={plot.height}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={release}
      onPointerLeave={() => onHover(null)}
    />
  );
}
