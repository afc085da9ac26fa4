import { type Box, LETTER, overlap } from './lettering.ts';
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
  /** Where it begins, on its base line. */
  readonly x: number;
  readonly y: number;
}

const LINE = 13;
const GAP = 5;

/** A name on its base line. */
const boxOf = (left: number, length: number, base: number): Box => ({
  left,
  right: left + length,
  top: base - LINE,
  bottom: base,
});

/** A name for each line at the last of its points inside the area, moved up or down until it is clear of the names before it; a line without such a point has none. */
export function placeEnds(plot: Plot, lines: readonly NamedLine[]): EndLabel[] {
  const placed: EndLabel[] = [];
  const taken: Box[] = [];
  for (const { name, className, xs, ys, end } of lines) {
    const last = lastInside(plot, xs, ys, end);
    if (last === null) continue;
    const length = name.length * LETTER;
    const isRight = last.x + GAP + length <= plot.width;
    // A name too long for either side begins at the left edge.
    const left = Math.round(isRight ? last.x + GAP : Math.max(0, last.x - GAP - length));
    const y = freeLine(last.y + 4, plot, (base) =>
      taken.every((other) => !overlap(other, boxOf(left, length, base))),
    );
    taken.push(boxOf(left, length, y));
    placed.push({ name, className, x: left, y: Math.round(y) });
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
function freeLine(wanted: number, { height }: Plot, isFree: (base: number) => boolean): number {
  const inside = (y: number) => Math.max(LINE, Math.min(height - 2, y));
  for (let away = 0; away * LINE < height; away++) {
    for (const y of [inside(wanted - away * LINE), inside(wanted + away * LINE)]) if (isFree(y)) return y;
  }
  return inside(wanted);
}
