import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react';
import { type Plot, type Point, pixelOf } from './plot.ts';
import { useFinger } from './useFinger.ts';
import { usePlot } from './usePlot.ts';

interface Props {
  /** Position in data units. */
  readonly x: number;
  readonly y: number;
  /** Accessible name, and its value in words. */
  readonly label: string;
  readonly valueText: string;
  /** Every move, in data units inside the domain. */
  readonly onMove: (x: number, y: number, how: 'drag' | 'gesture') => void;
  /** Where a move arrives, if not every point is to be had: a key goes on until it has moved the point its way. */
  readonly nearest?: (x: number, y: number) => Point;
  /** The pointer has taken hold of it, or let go. */
  readonly onHold?: (held: boolean) => void;
  readonly className?: string;
}

const STEPS_ACROSS = 40;
const FINE = 0.1;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const within = (value: number, [low, high]: readonly [number, number]) =>
  Math.max(low, Math.min(high, value));

/** A point to drag, or to move with the arrow keys. Outside the domain it waits at the edge, so that it can be fetched back. */
export const Handle = memo(function Handle(props: Props) {
  const plot = usePlot();
  const { x, y, label, valueText, onMove, nearest, onHold, className = '' } = props;
  const ref = useRef<SVGGElement>(null);
  useFinger(ref);
  const grabbed = useRef<{ readonly plot: Plot; readonly off: Point } | null>(null);
  const px = within(plot.x(x), [0, plot.width]);
  const py = within(plot.y(y), [0, plot.height]);

  const onPointerDown = (event: PointerEvent<SVGGElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    const [atX, atY] = pixelOf(plot, event.currentTarget, event.clientX, event.clientY);
    // The point keeps its distance from the pointer: grabbing it off centre does not move it.
    // Through the scales of the moment it was grabbed: axes that follow the start would else carry it away.
    grabbed.current = { plot, off: [px - atX, py - atY] };
    onHold?.(true);
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    if (grabbed.current === null || !event.isPrimary) return;
    const { plot: held, off } = grabbed.current;
    const [atX, atY] = pixelOf(held, event.currentTarget, event.clientX, event.clientY);
    const [offX, offY] = off;
    onMove(
      held.x.invert(within(atX + offX, [0, held.width])),
      held.y.invert(within(atY + offY, [0, held.height])),
      'drag',
    );
  };
  const release = () => {
    if (grabbed.current === null) return;
    grabbed.current = null;
    onHold?.(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // A fortieth of the axis, with Shift a tenth of that.
    const size = (event.shiftKey ? FINE : 1) / STEPS_ACROSS;
    const [right, up] = arrow;
    const after = (steps: number): Point => [
      right === 0 ? x : within(plot.x.invert(px + right * steps * size * plot.width), plot.x.domain),
      up === 0 ? y : within(plot.y.invert(py - up * steps * size * plot.height), plot.y.domain),
    ];
    const moves = (steps: number) => {
      const [toX, toY] = nearest?.(...after(steps)) ?? after(steps);
      return right * (toX - x) + up * (toY - y) > 0;
    };
    let steps = 1;
    while (steps * size < 1 && !moves(steps)) steps++;
    onMove(...after(moves(steps) ? steps : 1), 'drag');
  };
  return (
    <g
      ref={ref}
      className={`handle ${className}`}
      transform={`translate(${px.toFixed(1)} ${py.toFixed(1)})`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={plot.x.domain[0]}
      aria-valuemax={plot.x.domain[1]}
      aria-valuenow={within(x, plot.x.domain)}
      aria-valuetext={valueText}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onKeyDown={onKeyDown}
    >
      <circle className="handle-hit" r={12} />
      <circle className="handle-ring" r={10} />
      <circle className="handle-dot" r={6} />
    </g>
  );
});
