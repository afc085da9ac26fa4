import type { Line } from './lines.ts';

/** Names beside the lines they belong to, and boxes that words take up. Pixels from the top left corner of the area. */

export interface Box {
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
  /** Half its width and height. */
  readonly across: number;
  readonly down: number;
}

export interface Label extends Box {
  readonly name: string;
}

export interface Area {
  readonly width: number;
  readonly height: number;
}

/** Mean width of a letter and height of a line of small words, pixels. */
const LETTER = 6;
const LINE = 12;
/** Between a line and its name, and between two names. */
const GAP = 4;
/** Where along a piece a name may stand, best first: the middle of a map is where its run often is. */
const PLACES = [
  0.3, 0.7, 0.2, 0.8, 0.4, 0.6, 0.1, 0.9, 0.5, 0.25, 0.75, 0.15, 0.85, 0.35, 0.65, 0.45, 0.55, 0.05, 0.95,
];
/** How far a name should be from other lines, so that it is plain whose it is. */
const APART = 14;
/** Pixels between two points of a line that are looked at. */
const FINE = 4;
/** Points on either side from which the direction of a line is taken. */
const REACH = 2;
/** Pieces of a line at which its name may stand: the longest. */
const PIECES = 4;

type Point = readonly [number, number];

/** Whether two boxes come nearer than `gap`. */
export const touch = (a: Box, b: Box, gap = 0): boolean =>
  Math.abs(a.x - b.x) < a.across + b.across + gap && Math.abs(a.y - b.y) < a.down + b.down + gap;

const holds = ({ x, y, across, down }: Box, [px, py]: Point, room: number) =>
  Math.abs(px - x) < across + room && Math.abs(py - y) < down + room;

const isInside = ({ x, y, across, down }: Box, { width, height }: Area) =>
  x - across >= GAP && x + across <= width - GAP && y - down >= GAP && y + down <= height - GAP;

/** Points along a piece, no farther apart than FINE. */
export function tracked(piece: Line['pieces'][number], { width, height }: Area): Point[] {
  const points: Point[] = [];
  for (const [fx, fy] of piece) {
    const next: Point = [fx * width, (1 - fy) * height];
    const last = points.at(-1);
    if (last !== undefined) {
      const parts = Math.ceil(Math.hypot(next[0] - last[0], next[1] - last[1]) / FINE);
      for (let i = 1; i < parts; i++)
        points.push([
          last[0] + ((next[0] - last[0]) * i) / parts,
          last[1] + ((next[1] - last[1]) * i) / parts,
        ]);
    }
    points.push(next);
  }
  return points;
}

/** The two boxes for a name beside a point of its line, off it by half their extent along the normal. */
function besides(points: readonly Point[], at: number, name: string): Label[] {
  const [x, y] = points[at] as Point;
  const [ax, ay] = points[Math.max(0, at - REACH)] as Point;
  const [bx, by] = points[Math.min(points.length - 1, at + REACH)] as Point;
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [nx, ny] = [-(by - ay) / length, (bx - ax) / length];
  const [across, down] = [(name.length * LETTER) / 2, LINE / 2];
  const off = Math.abs(nx) * across + Math.abs(ny) * down + GAP;
  return [-1, 1].map((side) => ({ name, x: x + side * nx * off, y: y + side * ny * off, across, down }));
}

/**
 * A place for the name of each line: inside the area, beside its own line, clear of the other names, of `taken` and, where there is such a place, of every
 * line. A name without room is left out.
 */
export function placeLabels(lines: readonly Line[], area: Area, taken: readonly Box[] = []): Label[] {
  const tracks = lines.map(({ pieces }) => pieces.map((piece) => tracked(piece, area)));
  const placed: Label[] = [];
  lines.forEach(({ name }, i) => {
    const own = tracks[i]?.flat() ?? [];
    const longest = [...(tracks[i] ?? [])].sort((a, b) => b.length - a.length).slice(0, PIECES);
    const candidates = PLACES.flatMap((place) =>
      longest.flatMap((points) => besides(points, Math.round(place * (points.length - 1)), name)),
    ).filter((box) => isInside(box, area) && ![...taken, ...placed].some((other) => touch(box, other, GAP)));
    const others = tracks.filter((_, k) => k !== i).flat(2);
    const beside = candidates.filter((box) => !own.some((point) => holds(box, point, GAP / 2)));
    const clearBy = (room: number) => beside.find((box) => !others.some((point) => holds(box, point, room)));
    const found = clearBy(APART) ?? clearBy(GAP / 2) ?? beside[0];
    if (found !== undefined) placed.push(found);
  });
  return placed;
}
