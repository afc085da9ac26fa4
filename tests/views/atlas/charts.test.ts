import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AXES } from '../../../src/core/many/axis.ts';
import {
  axisBeside,
  CHART_NAMES,
  canHave,
  chartOf,
  isSound,
  openingAxes,
  shortestSpan,
  soundAxis,
  wholeAxis,
} from '../../../src/views/atlas/charts.ts';
import { runs } from '../../fuzz.ts';
import { axes } from '../../states.ts';

describe('the charts of the atlas', () => {
  it.each(CHART_NAMES)('%s opens on axes it can have, over ranges it can draw', (chart) => {
    const { x, y } = openingAxes(chart);
    expect(canHave(chart, x.kind, y.kind)).toBe(true);
    expect(isSound(x) && isSound(y)).toBe(true);
    for (const kind of chartOf(chart).x) {
      expect(canHave(chart, kind, axisBeside(chart, kind))).toBe(true);
      expect(isSound(wholeAxis(chart, kind))).toBe(true);
    }
  });

  it.each([
    ['map', 'c', 'y', true],
    ['map', 'c', 'c', false],
    ['map', 'c', 'eta', false],
    ['map', 'f0', 'r0', false],
    ['map', 'n', 'y', true],
    ['map', 'w', 'y', false],
    ['map', 'c', 'r', false],
    ['rate', 'c', 'r', true],
    ['rate', 'y', 'r', false],
    ['rate', 'c', 'y', false],
    ['width', 'n', 'r', true],
    ['bifurcation', 'w', 'r', true],
    ['bifurcation', 'eta', 'r', true],
    ['bifurcation', 'c', 'r', false],
  ] as const)('%s with %s across and %s up: %s', (chart, x, y, can) => {
    expect(canHave(chart, x, y)).toBe(can);
  });

  it('open on: map c, y; sweeps c and n; bifurcation |w|', () => {
    const opening = CHART_NAMES.map((chart) => {
      const { x, y } = openingAxes(chart);
      return [x.kind, x.from, x.to, y.kind];
    });
    expect(opening).toEqual([
      ['c', 0, 6, 'y'],
      ['c', 0, 4.2, 'r'],
      ['n', 10, 1e6, 'r'],
      ['w', AXES.w.range[0], AXES.w.range[1], 'r'],
    ]);
  });

  it('of sweeps zoom across alone; ranges of their own end where nothing trains', () => {
    expect(CHART_NAMES.map((chart) => [chart, chartOf(chart).zoomsUp])).toEqual([
      ['map', true],
      ['rate', false],
      ['width', false],
      ['bifurcation', true],
    ]);
    expect(wholeAxis('rate', 'eta')).toEqual({ kind: 'eta', from: 0, to: 2.1 });
    expect(wholeAxis('bifurcation', 'eta')).toEqual({ kind: 'eta', from: 0, to: 3 });
    expect(wholeAxis('map', 'n')).toEqual({ kind: 'n', from: 1, to: 1e6 });
  });

  it('have beside an axis the first that is another quantity', () => {
    expect([axisBeside('map', 'c'), axisBeside('map', 'eta'), axisBeside('map', 'n')]).toEqual([
      'n',
      'n',
      'c',
    ]);
    expect([axisBeside('rate', 'c'), axisBeside('map', 'w')]).toEqual(['r', 'r']);
    expect(chartOf('map').x).not.toContain('seed');
  });
});

describe('an axis', () => {
  it.each([
    [{ kind: 'c', from: 0, to: 6 }, true],
    [{ kind: 'c', from: 6, to: 0 }, false],
    [{ kind: 'c', from: 2, to: 2 }, false],
    [{ kind: 'c', from: -1, to: 2 }, false],
    [{ kind: 'c', from: 2, to: 2 + 2 ** -38 }, true],
    [{ kind: 'c', from: 2, to: 2 + 2 ** -41 }, false],
    [{ kind: 'c', from: 0, to: 1e-12 }, true],
    [{ kind: 'c', from: 0, to: 0.9e-12 }, false],
    [{ kind: 'n', from: 10, to: 10.2 }, true],
    [{ kind: 'n', from: 10, to: 10.1 }, false],
    [{ kind: 'y', from: Number.NaN, to: 1 }, false],
  ] as const)('%j is sound: %s', (axis, sound) => {
    expect(isSound(axis)).toBe(sound);
  });

  it.each([
    [
      { kind: 'c', from: 5, to: 1 },
      { kind: 'c', from: 1, to: 5 },
    ],
    [
      { kind: 'c', from: -3, to: 2 },
      { kind: 'c', from: 0, to: 2 },
    ],
    [
      { kind: 'c', from: 2, to: 2 },
      { kind: 'c', from: 0, to: 6 },
    ],
    [
      { kind: 'c', from: 2, to: Number.NaN },
      { kind: 'c', from: 0, to: 6 },
    ],
    [
      { kind: 'c', from: Number.NaN, to: 2 },
      { kind: 'c', from: 0, to: 6 },
    ],
    [
      { kind: 'n', from: 1e9, to: 100 },
      { kind: 'n', from: 100, to: 2 ** 20 },
    ],
  ] as const)('%j is repaired to %j', (axis, repaired) => {
    expect(soundAxis('map', axis)).toEqual(repaired);
  });

  it.each([
    [{ kind: 'c', from: 0, to: 2 }, 2 ** -39],
    [{ kind: 'y', from: -8, to: 2 }, 2 ** -37],
    [{ kind: 'c', from: 0, to: 1e-9 }, 1e-12],
    [{ kind: 'n', from: 50, to: 60 }, 1],
  ] as const)('%j may be as short as %d', (axis, span) => {
    expect(shortestSpan(axis) / span).toBeCloseTo(1, 9);
  });

  it('that is sound stays the same object, and its cells are different doubles', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        expect(soundAxis('map', axis)).toBe(axis);
        expect(axis.to - axis.from).toBeGreaterThanOrEqual(shortestSpan(axis) * (1 - 1e-8));
        // 2,048 cells along it.
        const step = (axis.to - axis.from) / 2048;
        expect(axis.from + step).toBeGreaterThan(axis.from);
        expect(axis.to - step).toBeLessThan(axis.to);
      }),
      runs(500),
    );
  });
});
