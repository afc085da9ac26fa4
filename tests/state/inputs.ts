import fc from 'fast-check';
import type { StartChoice } from '../../src/core/model/setting.ts';
import {
  type Atlas,
  type AtlasAxis,
  AXES,
  AXES_OF,
  AXIS_LIMITS,
  type AxisName,
  areDistinct,
  CELLS,
  CHARTS,
  COLOURS,
  DEFAULT_ATLAS,
  isSound,
  roundDecay,
} from '../../src/state/atlas.ts';
import {
  type Inputs,
  LAB_VIEWS,
  LIMITS,
  type Limit,
  type Pin,
  roundPin,
  THEMES,
} from '../../src/state/inputs.ts';

const inside = ({ min, max, integer }: Limit) =>
  integer
    ? fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max))
    : fc.oneof(
        fc.double({ min, max, noNaN: true }),
        fc.constantFrom(min, max),
        fc.double({ min: -6, max: 6, noNaN: true }).map((power) => Math.max(min, Math.min(max, 10 ** power))),
      );

/** Starts inside the cone of the width: |f₀| ≤ λ₀√n/2. */
const startAt = (width: number): fc.Arbitrary<StartChoice> =>
  fc.oneof(
    fc.constant({ kind: 'seed' } as const),
    fc
      .record({ ntk: inside(LIMITS.lambda0), tilt: fc.double({ min: -1, max: 1, noNaN: true }) })
      .map(({ ntk, tilt }) => {
        const bound = Math.min(LIMITS.f0.max, (ntk * Math.sqrt(width)) / 2);
        // A −0 is written as 0.
        return { kind: 'given' as const, output: tilt * bound + 0, ntk };
      }),
  );

const runs: fc.Arbitrary<Pin> = fc.integer({ min: 1, max: 2 ** 20 }).chain((width) =>
  fc.record({
    rate: fc.oneof(
      fc.record({ kind: fc.constant('c' as const), value: inside(LIMITS.c) }),
      fc.record({ kind: fc.constant('eta' as const), value: inside(LIMITS.eta) }),
    ),
    width: fc.constant(width),
    target: inside(LIMITS.target).map((y) => y + 0),
    seed: inside(LIMITS.seed),
    start: startAt(width),
    outputScale: inside(LIMITS.outputScale),
  }),
);

/** An axis of a kind, of any length that doubles can tell apart. */
const axisOf = (kind: AxisName): fc.Arbitrary<AtlasAxis> => {
  const { min, max } = AXIS_LIMITS[kind];
  const end = fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc.double({ min: Math.max(min, -5), max: Math.min(max, 5), noNaN: true }),
  );
  return fc
    .tuple(end, end, fc.double({ min: 0, max: 15, noNaN: true }))
    .map(([a, b, zoom]) => ({
      kind,
      from: Math.min(a, b) + 0,
      to: Math.min(a, b) + Math.abs(a - b) * 10 ** -zoom + 0,
    }))
    .filter(isSound);
};

/** Any axis the atlas can have. */
export const axes: fc.Arbitrary<AtlasAxis> = fc.constantFrom(...AXES).chain(axisOf);

const atlases: fc.Arbitrary<Atlas> = fc.constantFrom(...CHARTS).chain((chart) =>
  fc
    .tuple(fc.constantFrom(...AXES_OF[chart].x), fc.constantFrom(...AXES_OF[chart].y))
    .filter(([x, y]) => chart !== 'map' || areDistinct(x, y))
    .chain(([x, y]) =>
      fc.record({
        chart: fc.constant(chart),
        x: axisOf(x),
        y: axisOf(y),
        colour: fc.constantFrom(...COLOURS),
        seeds: fc.integer({ min: 1, max: 64 }),
        cells: fc.constantFrom(...CELLS),
        decay: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }).map(roundDecay)),
      }),
    ),
);

const common = {
  run: runs,
  steps: inside(LIMITS.steps),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  theme: fc.constantFrom(...THEMES),
};

/** What only the lab shows, as it is when a link opens the atlas. */
const unused = { ghost: false, flow: false, slides: false, enlarged: null, pins: [] };

/** Any state of the lab. */
export const labStates = fc
  .record({
    ...common,
    ghost: fc.boolean(),
    flow: fc.boolean(),
    slides: fc.boolean(),
    enlarged: fc.option(fc.constantFrom(...LAB_VIEWS)),
    pins: fc.array(runs, { maxLength: 5 }),
  })
  .map(
    ({ run, at, pins, ...rest }): Inputs => ({
      ...run,
      ...rest,
      view: 'lab',
      step: Math.round(at * rest.steps),
      pins: pins.map(roundPin),
      atlas: DEFAULT_ATLAS,
    }),
  );

/** Any state of the atlas. */
export const atlasStates = fc.record({ ...common, atlas: atlases }).map(
  ({ run, at, ...rest }): Inputs => ({
    ...run,
    ...rest,
    ...unused,
    view: 'atlas',
    step: Math.round(at * rest.steps),
  }),
);

/** Any state the page can be in. */
export const states: fc.Arbitrary<Inputs> = fc.oneof(labStates, atlasStates);
