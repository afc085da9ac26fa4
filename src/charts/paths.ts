import type { Scale } from './scales.ts';

interface Area {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
}

/** Points a pixel column above which a long series is thinned to its extremes. */
const DENSE = 4;

const tenth = (pixel: number) => Math.round(pixel * 10) / 10;

/**
 * SVG path through (xs[i], ys[i]), i = from … to; the index itself is x when `xs` is null. The line breaks at the first number that is
 * not finite. A series over the index with more than four points a pixel keeps each column's first, lowest, highest and last point.
 */
export function linePath(
  area: Area,
  xs: ArrayLike<number> | null,
  ys: ArrayLike<number>,
  from: number,
  until: number,
): string {
  const { x, y } = area;
  const to = lastFinite(xs, ys, from, until);
  const settled = xs === null ? settledFrom(ys, from, to) : to;
  const end = settled < to ? `L${tenth(x(to))} ${tenth(y(ys[to] as number))}` : '';
  if (xs === null && settled - from > DENSE * area.width) return thinnedPath(area, ys, from, settled) + end;
  let d = '';
  // The last two points, and whether the pen is at the last one.
  let [lastX, lastY, beforeX, beforeY] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  let there = true;
  for (let i = from; i <= settled; i++) {
    const a = xs === null ? i : (xs[i] as number);
    const b = ys[i] as number;
    const px = tenth(x(a));
    const py = tenth(y(b));
    if (px === lastX && py === lastY) continue;
    if (d === '') d = `M${px} ${py}`;
    // A run that has settled on a cycle of two would draw the same ink for ever: it is drawn once.
    else if (px === beforeX && py === beforeY) there = !there;
    else {
      d += there ? `L${px} ${py}` : `L${lastX} ${lastY}L${px} ${py}`;
      there = true;
    }
    [beforeX, beforeY, lastX, lastY] = [lastX, lastY, px, py];
  }
  return d + end;
}

/** Last index before the first number that is not finite. */
function lastFinite(xs: ArrayLike<number> | null, ys: ArrayLike<number>, from: number, to: number): number {
  let i = from;
  while (i <= to && Number.isFinite(ys[i]) && (xs === null || Number.isFinite(xs[i]))) i++;
  return i - 1;
}

/** First index from which nothing changes any more; `to` when the last two points differ. */
function settledFrom(ys: ArrayLike<number>, from: number, to: number): number {
  let i = to;
  while (i > from && ys[i - 1] === ys[to]) i--;
  return i;
}

function thinnedPath({ x, y }: Area, ys: ArrayLike<number>, from: number, to: number): string {
  let d = '';
  let [column, low, high, last] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  const close = () => {
    if (Number.isNaN(column)) return;
    for (const pixel of [low, high, last]) d += `L${column} ${tenth(pixel)}`;
  };
  for (let i = from; i <= to; i++) {
    const value = ys[i] as number;
    const at = Math.round(x(i));
    const pixel = y(value);
    if (at !== column) {
      close();
      d += `${d === '' ? 'M' : 'L'}${at} ${tenth(pixel)}`;
      column = at;
      low = pixel;
      high = pixel;
    }
    low = Math.min(low, pixel);
    high = Math.max(high, pixel);
    last = pixel;
  }
  close();
  return d;
}

/** Path of zero-length strokes, which round line caps turn into dots, at the points that lie in the area. */
export function cloudPath(
  area: Area & { readonly height: number },
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  count: number,
): string {
  const { x, y, width, height } = area;
  let d = '';
  for (let i = 0; i < count; i++) {
    const px = x(xs[i] as number);
    const py = y(ys[i] as number);
    if (px >= 0 && px <= width && py >= 0 && py <= height) d += `M${tenth(px)} ${tenth(py)}h0`;
  }
  return d;
}
