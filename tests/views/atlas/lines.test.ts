import { describe, expect, it } from 'vitest';
import { settingAt } from '../../../src/core/many/plane.ts';
import { makeStarts } from '../../../src/core/many/starts.ts';
import { scaled } from '../../../src/core/model/problem.ts';
import { problemOf } from '../../../src/core/model/setting.ts';
import { rateBounds } from '../../../src/core/theory/fate.ts';
import { runSlice } from '../../../src/state/run.ts';
import { COARSE, closedForms, startAt } from '../../../src/views/atlas/lines.ts';

/** c = 2.6, n = 1000, y = 0, f₀ = 1, λ₀ = 2. */
const setting = runSlice.initial;
const plane = (x: object, y: object, more: object = {}) =>
  ({ setting: { ...setting, ...more }, x, y, columns: 512, rows: 512 }) as Parameters<typeof closedForms>[0];

const valueAt = ({ from, to }: { from: number; to: number }, at: number) => from + at * (to - from);
/** The points of a line in the units of the axes. */
function pointsOf(on: ReturnType<typeof plane>, name: string) {
  const lines = closedForms(on).filter((line) => line.name === name);
  return lines.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => piece.map(([x, y]) => [valueAt(on.x, x), valueAt(on.y, y)] as const)),
  );
}

