import { type Box, LETTER, overlap } from './lettering.ts';
import type { Plot } from './plot.ts';

/** Places for the names of points, each near its point, inside the area and clear of the names before it. */

export interface NamedPoint {
  /** Data units. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** Where the name stands best. */
  readonly side: Side;
  /** Without a dot of its own. */
  readonly isBare?: boolean;
}

export type Side = 'above' | 'below' | 'right' | 'left';

export interface PlacedName {
  readonly point: NamedPoint;
  /** Pixels of the point, and of the start of its name's base line. */
  readonly px: number;
  readonly py: number;
  readonly x: number;
  readonly y: number;
}

const ASCENT = 10;
const DESCENT = 3;
const OFF = 9;
/** Half the room that a point's dot takes. */
const DOT = 5;
const SIDES: readonly Side[] = ['right', 'above', 'below', 'left'];

/** The names in the order given; a point outside the area is left out, and a name for which no side is free stands on its best one. */
export function placeNames({ x, y, width, height }: Plot, points: readonly NamedPoint[]): PlacedName[] {
  const placed: PlacedName[] = [];
  const taken: Box[] = points
    .filter(({ isBare }) => isBare !== true)
    .map((point) => ({
      left: x(point.x) - DOT,
      right: x(point.x) + DOT,
      top: y(point.y) - DOT,
      bottom: y(point.y) + DOT,
    }));
  for (const point of points) {
    const [px, py] = [x(point.x), y(point.y)];
    if (px < 0 || px > width || py < 0 || py > height) continue;
    const length = point.label.length * LETTER;
    const boxOn = (side: Side): Box => {
      const isUpright = side === 'above' || side === 'below';
      const wanted = isUpright ? px - length / 2 : side === 'right' ? px + OFF : px - OFF - length;
      const left = isUpright ? Math.max(2, Math.min(width - length - 2, wanted)) : wanted;
      const base = side === 'above' ? py - OFF : side === 'below' ? py + OFF + ASCENT - 1 : py + 4;
      return { left, right: left + length, top: base - ASCENT, bottom: base + DESCENT };
    };
    const isFree = (box: Box) =>
      box.left >= 0 &&
      box.right <= width &&
      box.top >= 0 &&
      box.bottom <= height &&
      taken.every((other) => !overlap(other, box));
    const sides = [point.side, ...SIDES];
    const box = sides.map(boxOn).find(isFree) ?? boxOn(point.side);
    taken.push(box);
    placed.push({ point, px, py, x: Math.round(box.left), y: Math.round(box.bottom - DESCENT) });
  }
  return placed;
}
