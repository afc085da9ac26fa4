import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisValue, centres, freeOf } from '../../../src/core/many/axis.ts';
import { type Plane, settingAt } from '../../../src/core/many/plane.ts';
import { startsOf } from '../../../src/core/many/starts.ts';
import { maxOutput, scaled } from '../../../src/core/model/problem.ts';
import { problemOf, type Setting } from '../../../src/core/model/setting.ts';
import { runs } from '../../fuzz.ts';
import { planes } from './planes.ts';

const SIDE = 7;

describe('a plane of runs', () => {
  it('fills the starts of its cells with those of the lab, bit for bit, and leaves out what no network has', () => {
    fc.assert(
      fc.property(planes(SIDE, SIDE), (plane) => {
        const startsOfRow = startsOf(plane);
        const xs = centres(plane.x, SIDE);
        const ys = centres(plane.y, SIDE);
        for (let row = 0; row < SIDE; row++) {
          const starts = startsOfRow(row, 0, 1);
          for (let column = 0; column < SIDE; column++) {
            const setting = settingAt(plane, xs[column] as number, ys[row] as number);
            const { problem, limited } = problemOf(setting);
            const { ntk, output } = problem.start;
            if (limited) expect(starts.residual[column]).toBeNaN();
            else {
              const state = scaled(problem);
              expect([
                starts.curvature[column],
                starts.residual[column],
                starts.target[column],
                starts.rate[column],
                starts.unit[column],
              ]).toEqual([
                state.curvature,
                state.scaledResidual,
                state.scaledTarget,
                problem.learningRate,
                problem.learningRate / Math.sqrt(problem.width),
              ]);
              expect(Math.abs(output)).toBeLessThanOrEqual(maxOutput(ntk, problem.width) * (1 + 1e-15));
            }
          }
        }
      }),
      runs(500),
    );
  });

  it('draws the starts of its seeds, along an axis of them, at every width', () => {
    const setting: Setting = {
      rate: { kind: 'eta', value: 0.7 },
      width: 8,
      target: 2,
      seed: 4,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 2,
    };
    const seeds = { kind: 'seed', from: 3, to: 3 + SIDE } as const;
    for (const other of [
      { kind: 'c', from: 0, to: 4 },
      { kind: 'n', from: 1, to: 999 },
      { kind: 'alpha', from: 1, to: 9 },
    ] as const) {
      for (const [x, y] of [
        [other, seeds],
        [seeds, other],
      ] as const) {
        const startsOfRow = startsOf({ setting, x, y, columns: SIDE, rows: SIDE });
        for (let row = 0; row < SIDE; row++) {
          const starts = startsOfRow(row, 0, 1);
          for (let column = 0; column < SIDE; column++) {
            const [a, b] = [centres(x, SIDE)[column] as number, centres(y, SIDE)[row] as number];
            const { problem } = problemOf(settingAt({ setting, x, y }, a, b));
            const state = scaled(problem);
            expect([starts.curvature[column], starts.residual[column], starts.target[column]]).toEqual([
              state.curvature,
              state.scaledResidual,
              state.scaledTarget,
            ]);
          }
        }
      }
    }
  });

  it('keeps r₀ of starts that no network has where that is asked for', () => {
    const setting: Setting = {
      rate: { kind: 'eta', value: 1 },
      width: 4,
      target: 1,
      seed: 1,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 1,
    };
    // |f₀| ≤ λ₀√n/2 = 2 and r₀ = (f₀ − 1)/2.
    const plane = { setting, x: { kind: 'f0', from: -4, to: 4 }, y: { kind: 'y', from: 1, to: 1 } } as const;
    const residuals = (outside: boolean) => [
      ...startsOf({ ...plane, columns: 4, rows: 1 }, outside)(0, 0, 1).residual,
    ];
    expect(residuals(true)).toEqual([-2, -1, 0, 1]);
    expect(residuals(false)).toEqual([Number.NaN, -1, 0, Number.NaN]);
  });

  it('brings every second cell of a row to what it brings them all', () => {
    fc.assert(
      fc.property(planes(SIDE, SIDE), fc.integer({ min: 0, max: SIDE - 1 }), (plane, row) => {
        const all = startsOf(plane)(row, 0, 1);
        const some = startsOf(plane);
        // A row before it must leave nothing behind.
        some(SIDE - 1 - row, 0, 1);
        const { curvature, residual, target } = some(row, 1, 2);
        for (const i of [1, 3, 5]) {
          expect([curvature[i], residual[i], target[i]]).toEqual([
            all.curvature[i],
            all.residual[i],
            all.target[i],
          ]);
        }
      }),
    );
  });

  it('sets each axis alone', () => {
    const setting: Setting = {
      rate: { kind: 'c', value: 2.6 },
      width: 100,
      target: 3,
      seed: 1,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 4,
    };
    const at = (x: Plane['x']['kind'], value: number) =>
      settingAt({ setting, x: { kind: x, from: 0, to: 1 }, y: { kind: 'n', from: 1, to: 9 } }, value, 64);
    expect(at('eta', 1.5)).toEqual({ ...setting, width: 64, rate: { kind: 'eta', value: 1.5 } });
    expect(at('y', -2)).toEqual({ ...setting, width: 64, target: -2 });
    expect(at('alpha', 2)).toEqual({ ...setting, width: 64, outputScale: 2 });
    expect(at('lambda0', 5)).toEqual({ ...setting, width: 64, start: { kind: 'given', output: 1, ntk: 5 } });
    // r₀ = η(f₀ − y/α)/√n with η = 2.6/2, n = 64: f₀ = 0.75 + 0.65 · 8/1.3.
    const { start } = at('r0', 0.65);
    expect(start.kind === 'given' && start.output).toBeCloseTo(4.75, 12);
    expect(at('seed', 9)).toEqual({ ...setting, width: 64, seed: 9, start: { kind: 'seed' } });
  });

  it('has even ratios along widths and even steps along rates', () => {
    expect(centres({ kind: 'c', from: 0, to: 6 }, 3)).toEqual(Float64Array.of(1, 3, 5));
    expect([...centres({ kind: 'n', from: 1, to: 1e6 }, 3)]).toEqual([10, 1000, 100_000]);
    expect(axisValue({ kind: 'alpha', from: 0.1, to: 10 }, 0.5)).toBeCloseTo(1, 12);
    expect(axisValue({ kind: 'seed', from: 5, to: 8 }, 0.5)).toBe(6);
  });

  it('is free of what its axes overrule: moving along them asks the same question', () => {
    const setting: Setting = {
      rate: { kind: 'eta', value: 1.3 },
      width: 100,
      target: 3,
      seed: 7,
      start: { kind: 'given', output: 1.5, ntk: 2.5 },
      outputScale: 4,
    };
    // The seed draws nothing where the start is given.
    const common = { ...setting, seed: 0 };
    expect(freeOf(setting, [])).toEqual(common);
    expect(freeOf(setting, ['c', 'n'])).toEqual({ ...common, rate: { kind: 'c', value: 1 }, width: 1 });
    expect(freeOf(setting, ['y', 'alpha'])).toEqual({ ...common, target: 0, outputScale: 1 });
    const start = { kind: 'given', output: 0, ntk: 1 };
    expect(freeOf(setting, ['r0', 'lambda0'])).toEqual({ ...common, start });
    const seeded: Setting = { ...setting, start: { kind: 'seed' } };
    expect(freeOf(seeded, ['eta'])).toEqual({ ...seeded, rate: { kind: 'c', value: 1 } });
  });
});
