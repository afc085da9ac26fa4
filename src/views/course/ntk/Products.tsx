import { memo, type PointerEvent, useState } from 'react';
import type { Size } from '../../../charts/useSize.ts';
import { near } from '../../../panels/words/numbers.ts';
import { useFigure } from '../figure/useFigure.ts';
import { Matrix } from './Matrix.tsx';
import { type Grid, largest } from './matrix.ts';
import { Sheet } from './Sheet.tsx';

/** J and its two products, laid out so that they share rows (points) and columns (weights). */

export interface Trio {
  readonly J: Grid;
  readonly ofPoints: Grid;
  readonly ofWeights: Grid;
  /** Sizes of entries that have the full colour, of each. */
  readonly full: Readonly<Record<'J' | 'ofPoints' | 'ofWeights', number>>;
  /** What the rows and columns are called. */
  point(row: number): string;
  weight(column: number): string;
}

/** Room for names and for the line that reads a cell, pixels; between matrices, cells. */
const NAME = 20;
const LINE = 22;
const BETWEEN = 0.8;
const LARGEST_CELL = 64;
/** Room that the name of JJᵀ takes with its size, pixels. */
const SIZED = 76;

interface Place {
  readonly cell: number;
  /** Corner of J; that of JJᵀ is left of it, that of JᵀJ below. */
  readonly left: number;
  readonly top: number;
  /** Corner of JᵀJ, and the left edge of JJᵀ. */
  readonly below: number;
  readonly start: number;
}

function placeOf({ J: { rows, columns } }: Trio, { width, height }: Size): Place {
  const across = rows + BETWEEN + columns;
  const cell = Math.max(
    2,
    Math.min(LARGEST_CELL, (width - 2) / across, (height - 2 * NAME - LINE - 2) / (rows + columns)),
  );
  const start = Math.max(1, Math.floor((width - across * cell) / 2));
  const left = start + (rows + BETWEEN) * cell;
  return { cell, left, top: NAME, below: NAME + rows * cell + NAME, start };
}

interface Spot {
  readonly matrix: 'J' | 'ofPoints' | 'ofWeights';
  readonly row: number;
  readonly column: number;
}

const cornerOf = (place: Place, matrix: Spot['matrix']) => ({
  left: matrix === 'ofPoints' ? place.start : place.left,
  top: matrix === 'ofWeights' ? place.below : place.top,
});

function spotAt(trio: Trio, place: Place, x: number, y: number): Spot | null {
  for (const matrix of ['J', 'ofPoints', 'ofWeights'] as const) {
    const { left, top } = cornerOf(place, matrix);
    const [row, column] = [Math.floor((y - top) / place.cell), Math.floor((x - left) / place.cell)];
    const { rows, columns } = trio[matrix];
    if (row >= 0 && row < rows && column >= 0 && column < columns) return { matrix, row, column };
  }
  return null;
}

/** What a cell is, in words. */
function readingOf(trio: Trio, { matrix, row, column }: Spot): string {
  const { entries, columns } = trio[matrix];
  const value = near(entries[row * columns + column] as number);
  if (matrix === 'J') return `${trio.point(row)}, by ${trio.weight(column)}: J = ${value}`;
  if (matrix === 'ofPoints') return `${trio.point(row)} and ${trio.point(column)}: JJᵀ = ${value}`;
  return `${trio.weight(row)} and ${trio.weight(column)}: JᵀJ = ${value}`;
}

interface Props {
  readonly label: string;
  readonly description: string;
  readonly trio: Trio;
  /** What the line under it says while no cell is pointed at. */
  readonly rest?: string;
}

export const Products = memo(function Products({
  label,
  description,
  trio,
  rest = 'Point at a cell.',
}: Props) {
  const [spot, setSpot] = useState<Spot | null>(null);
  return (
    <Sheet label={label} description={description}>
      {(size) => {
        const place = placeOf(trio, size);
        const point = (event: PointerEvent<SVGRectElement>) => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          setSpot(spotAt(trio, place, (event.clientX - left) / size.unit, (event.clientY - top) / size.unit));
        };
        return (
          <>
            <Three trio={trio} place={place} />
            {spot !== null && spotIn(trio, spot) && <Pointed trio={trio} place={place} spot={spot} />}
            <text className="matrix-reading" x={place.start} y={size.height - 6}>
              {spot === null || !spotIn(trio, spot) ? rest : readingOf(trio, spot)}
            </text>
            <rect
              className="pointer-layer"
              width={size.width}
              height={size.height}
              onPointerMove={point}
              onPointerDown={point}
              onPointerLeave={() => setSpot(null)}
            />
          </>
        );
      }}
    </Sheet>
  );
});

/** Whether a cell is there: another matrix may be smaller. */
const spotIn = (trio: Trio, { matrix, row, column }: Spot) =>
  row < trio[matrix].rows && column < trio[matrix].columns;

function Three({ trio, place }: { readonly trio: Trio; readonly place: Place }) {
  const { J, ofPoints, ofWeights, full } = trio;
  const { cell, left, top, below, start } = place;
  const size = ({ rows, columns }: Grid) => `${rows} × ${columns}`;
  const roomy = cell * (J.rows + BETWEEN) > SIZED;
  return (
    <>
      <Matrix
        grid={ofPoints}
        name={roomy ? `JJᵀ, ${size(ofPoints)}` : 'JJᵀ'}
        full={full.ofPoints}
        left={start}
        top={top}
        cell={cell}
      />
      <Matrix grid={J} name={`J, ${size(J)}`} full={full.J} left={left} top={top} cell={cell} />
      <Matrix
        grid={ofWeights}
        name={`JᵀJ, ${size(ofWeights)}`}
        full={full.ofWeights}
        left={left}
        top={below}
        cell={cell}
      />
    </>
  );
}

/** The row and the column of J that a cell is made of, framed. */
function Pointed({ trio, place, spot }: { readonly trio: Trio; readonly place: Place; readonly spot: Spot }) {
  const { cell, left, top } = place;
  const { rows, columns } = trio.J;
  const { matrix, row, column } = spot;
  const corner = cornerOf(place, matrix);
  const rowBox = (i: number) => `M${left} ${top + i * cell}h${columns * cell}v${cell}h${-columns * cell}Z`;
  const columnBox = (j: number) => `M${left + j * cell} ${top}v${rows * cell}h${cell}v${-rows * cell}Z`;
  const made =
    matrix === 'J'
      ? rowBox(row) + columnBox(column)
      : matrix === 'ofPoints'
        ? rowBox(row) + rowBox(column)
        : columnBox(row) + columnBox(column);
  const [x, y] = [corner.left + column * cell, corner.top + row * cell];
  return (
    <>
      <path className="matrix-made" d={made} />
      <path className="matrix-spot" d={`M${x} ${y}h${cell}v${cell}h${-cell}Z`} />
    </>
  );
}

export const useStep = (): number => useFigure().trained;

/** Full colours that hold for all of a training: the largest entries of several of its matrices. */
export const fullOf = (all: readonly ArrayLike<number>[]): number => Math.max(...all.map(largest));
