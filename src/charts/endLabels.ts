import type { Plot } from './plot.ts';

/** Names at the ends of lines, so that no legend is needed. */

export interface NamedLine {
  readonly name: string;
  readonly className: string;
  /** What is drawn against what; the index itself is x where `xs` is null. */
  readonly xs: ArrayLike<number> | null;
  readonly ys: ArrayLike<number>;
  /** Last index drawn. */
  readonly end: number;
}

export interface EndLabel {
  readonly name: string;
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const LINE = 13;
const LETTER = 6.4;
const GAP = 5;

/** A name for each line at the last of its points inside the area, moved up or down until they are apart; a line without such a point has none. */
export function placeEnds(plot: Plot, lines: readonly NamedLine[]): EndLabel[] {
  const placed: EndLabel[] = [];
  for (const { name, className, xs, ys, end } of lines) {
    const last = lastInside(plot, xs, ys, end);
    if (last === null) continue;
    const isRight = last.x + GAP + name.length * LETTER <= plot.width;
    const x = last.x + (isRight ? GAP : -GAP);
    const y = freeLine(placed, plot, x, last.y + 4);
    placed.push({ name, className, x: Math.round(x), y: Math.round(y), anchor: isRight ? 'start' : 'end' });
  }
  return placed;
}

function lastInside(
  { x, y, width, height }: Plot,
  xs: ArrayLike<number> | null,
  ys: ArrayLike<number>,
  end: number,
) {
  for (let i = end; i >= 0; i--) {
    const value = ys[i] as number;
    if (!Number.isFinite(value)) continue;
    const [px, py] = [x(xs === null ? i : (xs[i] as number)), y(value)];
    if (px >= 0 && px <= width && py >= 0 && py <= height) return { x: px, y: py };
  }
  return null;
}

/** The line of text nearest to the wanted one that is free, above first. */
function freeLine(placed: readonly EndLabel[], { height }: Plot, x: number, wanted: number): number {
  const isFree = (y: number) =>
    y >= LINE &&
    y <= height - 2 &&
    placed.every((other) => Math.abs(other.y - y) >= LINE || Math.abs(other.x - x) > 90);
  for (let away = 0; away * LINE < height; away++) {
    for (const y of [wanted - away * LINE, wanted + away * LINE]) if (isFree(y)) return y;
  }
  return Math.max(LINE, Math.min(height - 2, wanted));
}
