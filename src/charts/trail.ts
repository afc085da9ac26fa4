import { LETTER } from './lettering.ts';
import type { Plot } from './plot.ts';

/** What shows the way along a path of steps: which points get a number, and where arrowheads sit. Pixels of the area. */

type Area = Pick<Plot, 'x' | 'y' | 'width' | 'height'>;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels of the points from 0 to `to`. */
export function placesOf({ x, y }: Area, xs: ArrayLike<number>, ys: ArrayLike<number>, to: number): Place[] {
  const places: Place[] = [];
  for (let i = 0; i <= to; i++) places.push({ x: x(xs[i] as number), y: y(ys[i] as number) });
  return places;
}

const far = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y);
const isInside = ({ width, height }: Area, { x, y }: Place) => x >= 0 && x <= width && y >= 0 && y <= height;

export interface Numbered extends Place {
  readonly step: number;
}

/** The steps that get a number: in order, inside the area, each at least `gap` away from all before it; `most` at most. */
export function numbered(area: Area, places: readonly Place[], gap: number, most: number): Numbered[] {
  const chosen: Numbered[] = [];
  for (const [step, place] of places.entries()) {
    if (chosen.length >= most) break;
    if (isInside(area, place) && chosen.every((other) => far(other, place) >= gap))
      chosen.push({ ...place, step });
  }
  return chosen;
}

/** Path of arrowheads in the middle of every hop at least `least` long that lies inside the area. */
export function arrowsPath(area: Area, places: readonly Place[], least: number, size: number): string {
  let d = '';
  for (let i = 1; i < places.length; i++) {
    const [a, b] = [places[i - 1] as Place, places[i] as Place];
    const length = far(a, b);
    if (length < least || !isInside(area, a) || !isInside(area, b)) continue;
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const [tx, ty] = [(a.x + b.x) / 2 + (ux * size) / 2, (a.y + b.y) / 2 + (uy * size) / 2];
    const corner = (side: number) =>
      `${(tx - size * ux - side * 0.5 * size * uy).toFixed(1)} ${(ty - size * uy + side * 0.5 * size * ux).toFixed(1)}`;
    d += `M${corner(1)}L${tx.toFixed(1)} ${ty.toFixed(1)}L${corner(-1)}`;
  }
  return d;
}

/** Path of zero-length strokes at the places inside the area: round caps turn them into dots. */
export function spotsPath(area: Area, places: readonly Place[]): string {
  return places
    .filter((place) => isInside(area, place))
    .map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`)
    .join('');
}

/** The figures of some numbers as one text, each with a place of its own. */
export interface Figures {
  readonly text: string;
  /** Where each figure begins, for a text's x and y. */
  readonly xs: string;
  readonly ys: string;
}

/** The numbers of steps, each above and right of its dot, or left where the area ends: `off` pixels away, the first `far`. */
export function figuresOf({ width }: Area, chosen: readonly Numbered[], off: number, far: number): Figures {
  let text = '';
  const xs: string[] = [];
  const ys: string[] = [];
  for (const { step, x, y } of chosen) {
    const digits = String(step);
    const away = step === 0 ? far : off;
    const length = digits.length * LETTER;
    const left = x + away + length <= width ? x + away : x - away - length;
    const base = Math.max(10, y - away);
    for (let i = 0; i < digits.length; i++) {
      xs.push((left + i * LETTER).toFixed(0));
      ys.push(base.toFixed(0));
    }
    text += digits;
  }
  return { text, xs: xs.join(' '), ys: ys.join(' ') };
}
