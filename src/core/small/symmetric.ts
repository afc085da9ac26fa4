import { checkInteger } from '../model/problem.ts';

/** Small dense matrices, row by row: eigenvalues of symmetric ones by cyclic Jacobi rotations, and the two products of a matrix with itself. */

/** Largest number of rows: a sweep of rotations costs n³. */
const MAX_ROWS = 128;

export interface Eigensystem {
  /** n eigenvalues, largest first. */
  readonly values: Float64Array;
  /** n × n: row k is the unit eigenvector of value k; its sign means nothing. */
  readonly vectors: Float64Array;
}

/** Sweeps that bring any matrix to its diagonal; four to eight are usual. */
const MOST_SWEEPS = 40;

/** Rotates entries i and j of an array by the angle whose cosine and sine are c and s. */
function rotate(a: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = a[i] as number;
  const y = a[j] as number;
  a[i] = c * x - s * y;
  a[j] = s * x + c * y;
}

/** Sum of the squares above the diagonal. */
function offDiagonal(a: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) for (let j = i + 1; j < rows; j++) sum += (a[i * rows + j] as number) ** 2;
  return sum;
}

/** Brings `a` to its diagonal; the same rotations of the columns are done to the rows of `vectors`. */
function diagonalise(a: Float64Array, rows: number, vectors: Float64Array | null): void {
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, rows) > 0; sweep++) {
    for (let p = 0; p < rows; p++) {
      for (let q = p + 1; q < rows; q++) {
        const off = a[p * rows + q] as number;
        const [app, aqq] = [a[p * rows + p] as number, a[q * rows + q] as number];
        // Too small to be seen beside either eigenvalue: rounding would keep the rotations going for ever.
        if (app + off / 4 === app && aqq + off / 4 === aqq) {
          a[p * rows + q] = 0;
          a[q * rows + p] = 0;
          continue;
        }
        const theta = (aqq - app) / (2 * off);
        // The smaller of the two angles; θ² may overflow, and t is 0 then as it should be.
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < rows; k++) rotate(a, k * rows + p, k * rows + q, c, s);
        for (let k = 0; k < rows; k++) rotate(a, p * rows + k, q * rows + k, c, s);
        if (vectors) for (let k = 0; k < rows; k++) rotate(vectors, p * rows + k, q * rows + k, c, s);
      }
    }
  }
}

function checkSquare(matrix: Float64Array, rows: number): void {
  checkInteger('rows', rows, 1, MAX_ROWS);
  checkInteger('entries of the matrix', matrix.length, rows * rows, rows * rows);
}

/**
 * Eigenvalues of a symmetric matrix of n rows, largest first. Only that it is symmetric is taken for granted.
 * @throws RangeError for n outside 1 … 128 or another number of entries than n².
 */
export function eigenvalues(matrix: Float64Array, rows: number): Float64Array {
  checkSquare(matrix, rows);
  const a = matrix.slice();
  diagonalise(a, rows, null);
  return Float64Array.from({ length: rows }, (_, i) => a[i * rows + i] as number)
    .sort()
    .reverse();
}

/** The same with eigenvectors. @throws RangeError as `eigenvalues`. */
export function eigensystem(matrix: Float64Array, rows: number): Eigensystem {
  checkSquare(matrix, rows);
  const a = matrix.slice();
  const rotated = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) rotated[i * rows + i] = 1;
  diagonalise(a, rows, rotated);
  const order = Array.from({ length: rows }, (_, i) => i).sort(
    (i, j) => (a[j * rows + j] as number) - (a[i * rows + i] as number),
  );
  const vectors = new Float64Array(rows * rows);
  for (const [k, i] of order.entries()) vectors.set(rotated.subarray(i * rows, (i + 1) * rows), k * rows);
  return { values: Float64Array.from(order, (i) => a[i * rows + i] as number), vectors };
}

/** J Jᵀ, rows × rows, of a matrix given row by row. */
export function gramOfRows(jacobian: Float64Array, rows: number): Float64Array {
  const columns = jacobian.length / rows;
  const product = new Float64Array(rows * rows);
  for (let k = 0; k < rows; k++) {
    for (let l = 0; l <= k; l++) {
      let sum = 0;
      for (let j = 0; j < columns; j++)
        sum += (jacobian[k * columns + j] as number) * (jacobian[l * columns + j] as number);
      product[k * rows + l] = sum;
      product[l * rows + k] = sum;
    }
  }
  return product;
}

/** Jᵀ J, columns × columns, of a matrix given row by row. */
export function gramOfColumns(jacobian: Float64Array, rows: number): Float64Array {
  const columns = jacobian.length / rows;
  const product = new Float64Array(columns * columns);
  for (let k = 0; k < rows; k++) {
    const row = jacobian.subarray(k * columns, (k + 1) * columns);
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++)
        product[i * columns + j] =
          (product[i * columns + j] as number) + (row[i] as number) * (row[j] as number);
    }
  }
  return product;
}
