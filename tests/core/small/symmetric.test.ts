import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigensystem, eigenvalues, gramOfColumns, gramOfRows } from '../../../src/core/small/symmetric.ts';
import { grid } from '../problems.ts';
import { gap, norm } from './examples.ts';

const symmetric = fc.integer({ min: 1, max: 8 }).chain((rows) =>
  fc.array(grid(5), { minLength: rows * rows, maxLength: rows * rows }).map((entries) => {
    const matrix = Float64Array.from(entries, (_, at) => {
      const [i, j] = [Math.floor(at / rows), at % rows];
      return entries[Math.min(i, j) * rows + Math.max(i, j)] as number;
    });
    return { rows, matrix };
  }),
);

const times = (matrix: Float64Array, rows: number, vector: ArrayLike<number>) =>
  Float64Array.from({ length: rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < rows; j++) sum += (matrix[i * rows + j] as number) * (vector[j] as number);
    return sum;
  });

/** Determinant by elimination with pivots. */
function determinant(matrix: Float64Array, rows: number): number {
  const a = Array.from({ length: rows }, (_, i) => [...matrix.subarray(i * rows, (i + 1) * rows)]);
  let product = 1;
  for (let k = 0; k < rows; k++) {
    const pivot = a
      .slice(k)
      .reduce((best, row) => (Math.abs(row[k] as number) > Math.abs(best[k] as number) ? row : best));
    const at = a.indexOf(pivot);
    if (at !== k) {
      [a[k], a[at]] = [a[at] as number[], a[k] as number[]];
      product = -product;
    }
    const top = a[k] as number[];
    product *= top[k] as number;
    if (top[k] === 0) return 0;
    for (const row of a.slice(k + 1)) {
      const factor = (row[k] as number) / (top[k] as number);
      for (let j = k; j < rows; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return product;
}

describe('eigenvalues of a symmetric matrix', () => {
  it('are those of matrices whose spectrum is known', () => {
    expect([...eigenvalues(Float64Array.of(4, 2, 2, 1), 2)]).toEqual([5, 0]);
    expect(gap(eigenvalues(Float64Array.of(6, -4, -4, 6), 2), [10, 2])).toBeLessThan(1e-14);
    // The chain of n masses: 2 − 2cos(kπ/(n + 1)).
    const n = 40;
    const chain = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      chain[i * n + i] = 2;
      if (i > 0) {
        chain[i * n + i - 1] = -1;
        chain[(i - 1) * n + i] = -1;
      }
    }
    const expected = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1)));
    expect(gap(eigenvalues(chain, n), expected)).toBeLessThan(1e-13);
  });

  it('have the trace for their sum, the squares for the sum of their squares and the determinant for their product', () => {
    fc.assert(
      fc.property(symmetric, ({ rows, matrix }) => {
        const values = eigenvalues(matrix, rows);
        const scale = 1 + norm(matrix);
        const trace = Array.from({ length: rows }, (_, i) => matrix[i * rows + i] as number);
        const sum = (all: Iterable<number>) => [...all].reduce((total, value) => total + value, 0);
        expect(Math.abs(sum(values) - sum(trace))).toBeLessThan(1e-12 * scale);
        expect(Math.abs(norm(values) - norm(matrix))).toBeLessThan(1e-12 * scale);
        const product = values.reduce((all, value) => all * value, 1);
        expect(Math.abs(product - determinant(matrix, rows))).toBeLessThan(1e-11 * scale ** rows);
        for (let k = 1; k < rows; k++) expect(values[k]).toBeLessThanOrEqual(values[k - 1] as number);
      }),
    );
  });

  it('bound Rayleigh quotients, which vectors of a seed take at random', () => {
    fc.assert(
      fc.property(symmetric, fc.array(grid(1), { minLength: 8, maxLength: 8 }), ({ rows, matrix }, draw) => {
        const x = draw.slice(0, rows);
        const size = norm(x) ** 2;
        fc.pre(size > 1e-3);
        const image = times(matrix, rows, x);
        const quotient = x.reduce((sum, value, i) => sum + value * (image[i] as number), 0) / size;
        const values = eigenvalues(matrix, rows);
        expect(quotient).toBeLessThanOrEqual((values[0] as number) + 1e-11);
        expect(quotient).toBeGreaterThanOrEqual((values[rows - 1] as number) - 1e-11);
      }),
    );
  });

  it('come with orthonormal eigenvectors', () => {
    fc.assert(
      fc.property(symmetric, ({ rows, matrix }) => {
        const { values, vectors } = eigensystem(matrix, rows);
        expect(gap(values, eigenvalues(matrix, rows))).toBeLessThan(1e-12);
        for (let k = 0; k < rows; k++) {
          const vector = vectors.subarray(k * rows, (k + 1) * rows);
          const image = times(matrix, rows, vector);
          expect(
            gap(
              image,
              vector.map((x) => x * (values[k] as number)),
            ),
          ).toBeLessThan(1e-12 * (1 + norm(matrix)));
        }
        const product = gramOfRows(vectors, rows);
        expect(
          gap(
            product,
            product.map((_, at) => (at % (rows + 1) === 0 ? 1 : 0)),
          ),
        ).toBeLessThan(1e-13);
      }),
    );
  });
});

it('J Jᵀ and Jᵀ J are the two products', () => {
  const jacobian = Float64Array.of(1, 2, 3, 4, 5, 6);
  expect([...gramOfRows(jacobian, 2)]).toEqual([14, 32, 32, 77]);
  expect([...gramOfColumns(jacobian, 2)]).toEqual([17, 22, 27, 22, 29, 36, 27, 36, 45]);
});

it.each([
  [0, 0],
  [129, 129 * 129],
  [2, 3],
])('a matrix of %i rows and %i entries is an error', (rows, entries) => {
  expect(() => eigenvalues(new Float64Array(entries), rows)).toThrow(RangeError);
  expect(() => eigensystem(new Float64Array(entries), rows)).toThrow(RangeError);
});