describe('the boundaries of a plane', () => {
  const map = plane({ kind: 'c', from: 0, to: 6 }, { kind: 'y', from: -60, to: 60 });

  it('lie where the closed form has them: κ₀ = 2, |w| = 1 and 2', () => {
    const two = pointsOf(map, 'c = 2');
    expect(two.length).toBeGreaterThan(50);
    for (const [c] of two) expect(c).toBeCloseTo(2, 6);
    // Across, from border to border.
    const turned = plane(map.y, map.x);
    for (const [, c] of pointsOf(turned, 'c = 2')) expect(c).toBeCloseTo(2, 6);
    const across = pointsOf(turned, 'c = 2').map(([y]) => y);
    expect([Math.min(...across) <= -60, Math.max(...across) >= 60]).toEqual([true, true]);
    // |w| = c|y|/(λ₀√n).
    for (const [name, w] of [
      ['|w| = 1', 1],
      ['|w| = 2', 2],
    ] as const) {
      const points = pointsOf(map, name);
      expect(points.length).toBeGreaterThan(50);
      expect(points.some(([, y]) => y > 0) && points.some(([, y]) => y < 0)).toBe(true);
      for (const [c, y] of points) expect((c * Math.abs(y)) / (2 * Math.sqrt(1000))).toBeCloseTo(w, 2);
    }
  });

  it('have η_max where training ends, and G₀ = 0 only between |w| = 1 and 2', () => {
    const points = pointsOf(map, 'exact limit');
    expect(points.length).toBeGreaterThan(50);
    for (const [c, y] of points) {
      const { problem } = problemOf(settingAt(map, c, y));
      expect(rateBounds(problem).largest / problem.learningRate).toBeCloseTo(1, 1);
    }
    const sign = pointsOf(map, 'lost beyond');
    expect(sign.length).toBeGreaterThan(10);
    for (const [c, y] of sign) {
      const { curvature, scaledResidual, scaledTarget } = scaled(problemOf(settingAt(map, c, y)).problem);
      expect(Math.abs(curvature - 4 - scaledTarget * scaledResidual)).toBeLessThan(0.1);
      expect(Math.abs(scaledTarget)).toBeGreaterThan(0.999);
      expect(Math.abs(scaledTarget)).toBeLessThan(2.001);
    }
  });

  it('tell where the loss rises at once', () => {
    const points = pointsOf(map, 'loss rises at once');
    expect(points.length).toBeGreaterThan(50);
    for (const [c, y] of points) {
      const {
        curvature,
        scaledResidual: r,
        scaledTarget: w,
      } = scaled(problemOf(settingAt(map, c, y)).problem);
      expect(Math.abs(1 - curvature + r * (r + w))).toBeCloseTo(1, 1);
    }
    // No line where the axis begins: no step of any size, nothing that rises.
    for (const [c] of points) expect(c).toBeGreaterThan(1);
  });

  it('stay inside the cone, reach the border of the plane, and are none where they do not cross it', () => {
    const narrow = plane({ kind: 'c', from: 0.5, to: 3.5 }, { kind: 'f0', from: -3, to: 3 }, { width: 4 });
    const two = pointsOf(narrow, 'c = 2').map(([, f0]) => f0);
    // |f₀| ≤ λ₀√n/2 = 2.
    expect(Math.max(...two.map(Math.abs))).toBeLessThan(2 + 1e-6);
    expect(Math.max(...two)).toBeGreaterThan(1.85);
    // The cone is one of outputs: a target does not move it.
    const away = plane(narrow.x, narrow.y, { width: 4, target: 3 });
    const outputs = pointsOf(away, 'c = 2').map(([, f0]) => f0);
    for (const end of [Math.min(...outputs), Math.max(...outputs)]) {
      expect(Math.abs(end)).toBeGreaterThan(1.85);
      expect(Math.abs(end)).toBeLessThan(2 + 1e-6);
    }
    expect(Math.min(...outputs)).toBeLessThan(0);
    expect(Math.max(...outputs)).toBeGreaterThan(0);
    // Where the cone ends is no boundary: with target 0, η_max is c = 4 whatever the output.
    const beyond = plane({ kind: 'c', from: 0.5, to: 8 }, narrow.y, { width: 4 });
    const largest = pointsOf(beyond, 'exact limit');
    expect(largest.length).toBeGreaterThan(50);
    for (const [c] of largest) expect(c).toBeCloseTo(4, 6);
    const fractions = closedForms(map)
      .filter(({ name }) => name === 'c = 2')
      .flatMap(({ pieces }) => pieces.flatMap((piece) => piece.map(([, y]) => y)));
    expect(Math.min(...fractions)).toBeLessThanOrEqual(0);
    expect(Math.max(...fractions)).toBeGreaterThanOrEqual(1);
    const close = plane({ kind: 'c', from: 1.7, to: 2.3 }, { kind: 'y', from: -1, to: 1 });
    expect(pointsOf(close, 'c = 2').length).toBeGreaterThan(50);
    const calm = plane({ kind: 'c', from: 0.1, to: 1 }, { kind: 'y', from: -1, to: 1 });
    expect(closedForms(calm)).toEqual([]);
  });

  it('lie in the same places on the coarse grid of a plane on the move', () => {
    // In the second “loss rises at once” runs along the edge of the cone, just beyond it.
    for (const on of [
      map,
      plane({ kind: 'c', from: 0, to: 6 }, { kind: 'f0', from: -40, to: 40 }, { width: 400, target: 12 }),
    ]) {
      const fine = closedForms(on);
      const coarse = closedForms(on, COARSE);
      expect(coarse.map(({ name }) => name)).toEqual(fine.map(({ name }) => name));
      for (const [i, { name, pieces }] of coarse.entries()) {
        const points = fine[i]?.pieces.flat() ?? [];
        const far = pieces
          .flat()
          .filter(([x, y]) => !points.some(([a, b]) => Math.hypot(a - x, b - y) < 0.03));
        expect([name, far.length]).toEqual([name, 0]);
      }
    }
  });

  it('have no G₀ = 0 beyond |w| = 2, though the cone goes on', () => {
    // |w| = 0.22c from 1.3 to 3.5; G₀ = 0 is r₀ = (c − 4)/w, in the cone beyond |w| = 2 for r₀ above 2.
    const far = plane(
      { kind: 'c', from: 6, to: 16 },
      { kind: 'r0', from: 1.5, to: 4 },
      { target: 0.22 * 2 * 10, width: 100 },
    );
    const points = pointsOf(far, 'lost beyond');
    expect(points.length).toBeGreaterThan(5);
    for (const [c] of points) expect(0.22 * c).toBeLessThan(2.05);
  });

  it('are in pieces without a leap', () => {
    // Over the whole of the axes some lines leave the plane and come back.
    for (const on of [
      map,
      plane({ kind: 'c', from: 0, to: 6 }, { kind: 'f0', from: -40, to: 40 }, { width: 400, target: 12 }),
      plane({ kind: 'eta', from: 0, to: 3 }, { kind: 'r0', from: -2, to: 2 }, { target: 20 }),
    ])
      for (const { name, pieces } of closedForms(on))
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(1);
          for (const [i, [x, y]] of piece.entries()) {
            const [a, b] = piece[i - 1] ?? [x, y];
            expect([name, Math.hypot(a - x, b - y) < 2 / 110]).toEqual([name, true]);
          }
        }
  });

  it('are whole where their lowest or highest point lies within the plane: of κ₀ = 2 + r₀² at f₀ = 0', () => {
    const c = { kind: 'c', from: 0, to: 6 };
    const output = { kind: 'f0', from: -10, to: 10 };
    for (const [on, along] of [
      [plane(output, c, { width: 400 }), 0],
      [plane(c, output, { width: 400 }), 1],
    ] as const) {
      const pieces = closedForms(on).find(({ name }) => name === 'loss rises at once')?.pieces ?? [];
      const places = pieces.flatMap((piece) => piece.map((point) => point[along])).sort((a, b) => a - b);
      const steps = places.map((place, i) => place - (places[i - 1] ?? 0));
      expect(Math.max(...steps, 1 - (places.at(-1) ?? 0))).toBeLessThan(2 / 110);
    }
  });

  it('are followed along a logarithmic axis', () => {
    const wide = plane({ kind: 'c', from: 1, to: 3 }, { kind: 'n', from: 1, to: 2 ** 20 }, { target: 9 });
    const lines = closedForms(wide).filter(({ name }) => name === '|w| = 1');
    expect(lines.length).toBe(1);
    for (const [x, y] of lines[0]?.pieces.flat() ?? []) {
      const c = valueAt(wide.x, x);
      const n = 2 ** (20 * y);
      // Widths are whole, and few of them small.
      if (n > 20) expect((c * 9) / (2 * Math.sqrt(n))).toBeCloseTo(1, 1);
    }
  });

  it('are exact along an output scale, by ratios, from border to border', () => {
    // |w| = cy/(λ₀α√n) with y = 20, λ₀ = 2, n = 4: 1 at α = 5c.
    const scales = plane(
      { kind: 'c', from: 0.1, to: 6 },
      { kind: 'alpha', from: 0.1, to: 100 },
      { target: 20, width: 4 },
    );
    const points = closedForms(scales)
      .filter(({ name }) => name === '|w| = 1')
      .flatMap(({ pieces }) => pieces.flat());
    expect(points.length).toBeGreaterThan(40);
    for (const [x, y] of points) {
      const c = valueAt(scales.x, x);
      if (c > 0.5) expect((0.1 * 1000 ** y) / (5 * c)).toBeCloseTo(1, 2);
    }
    expect(Math.min(...points.map(([x]) => x))).toBeLessThanOrEqual(0);
    expect(Math.max(...points.map(([x]) => x))).toBeGreaterThanOrEqual(1);
  });

  it('are drawn where every start lies on the edge of the cone', () => {
    // n = 1 and |f₀| = λ₀/2.
    const edge = plane(
      { kind: 'c', from: 0, to: 6 },
      { kind: 'y', from: -3, to: 3 },
      {
        width: 1,
        start: { kind: 'given', output: 1, ntk: 2 },
      },
    );
    const heights = closedForms(edge)
      .filter(({ name }) => name === 'c = 2')
      .flatMap(({ pieces }) => pieces.flat());
    expect(Math.min(...heights.map(([, y]) => y))).toBeLessThanOrEqual(0);
    expect(Math.max(...heights.map(([, y]) => y))).toBeGreaterThanOrEqual(1);
    expect(heights.length).toBeGreaterThan(100);
    for (const [x] of heights) expect(x).toBeCloseTo(1 / 3, 6);
  });
});

