import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hessianSpectrum, sharpness } from '../../../src/core/model/hessian.ts';
import { measure } from '../../../src/core/model/weights.ts';
import { runs } from '../../fuzz.ts';
import { weights } from '../problems.ts';

type Matrix = number[][];
const cell = (m: Matrix, i: number, j: number) => m[i]?.[j] as number;

/** Second derivatives of L = ½(n^(−1/2) v·u − y)² in (u, v), entry by entry from the definition. */
function hessian(u: Float64Array, v: Float64Array, y: number): Matrix {
  const n = u.length;
  const root = Math.sqrt(n);
  const residual = u.reduce((sum, ui, i) => sum + ui * (v[i] as number), 0) / root - y;
  const gradient = [...v, ...u].map((x) => x / root);
  return gradient.map((gi, i) =>
    gradient.map((gj, j) => gi * gj + (Math.abs(i - j) === n ? residual / root : 0)),
  );
}

/** Eigenvalues of a symmetric matrix by cyclic Jacobi rotations, largest first. */
function eigenvalues(matrix: Matrix): number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(cell(a, p, q)) < 1e-300) continue;
        const angle = 0.5 * Math.atan2(2 * cell(a, p, q), cell(a, p, p) - cell(a, q, q));
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (const row of a) {
          const [x, y] = [row[p] as number, row[q] as number];
          row[p] = c * x + s * y;
          row[q] = c * y - s * x;
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [cell(a, p, k), cell(a, q, k)];
          (a[p] as number[])[k] = c * x + s * y;
          (a[q] as number[])[k] = c * y - s * x;
        }
      }
    }
  }
  return a.map((_, i) => cell(a, i, i)).sort((x, y) => y - x);
}

const target = fc.integer({ min: -3000, max: 3000 }).map((k) => k / 1000);

describe('the Hessian', () => {
  it('has the spectrum of the matrix of second derivatives, with multiplicities', () => {
    fc.assert(
      fc.property(
        weights.filter(({ u }) => u.length <= 6),
        target,
        ({ u, v }, y) => {
          const { output, ntk } = measure({ u, v });
          const spectrum = hessianSpectrum(ntk, output, output - y, u.length);
          const all = spectrum.flatMap(({ value, multiplicity }) =>
            new Array<number>(multiplicity).fill(value),
          );
          const expected = eigenvalues(hessian(u, v, y));
          expect(all.length).toBe(2 * u.length);
          for (const [i, value] of expected.entries())
            expect(Math.abs((all[i] as number) - value)).toBeLessThan(
              1e-10 * (1 + ntk + Math.abs(output - y)),
            );
          const size = (2 * Math.abs(output)) / Math.sqrt(u.length);
          const product = Math.sqrt(Math.max(0, ntk - size)) * Math.sqrt(ntk + size);
          expect(sharpness(ntk, product, output, output - y, u.length)).toBe(Math.max(...all));
        },
      ),
      runs(300),
    );
  });

  it('at zero loss has the NTK as its largest eigenvalue and no other', () => {
    fc.assert(
      fc.property(weights, ({ u, v }) => {
        const { output, ntk } = measure({ u, v });
        const [first, ...others] = hessianSpectrum(ntk, output, 0, u.length);
        expect(first).toEqual({ value: ntk, multiplicity: 1 });
        expect(others.every(({ value }) => value === 0)).toBe(true);
      }),
    );
  });

  it('of one neuron has its two eigenvalues alone', () => {
    // [[v², 2uv − y], [2uv − y, u²]] at u = v = 1 and y = 0.
    expect(hessianSpectrum(2, 1, 1, 1)).toEqual([
      { value: 3, multiplicity: 1 },
      { value: -1, multiplicity: 1 },
    ]);
  });

  it('neither overflows nor vanishes where its eigenvalues do not', () => {
    // λ, P̂Q̂, f, Δf, n; the second and third: far more residual than kernel, and a kernel at the end of the range.
    expect(sharpness(2, 2, 0, 1, 1)).toBeCloseTo(1 + Math.SQRT2, 14);
    expect(sharpness(1e-160, 1e-160, 0, 1e-2, 1)).toBeCloseTo(1e-2, 12);
    expect(sharpness(1e300, 1e300, 0, 1e-200, 1)).toBe(1e300);
    expect(sharpness(1e300, 1e300, 1e149, 1e150, 1) / 1e300).toBeCloseTo(1, 12);
  });
});

it.each([
  ['width', 2, 1, 1, 0],
  ['width', 2, 1, 1, 1.5],
  ['ntk', Number.NaN, 1, 1, 4],
  ['output', 2, Number.POSITIVE_INFINITY, 1, 4],
  ['residual', 2, 1, Number.NaN, 4],
] as const)('a spectrum of no %s is an error', (name, ntk, output, residual, width) => {
  expect(() => hessianSpectrum(ntk, output, residual, width)).toThrow(RangeError);
  expect(() => hessianSpectrum(ntk, output, residual, width)).toThrow(name);
});
