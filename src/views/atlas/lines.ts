import { contours } from 'd3';
import { type Axis, runAxis } from '../../core/many/axis.ts';
import type { Plane } from '../../core/many/plane.ts';
import { makeStarts, type Starts, startsOf } from '../../core/many/starts.ts';
import { curvatureExcess } from '../../core/model/borders.ts';

/** The closed-form boundaries of a plane, as lines. */

export interface Line {
  readonly name: string;
  readonly className: string;
  /** Points as fractions of the width, from the left, and of the height, from the bottom. */
  readonly pieces: readonly (readonly (readonly [number, number])[])[];
}

/** Nodes along each side of the grid the boundaries are traced on, and while a plane is on the move. */
export const FINE = 112;
export const COARSE = 32;

/** A plane may lie in the edge of the cone itself (n = 1 has such starts): rounding must not take it out. */
const EDGE = 1e-9;

interface Boundary {
  readonly name: string;
  /** What changes there, in words that follow its name. */
  readonly meaning: string;
  readonly className: string;
  /** 0 on the boundary. */
  readonly level: (k: number, r: number, w: number) => number;
  /** Where it is a boundary at all; everywhere if not given. */
  readonly where?: (k: number, r: number, w: number) => boolean;
}

const BOUNDARIES: readonly Boundary[] = [
  {
    name: 'c = 2',
    meaning:
      'c = ηλ₀, the learning rate in its natural unit: wide networks are lazy below 2 and catapult above',
    className: 'line-two',
    level: (k) => k - 2,
  },
  {
    name: 'loss rises at once',
    meaning: 'beyond it the first step raises the loss',
    className: 'line-rise',
    // Negative rates, on which the grid's margin may lie, would have a line of their own at 0.
    level: (k, r, w) => (k > 0 ? Math.abs(1 - k + r * (r + w)) - 1 : -1),
  },
  {
    name: 'exact limit',
    meaning: 'the largest learning rate that trains, by the closed form',
    className: 'line-max',
    level: (k, r, w) => Math.max(curvatureExcess(k, r, w), 4 * (Math.abs(w) - 1)),
  },
  {
    name: '|w| = 1',
    meaning: '|w| = η|y|/√n measures the target; above 1 no minimum is flat enough to be stable',
    className: 'line-label',
    level: (_, __, w) => Math.abs(w) - 1,
  },
  {
    name: '|w| = 2',
    meaning: 'above 2 nothing holds a run',
    className: 'line-label',
    level: (_, __, w) => Math.abs(w) - 2,
  },
  {
    name: 'lost beyond',
    meaning: 'c − 4 − wr₀ = 0, with r₀ = ηΔf₀/√n; a start where it is above 0 diverges',
    className: 'line-sign',
    level: (k, r, w) => curvatureExcess(k, r, w),
    // Below |w| = 1 it is the exact limit; above 2 both its sides diverge.
    where: (_, __, w) => Math.abs(w) > 1 && Math.abs(w) < 2,
  },
];

/** What the lines of a map mean, by their names. */
export const MEANINGS = BOUNDARIES.map(({ name, meaning }) => ({ name, meaning }));

/** The boundaries that cross a plane (without weight decay), traced on `nodes` × `nodes` points. */
export function closedForms(plane: Plane, nodes = FINE): Line[] {
  const grid: Plane = {
    ...plane,
    x: wider(plane.x, nodes),
    y: wider(plane.y, nodes),
    columns: nodes,
    rows: nodes,
  };
  const starts = makeStarts(nodes * nodes);
  const rowOf = startsOf(grid, true);
  for (let row = 0; row < nodes; row++) {
    const { curvature, residual, target } = rowOf(row, 0, 1);
    starts.curvature.set(curvature, row * nodes);
    starts.residual.set(residual, row * nodes);
    starts.target.set(target, row * nodes);
  }
  const trace = contours().size([nodes, nodes]);
  const values = new Float64Array(nodes * nodes);
  return BOUNDARIES.map(({ name, className, level, where }) => {
    if (!crosses(starts, level, values)) return { name, className, pieces: [] };
    // Typed numbers do, and cost no more to trace: what is asked of them is their index.
    const { coordinates } = trace.contour(values as unknown as number[], 0);
    const isShown = (x: number, y: number) => {
      const [k, r, w] = startAt(starts, nodes, x, y);
      return k >= 2 * Math.abs(r + w) * (1 - EDGE) && (where === undefined || where(k, r, w));
    };
    const pieces = coordinates.flatMap((polygon) =>
      polygon.flatMap((ring) => openPieces(ring, isShown, nodes)),
    );
    return { name, className, pieces };
  }).filter(({ pieces }) => pieces.length > 0);
}

/** The start (κ₀, r₀, w) at a point between the nodes of the grid, by the four round it; node i lies at i + 1/2. */
export function startAt(
  { curvature, residual, target }: Starts,
  nodes: number,
  x: number,
  y: number,
): readonly [number, number, number] {
  const column = Math.min(nodes - 2, Math.floor(x - 0.5));
  const row = Math.min(nodes - 2, Math.floor(y - 0.5));
  const at = row * nodes + column;
  const right = x - 0.5 - column;
  const up = y - 0.5 - row;
  const between = (values: Float64Array) =>
    (1 - up) * ((1 - right) * (values[at] as number) + right * (values[at + 1] as number)) +
    up * ((1 - right) * (values[at + nodes] as number) + right * (values[at + nodes + 1] as number));
  return [between(curvature), between(residual), between(target)];
}

/** Fills `values` with the levels of a boundary; whether it runs through the grid at all. */
function crosses({ curvature, residual, target }: Starts, level: Boundary['level'], values: Float64Array) {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = level(curvature[i] as number, residual[i] as number, target[i] as number);
    values[i] = value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return lowest < 0 && highest >= 0;
}

/** Nodes of the grid that lie outside the plane on each side, so that lines reach its border. */
const MARGIN = 1;

/** A range with the margin added at both ends. */
function wider(axis: Axis, nodes: number): Axis {
  const by = MARGIN / (nodes - 2 * MARGIN);
  const { kind, from, to } = axis;
  if (runAxis(kind).scale === 'log') {
    const ratio = (to / from) ** by;
    return { kind, from: from / ratio, to: to * ratio };
  }
  return { kind, from: from - by * (to - from), to: to + by * (to - from) };
}

/** A coordinate of the grid as a fraction of the plane's side. */
const fraction = (at: number, nodes: number) => (at - MARGIN) / (nodes - 2 * MARGIN);

/** A ring of grid points cut where it runs along the border of the grid, or where it is no boundary. */
function openPieces(
  ring: readonly (readonly number[])[],
  isShown: (x: number, y: number) => boolean,
  nodes: number,
): [number, number][][] {
  const pieces: [number, number][][] = [];
  let piece: [number, number][] = [];
  const close = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (const [x = 0, y = 0] of ring) {
    const border = x <= 0 || y <= 0 || x >= nodes || y >= nodes;
    if (border || !isShown(x, y)) close();
    else piece.push([fraction(x, nodes), fraction(y, nodes)]);
  }
  close();
  return pieces;
}
