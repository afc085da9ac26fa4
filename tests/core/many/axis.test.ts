import { describe, expect, it } from 'vitest';
import { AXES, areDistinct, axisValue, centres, RUN_AXES, runAxis } from '../../../src/core/many/axis.ts';
import { settingAt } from '../../../src/core/many/plane.ts';
import { problemOf, type Setting } from '../../../src/core/model/setting.ts';

const LAST_SEED = 2 ** 32 - 1;

describe('the axes', () => {
  it.each([
    ['c', 'linear', 0, 1e6, 0, 6],
    ['eta', 'linear', 0, 1e6, 0, 3],
    ['n', 'log', 1, 2 ** 20, 1, 1e6],
    ['y', 'linear', -1e6, 1e6, -60, 60],
    ['f0', 'linear', -1e6, 1e6, -4, 4],
    ['lambda0', 'linear', 0, 1e6, 0, 6],
    ['alpha', 'log', 1e-6, 1e6, 0.1, 100],
    ['r0', 'linear', -1000, 1000, -2, 2],
    ['seed', 'linear', 0, LAST_SEED, 0, 64],
    ['w', 'linear', 0, 4, 0.8, 2.02],
    ['r', 'linear', -1000, 1000, -2.2, 2.2],
  ] as const)('%s is %s, reaches from %d to %d and shows %d to %d', (kind, scale, min, max, from, to) => {
    expect(AXES[kind]).toMatchObject({ scale, min, max, range: [from, to] });
  });

  it('are apart unless they are two names of one number', () => {
    expect([areDistinct('c', 'eta'), areDistinct('f0', 'r0'), areDistinct('n', 'n')]).toEqual([
      false,
      false,
      false,
    ]);
    expect([areDistinct('c', 'n'), areDistinct('f0', 'lambda0'), areDistinct('y', 'alpha')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('know the place of a run', () => {
    const setting: Setting = {
      rate: { kind: 'eta', value: 1.5 },
      width: 16,
      target: 6,
      seed: 5,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 2,
    };
    const { problem } = problemOf(setting);
    const places = Object.values(RUN_AXES).map((axis) => axis.of(setting, problem));
    // c = ηλ₀, r₀ = η(f₀ − y/α)/√n.
    expect(places).toEqual([3, 1.5, 16, 6, 1, 2, 2, -0.75, 5]);
  });

  it('start from the weights of the width and seed beside them, whichever axis they stand on', () => {
    const setting: Setting = {
      rate: { kind: 'c', value: 2 },
      width: 4,
      target: 1,
      seed: 3,
      start: { kind: 'seed' },
      outputScale: 1,
    };
    for (const kind of ['f0', 'lambda0', 'r0'] as const) {
      for (const [beside, value] of [
        ['n', 64],
        ['seed', 9],
      ] as const) {
        const a = { kind, from: 0, to: 1 };
        const b = { kind: beside, from: 1, to: 99 };
        const drawn = problemOf({ ...setting, [beside === 'n' ? 'width' : 'seed']: value }).problem.start;
        const across = settingAt({ setting, x: a, y: b }, 0.5, value);
        expect(settingAt({ setting, x: b, y: a }, value, 0.5)).toEqual(across);
        if (across.start.kind !== 'given') throw new Error('the start must be given');
        if (kind === 'lambda0')
          expect(across.start).toEqual({ kind: 'given', output: drawn.output, ntk: 0.5 });
        else expect(across.start.ntk).toBe(drawn.ntk);
        if (kind === 'f0') expect(across.start.output).toBe(0.5);
      }
    }
  });

  it('have r₀ act after the rate, the target, the output scale and the NTK', () => {
    const setting: Setting = {
      rate: { kind: 'c', value: 2 },
      width: 16,
      target: 1,
      seed: 3,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 1,
    };
    for (const [kind, value] of [
      ['c', 3],
      ['eta', 0.5],
      ['y', 2],
      ['alpha', 4],
      ['lambda0', 3],
    ] as const) {
      const x = { kind: 'r0', from: 0, to: 1 } as const;
      const y = { kind, from: 0, to: 1 };
      const { problem } = problemOf(settingAt({ setting, x, y }, 0.125, value));
      expect(runAxis('r0').of(setting, problem)).toBeCloseTo(0.125, 12);
      const other = problemOf(settingAt({ setting, x: y, y: x }, value, 0.125)).problem;
      expect(runAxis('r0').of(setting, other)).toBeCloseTo(0.125, 12);
    }
  });
});

describe('the values of an axis', () => {
  it('are whole widths inside the limits', () => {
    expect(axisValue({ kind: 'n', from: 0.1, to: 0.3 }, 0.5)).toBe(1);
    expect(axisValue({ kind: 'n', from: 2 ** 21, to: 2 ** 22 }, 0.5)).toBe(2 ** 20);
    expect([...centres({ kind: 'n', from: 2, to: 32 }, 2)]).toEqual([4, 16]);
    expect(axisValue({ kind: 'n', from: 2.4, to: 2.9 }, 0.9)).toBe(3);
  });

  it('count seeds up, from the last one back to 0', () => {
    expect([...centres({ kind: 'seed', from: 5, to: 8 }, 3)]).toEqual([5, 6, 7]);
    expect([...centres({ kind: 'seed', from: LAST_SEED - 1, to: LAST_SEED + 2 }, 3)]).toEqual([
      LAST_SEED - 1,
      LAST_SEED,
      0,
    ]);
  });

  it('are numbers a run may have, on axes that begin at 0 too', () => {
    for (const kind of ['c', 'eta', 'lambda0'] as const) {
      expect(runAxis(kind).min).toBe(0);
      const values = [...centres({ kind, from: 0, to: 4e-6 }, 4)].map((value) => value * 1e6);
      [1, 1.5, 2.5, 3.5].forEach((value, i) => {
        expect(values[i]).toBeCloseTo(value, 12);
      });
    }
    expect([...centres({ kind: 'y', from: -2, to: 2 }, 2)]).toEqual([-1, 1]);
    // Where lines are traced, and not runs, an axis goes on.
    expect([...centres({ kind: 'c', from: -2, to: 2 }, 2, true)]).toEqual([-1, 1]);
    expect([...centres({ kind: 'n', from: 0.1, to: 0.2 }, 1, true)]).toEqual([1]);
  });

  it('run from end to end, evenly or by ratios', () => {
    const at = [0, 0.25, 1];
    expect(at.map((place) => axisValue({ kind: 'y', from: -2, to: 6 }, place))).toEqual([-2, 0, 6]);
    const scales = at.map((place) => axisValue({ kind: 'alpha', from: 0.01, to: 100 }, place));
    [0.01, 0.1, 100].forEach((value, i) => {
      expect((scales[i] as number) / value).toBeCloseTo(1, 12);
    });
  });
});
