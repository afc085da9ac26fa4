import fc from 'fast-check';
import type { Axis, AxisKind } from '../../../src/core/many/axis.ts';
import type { Plane } from '../../../src/core/many/plane.ts';
import type { Setting } from '../../../src/core/model/setting.ts';
import { grid } from '../problems.ts';

/** Planes of runs: any two axes that go together, over ranges where every fate occurs. */

const RANGES: Record<Exclude<AxisKind, 'seed'>, readonly [number, number]> = {
  c: [0, 6],
  eta: [0, 3],
  n: [1, 5000],
  y: [-3, 3],
  f0: [-3, 3],
  lambda0: [0, 6],
  alpha: [0.1, 100],
  r0: [-2, 2],
};
const KINDS = Object.keys(RANGES) as (keyof typeof RANGES)[];
const ALIKE = [
  ['c', 'eta'],
  ['f0', 'r0'],
];

const axis = (kind: keyof typeof RANGES): Axis => ({ kind, from: RANGES[kind][0], to: RANGES[kind][1] });

const pairs = KINDS.flatMap((x) => KINDS.map((y) => [x, y] as const)).filter(
  ([x, y]) => x !== y && !ALIKE.some((names) => names.includes(x) && names.includes(y)),
);

const settings: fc.Arbitrary<Setting> = fc.record({
  rate: fc.record({
    kind: fc.constantFrom('c' as const, 'eta' as const),
    value: fc.double({ min: 0.1, max: 4, noNaN: true }),
  }),
  width: fc.constantFrom(1, 2, 16, 1000, 2 ** 16),
  target: fc.oneof(fc.constant(0), grid(4)),
  seed: fc.integer({ min: 0, max: 3 }),
  start: fc.oneof(
    fc.constant({ kind: 'seed' as const }),
    fc.record({
      kind: fc.constant('given' as const),
      output: grid(0.9),
      ntk: fc.double({ min: 1.8, max: 4, noNaN: true }),
    }),
  ),
  outputScale: fc.constantFrom(1, 1, 0.5, 8),
});

export const planes = (columns: number, rows: number): fc.Arbitrary<Plane> =>
  fc.tuple(settings, fc.constantFrom(...pairs)).map(([setting, [x, y]]) => ({
    setting,
    x: axis(x),
    y: axis(y),
    columns,
    rows,
  }));
