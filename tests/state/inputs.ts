import fc from 'fast-check';
import type { StartChoice } from '../../src/core/setting.ts';
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

/** Any state the page can be in. */
export const states: fc.Arbitrary<Inputs> = fc
  .record({
    run: runs,
    steps: inside(LIMITS.steps),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    ghost: fc.boolean(),
    flow: fc.boolean(),
    slides: fc.boolean(),
    enlarged: fc.option(fc.constantFrom(...LAB_VIEWS)),
    theme: fc.constantFrom(...THEMES),
    pins: fc.array(runs, { maxLength: 5 }),
  })
  .map(({ run, at, pins, ...rest }) => ({
    ...run,
    ...rest,
    step: Math.round(at * rest.steps),
    pins: pins.map(roundPin),
  }));
