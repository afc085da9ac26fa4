import { contours } from 'd3';
import { type Axis, runAxis } from '../../core/many/axis.ts';
import type { Plane } from '../../core/many/plane.ts';
import { makeStarts, startsOf } from '../../core/many/starts.ts';
import { curvatureExcess } from '../../core/model/outcome.ts';

/** The closed-form boundaries of a plane, as lines. */

export interface Line {
  readonly name: string;
  readonly className: string;
  /** Points as fractions of the width, from the left, and of the height, from the bottom. */
  readonly pieces: readonly (readonly (readonly [number, number])[])[];
}

/** Nodes along each side of the grid the boundaries are traced on. */
const NODES = 112;

/** A plane may lie in the edge of the cone itself (n = 1 has such starts): rounding must not take it out. */
const EDGE = 1e-9;

interface Boundary {
  readonly name: string;
  readonly className: string;
  /** 0 on the boundary. */
  readonly level: (k: number, r: number, w: number) => number;
  /** Where it is a boundary at all; everywhere if not given. */
  readonly where?: (k: number, r: number, w: number) => boolean;
}

const BOUNDARIES: readonly Boundary[] = [
  { name: 'κ₀ = 2', className: 'line-two', level: (k) => k - 2 },
  {
    name: 'loss rises at once',
    className: 'line-rise',
    level: (k, r, w) => Math.abs(1 - k + r * (r + w)) - 1,
  },
  {
    name: 'η_max',
    className: 'line-max',
    level: (k, r, w) => Math.max(curvatureExcess(k, r, w), 4 * (Math.abs(w) - 1)),
  },
  { name: '|w| = 1', className: 'line-label', level: (_, __, w) => Math.abs(w) - 1 },
  { name: '|w| = 2', className: 'line-label', level: (_, __, w) => Math.abs(w) - 2 },
  {
    name: 'G₀ = 0',
    className: 'line-sign',
    level: (k, r, w) => curvatureExcess(k, r, w),
    // Below |w| = 1 it is η_max; above 2 both its sides diverge.
    where: (_, __, w) => Math.abs(w) > 1 && Math.abs(w) < 2,
  },
];

/** The boundaries that cross a plane (without weight decay). */
export function closedForms(plane: Plane): Line[] {
  const grid: Plane = { ...plane, x: wider(plane.x), y: wider(plane.y), columns: NODES, rows: NODES };
  const starts = makeStarts(NODES * NODES);
  const inside = new Uint8Array(NODES * NODES);
  const rowOf = startsOf(grid, true);
  for (let row = 0; row < NODES; row++) {
    const { curvature, residual, target } = rowOf(row, 0, 1);
    starts.curvature.set(curvature, row * NODES);
    starts.residual.set(residual, row * NODES);
    starts.target.set(target, row * NODES);
  }
  for (let i = 0; i < inside.length; i++) {
    const k = starts.curvature[i] as number;
    const z = (starts.residual[i] as number) + (starts.target[i] as number);
    inside[i] = k >= 2 * Math.abs(z) * (1 - EDGE) ? 1 : 0;
  }
  const trace = contours().size([NODES, NODES]);
  return BOUNDARIES.map(({ name, className, level, where }) => {
    const values = Array.from(inside, (_, i) =>
      level(starts.curvature[i] as number, starts.residual[i] as number, starts.target[i] as number),
    );
    const shown =
      where === undefined
        ? inside
        : inside.map((is, i) =>
            is === 1 &&
            where(starts.curvature[i] as number, starts.residual[i] as number, starts.target[i] as number)
              ? 1
              : 0,
          );
    const { coordinates } = trace.contour(values, 0);
    const pieces = coordinates.flatMap((polygon) => polygon.flatMap((ring) => openPieces(ring, shown)));
    return { name, className, pieces };
  }).filter(({ pieces }) => pieces.length > 0);
}

/** Nodes of the grid that lie outside the plane on each side, so that lines reach its border. */
const MARGIN = 1;

/** A range with the margin added at both ends. */
function wider(axis: Axis): Axis {
  const by = MARGIN / (NODES - 2 * MARGIN);
  const { kind, from, to } = axis;
  if (runAxis(kind).scale === 'log') {
    const ratio = (to / from) ** by;
    return { kind, from: from / ratio, to: to * ratio };
  }
  return { kind, from: from - by * (to - from), to: to + by * (to - from) };
}

/** A coordinate of the grid as a fraction of the plane's side. */
const fraction = (at: number) => (at - MARGIN) / (NODES - 2 * MARGIN);

/** A ring of grid points cut where it runs along the border of the grid, or where it is no boundary. */
function openPieces(ring: readonly (readonly number[])[], shown: Uint8Array): [number, number][][] {
  const pieces: [number, number][][] = [];
  let piece: [number, number][] = [];
  const close = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (const [x = 0, y = 0] of ring) {
    const border = x <= 0 || y <= 0 || x >= NODES || y >= NODES;
    const column = Math.max(0, Math.min(NODES - 1, Math.floor(x)));
    const row = Math.max(0, Math.min(NODES - 1, Math.floor(y)));
    if (border || shown[row * NODES + column] !== 1) close();
    else piece.push([fraction(x), fraction(y)]);
  }
  close();
  return pieces;
}
