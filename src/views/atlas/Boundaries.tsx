import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { IndexedText } from '../../charts/IndexedText.tsx';
import type { Plot } from '../../charts/plot.ts';
import { usePlot } from '../../charts/usePlot.ts';
import type { Plane } from '../../core/many/plane.ts';
import { COARSE, closedForms, FINE, type Line } from './lines.ts';

/** Height of a label line and mean width of a letter, pixels. */
const LINE = 14;
const LETTER = 6.4;
/** Where along its longest piece a name may stand, best first. */
const PLACES = [0.5, 0.3, 0.7, 0.15, 0.85, 0.05, 0.95];

/** The closed-form boundaries over a map, each with its name. */
export const Boundaries = memo(function Boundaries({ plane }: { readonly plane: Plane }) {
  const plot = usePlot();
  // In a turn of its own: the picture does not wait for its lines.
  const traced = useDeferredValue<Plane | null>(plane, null);
  const nodes = useRested(plane) === traced ? FINE : COARSE;
  const lines = useMemo(() => (traced === null ? [] : closedForms(traced, nodes)), [traced, nodes]);
  const labels = useMemo(() => placeLabels(lines, plot), [lines, plot]);
  return (
    <g className="boundaries">
      {lines.map(({ name, className, pieces }) => (
        <path
          key={name}
          className={`boundary ${className}`}
          d={pieces.map((piece) => pathOf(piece, plot)).join('')}
        />
      ))}
      {labels.map(({ name, x, y }) => (
        <text key={name} className="boundary-label" x={x} y={y}>
          <IndexedText text={name} />
        </text>
      ))}
    </g>
  );
});

/** Milliseconds without a change after which a plane has come to rest. */
const REST = 120;

/** The plane that was last at rest. */
function useRested(plane: Plane): Plane {
  const [rested, setRested] = useState(plane);
  useEffect(() => {
    const timer = setTimeout(() => setRested(plane), REST);
    return () => clearTimeout(timer);
  }, [plane]);
  return rested;
}

const pixel = ([x, y]: readonly [number, number], { width, height }: Plot) =>
  [x * width, (1 - y) * height] as const;

function pathOf(piece: Line['pieces'][number], plot: Plot): string {
  let d = '';
  for (const point of piece) {
    const [x, y] = pixel(point, plot);
    d += `${d === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return d;
}

interface Label {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** A place for each name near its line, inside the area and clear of the others; a name without room is left out. */
function placeLabels(lines: readonly Line[], plot: Plot): Label[] {
  const placed: (Label & { readonly half: number })[] = [];
  for (const { name, pieces } of lines) {
    const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a));
    const half = (name.length * LETTER) / 2;
    for (const at of PLACES) {
      const point = longest[Math.floor(at * (longest.length - 1))];
      if (point === undefined) continue;
      const [px, py] = pixel(point, plot);
      const x = Math.max(half + 2, Math.min(plot.width - half - 2, px));
      const y = Math.max(LINE, Math.min(plot.height - 4, py - 4));
      if (
        placed.every((other) => Math.abs(other.y - y) > LINE || Math.abs(other.x - x) > half + other.half + 4)
      ) {
        placed.push({ name, x: Math.round(x), y: Math.round(y), half });
        break;
      }
    }
  }
  return placed;
}
