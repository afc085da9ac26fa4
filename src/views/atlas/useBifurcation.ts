import { useEffect, useRef, useState } from 'react';
import type { Bifurcation } from '../../core/many/bifurcation.ts';
import type { AtlasAxis } from '../../state/atlas.ts';
import type { Pool } from '../../workers/pool.ts';
import { readInk } from './colours.ts';

/** Pixels a column is high. */
const ROWS = 480;
/** Columns of a message. */
const BATCH = 32;

interface Computation {
  readonly x: AtlasAxis;
  readonly y: AtlasAxis;
  /** Axis value of each column. */
  readonly xs: Float64Array;
  readonly perUnit: number;
  readonly pool: () => Pool;
  readonly theme: string;
  readonly onData: (data: Diagram | null) => void;
}

/** A diagram with the axes it was computed for. */
export interface Diagram extends Bifurcation {
  readonly x: AtlasAxis;
  readonly y: AtlasAxis;
  /** Axis value of each column. */
  readonly xs: Float64Array;
  /** Whether all columns are in and no visit lies in the range of r. */
  readonly isEmpty: boolean;
}

/** Computes the diagram column by column, from coarse to fine, onto a canvas. */
export function useBifurcation({ x, y, xs, perUnit, pool, theme, onData }: Computation) {
  const [version, setVersion] = useState(-1);
  const [error, setError] = useState<string | null>(null);
  const data = useRef<Diagram | null>(null);
  const picture = useRef<HTMLCanvasElement | null>(null);
  const tell = useRef(onData);
  tell.current = onData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides the ink; the pool is one and the same
  useEffect(() => {
    tell.current(null);
    if (perUnit === 0) return;
    const columns = xs.length;
    const all = xs.map((value) => value * perUnit);
    const result: Bifurcation = {
      w: all,
      visits: new Uint16Array(0),
      lyapunov: new Float64Array(columns),
      period: new Int16Array(columns).fill(-2),
      lowest: new Float64Array(columns),
      highest: new Float64Array(columns),
    };
    const canvas = document.createElement('canvas');
    canvas.width = columns;
    canvas.height = ROWS;
    const context = canvas.getContext('2d');
    const [red, green, blue] = readInk();
    // Every eighth column first, then the rest.
    const order = [...Array(columns).keys()].sort((a, b) => rank(a) - rank(b) || a - b);
    let next = 0;
    let frame = 0;
    let over = false;
    let seen = false;
    setError(null);
    const show = () => {
      frame = 0;
      data.current = { ...result, x, y, xs, isEmpty: over && !seen };
      picture.current = canvas;
      tell.current(data.current);
      setVersion((n) => n + 1);
    };
    const columnsOf = new Map<object, number[]>();
    const workers = pool();
    workers.run({
      next() {
        if (next >= columns) return null;
        const part = order.slice(next, next + BATCH);
        next += BATCH;
        const task = {
          kind: 'bifurcation' as const,
          w: Float64Array.from(part, (i) => all[i] as number),
          rFrom: y.from,
          rTo: y.to,
          rows: ROWS,
        };
        columnsOf.set(task, part);
        return task;
      },
      take(task, answer) {
        const part = columnsOf.get(task);
        if (part === undefined || !('visits' in answer)) return;
        seen ||= answer.visits.some((count) => count > 0);
        part.forEach((column, k) => {
          for (const name of ['lyapunov', 'period', 'lowest', 'highest'] as const)
            result[name][column] = answer[name][k] as number;
          context?.putImageData(columnImage(answer.visits, k, red, green, blue), column, 0);
        });
        if (frame === 0) frame = requestAnimationFrame(show);
      },
      done() {
        over = true;
        show();
      },
      failed(message) {
        over = true;
        setError(message);
      },
    });
    return () => {
      if (!over) workers.cancel();
      if (frame !== 0) {
        cancelAnimationFrame(frame);
        show();
      }
    };
  }, [x, y, xs, perUnit, theme]);
  return { data: data.current, version, picture: picture.current, error };
}

const rank = (column: number) => (column % 8 === 0 ? 0 : column % 2 === 0 ? 1 : 2);
/** Visits of a point that make its ink full. */
const FULL = 24;

function columnImage(visits: Uint16Array, k: number, red: number, green: number, blue: number): ImageData {
  const image = new ImageData(1, ROWS);
  for (let row = 0; row < ROWS; row++) {
    const count = visits[k * ROWS + row] as number;
    if (count === 0) continue;
    image.data[4 * row] = red;
    image.data[4 * row + 1] = green;
    image.data[4 * row + 2] = blue;
    image.data[4 * row + 3] = Math.round(255 * Math.min(1, 0.25 + 0.75 * Math.sqrt(count / FULL)));
  }
  return image;
}