it.each([2, 7])(
  'a start between nodes is exact for what is linear along rows and columns: %d nodes a side',
  (nodes) => {
    // A value at (x, y) of each kind; node (i, j) lies at (i + 1/2, j + 1/2).
    const forms = [
      (x: number, y: number) => 1 + 2 * x - 3 * y + 0.5 * x * y,
      (x: number, y: number) => x * y,
      (_: number, y: number) => -4 - y,
    ] as const;
    const starts = makeStarts(nodes * nodes);
    const columns = [starts.curvature, starts.residual, starts.target];
    for (const [which, column] of columns.entries())
      for (let i = 0; i < nodes * nodes; i++)
        column[i] = forms[which as 0 | 1 | 2]((i % nodes) + 0.5, Math.floor(i / nodes) + 0.5);
    for (let x = 0.5; x <= nodes - 0.5; x += 0.125)
      for (let y = 0.5; y <= nodes - 0.5; y += 0.125) {
        const found = startAt(starts, nodes, x, y);
        for (const [which, form] of forms.entries()) expect(found[which]).toBeCloseTo(form(x, y), 12);
      }
  },
);

it('a start between nodes is that of the four round it', () => {
  const starts = makeStarts(9);
  // One node, in the middle of nine, is unlike the others.
  starts.curvature[4] = 1;
  const at = (x: number, y: number) => startAt(starts, 3, x, y)[0];
  expect([at(1.5, 1.5), at(1.25, 1.5), at(1.5, 1.875), at(1.25, 1.875)]).toEqual([1, 0.75, 0.625, 0.46875]);
  expect([at(0.5, 1.5), at(2.5, 1.5), at(1.5, 0.5), at(1.5, 2.5), at(2.5, 2.5)]).toEqual([0, 0, 0, 0, 0]);
});
