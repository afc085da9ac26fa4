import { formatNumber } from '../../../charts/scales.ts';
import { cellPaths, type Grid, LEVELS } from './matrix.ts';

interface Props {
  readonly grid: Grid;
  /** What it is called, over it. */
  readonly name: string;
  /** Size of an entry that has the full colour. */
  readonly full: number;
  /** Its top left corner, and the side of a cell, pixels. */
  readonly left: number;
  readonly top: number;
  readonly cell: number;
}

/** Side of a cell that has room for its number. */
const ROOMY = 30;

const KINDS = Array.from({ length: 2 * LEVELS + 1 }, (_, i) => i - LEVELS).filter((level) => level !== 0);

/** A matrix as cells: colour is sign, strength is size. */
export function Matrix({ grid, name, full, left, top, cell }: Props) {
  const { entries, rows, columns } = grid;
  const paths = cellPaths(grid, full, left, top, cell);
  return (
    <g>
      {KINDS.map((level) => (
        <path
          key={level}
          className={level > 0 ? 'cell-plus' : 'cell-minus'}
          fillOpacity={Math.abs(level) / LEVELS}
          d={paths.get(level) ?? ''}
        />
      ))}
      <rect className="matrix-edge" x={left} y={top} width={columns * cell} height={rows * cell} />
      <text className="matrix-name" x={left} y={top - 6}>
        {name}
      </text>
      {cell >= ROOMY && rows * columns <= 80 && (
        <g className="matrix-numbers" fontSize={Math.min(18, Math.max(10, 0.28 * cell))}>
          {Array.from({ length: rows * columns }, (_, at) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={at}
              x={left + ((at % columns) + 0.5) * cell}
              y={top + (Math.floor(at / columns) + 0.5) * cell}
              dy="0.35em"
            >
              {short(entries[at] as number, cell)}
            </text>
          ))}
        </g>
      )}
    </g>
  );
}

/** Two digits behind the point at most, and in a cell of the least size no 0 before it: room for four letters. */
function short(value: number, cell: number): string {
  const text = formatNumber(Math.round(value * 100) / 100, 3);
  return cell < 1.5 * ROOMY ? text.replace(/^(−?)0\./, '$1.') : text;
}
