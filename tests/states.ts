import fc from 'fast-check';
import { link, VIEWS } from '../src/app/views.ts';
import { AXES, type AxisName } from '../src/core/many/axis.ts';
import { outermost } from '../src/core/model/problem.ts';
import type { Setting, StartChoice } from '../src/core/model/setting.ts';
import { PANEL_NAMES } from '../src/panels/pictures/names.ts';
import { CLOCK_FIELDS } from '../src/state/clock.ts';
import type { ChoiceField, Field, RealField, ValueOf, WholeField } from '../src/state/fields.ts';
import type { AnySlice, Inputs } from '../src/state/inputs.ts';
import { roundedRun } from '../src/state/packing.ts';
import { THEMES } from '../src/state/page.ts';
import { RUN_FIELDS, withKnobs } from '../src/state/run.ts';
import { CHART_NAMES, type ChartAxis, canHave, chartOf, isSound } from '../src/views/atlas/charts.ts';
import { atlasSlice } from '../src/views/atlas/slice.ts';
import { CHAPTER_NAMES, courseSlice, FIGURES, MOST_ANSWERS, SECTIONS } from '../src/views/course/slice.ts';
import { labSlice, MOST_PINS } from '../src/views/lab/slice.ts';

/** Random states, drawn from the fields of the link. */

const reals = ({ min, max, digits, least = 1e-9 }: RealField) =>
  fc
    .oneof(
      fc.double({ min, max, noNaN: true }),
      fc.constantFrom(min, max),
      // Round values, as people type them.
      fc.integer({ min: Math.ceil(Math.max(min, -100)), max: Math.floor(Math.min(max, 100)) }),
      fc.double({ min: -6, max: 6, noNaN: true }).map((power) => Math.max(min, Math.min(max, 10 ** power))),
    )
    // A −0 is written as 0.
    .map((value) => (digits === undefined ? value : Number(value.toPrecision(digits))) + 0)
    .map((value) => (digits !== undefined && Math.abs(value) < least ? 0 : value));

const wholes = ({ min, max }: WholeField) =>
  fc.oneof(
    fc.integer({ min, max }),
    fc.constantFrom(min, max),
    fc.integer({ min, max: Math.min(max, min + 100) }),
  );

/** Any value of a field. */
function valuesOf<F extends Field>(field: F): fc.Arbitrary<ValueOf<F>> {
  const values = (): fc.Arbitrary<unknown> => {
    switch (field.kind) {
      case 'real':
        return reals(field);
      case 'whole':
        return wholes(field);
      case 'choice': {
        const { options, fallback } = field as ChoiceField;
        return fc.constantFrom(...options, ...(fallback === null ? [null] : []));
      }
      case 'flag':
        return fc.boolean();
      case 'packed':
        return fc.constant('');
    }
  };
  return values() as fc.Arbitrary<ValueOf<F>>;
}

/** Starts inside the cone of a width. */
const starts = (width: number): fc.Arbitrary<StartChoice> =>
  fc.oneof(
    fc.constant({ kind: 'seed' } as const),
    fc
      .record({
        ntk: valuesOf(RUN_FIELDS.lambda0),
        tilt: fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, -0.5, 0, 0.5, 1)),
      })
      .map(({ ntk, tilt }) => {
        const bound = Math.min(RUN_FIELDS.f0.max, outermost(ntk, width));
        return { kind: 'given' as const, output: tilt * bound + 0, ntk };
      }),
  );

/** A quarter of all runs have momentum, a quarter a warmup, some of them both. */
const knobs = fc
  .record({
    momentum: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: valuesOf(RUN_FIELDS.beta) },
    ),
    warmup: fc.record({
      steps: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: valuesOf(RUN_FIELDS.ramp) },
      ),
      from: valuesOf(RUN_FIELDS.from),
    }),
  })
  .map(withKnobs);

/** Any run a link can hold. */
export const settings: fc.Arbitrary<Setting> = fc
  .tuple(
    valuesOf(RUN_FIELDS.n).chain((width) =>
      fc.record({
        rate: fc
          .constantFrom('c' as const, 'eta' as const)
          .chain((kind) => valuesOf(RUN_FIELDS[kind]).map((value) => ({ kind, value }))),
        width: fc.constant(width),
        target: valuesOf(RUN_FIELDS.y),
        seed: valuesOf(RUN_FIELDS.seed),
        start: starts(width),
        outputScale: valuesOf(RUN_FIELDS.alpha),
      }),
    ),
    knobs,
  )
  .map(([run, more]) => ({ ...run, ...more }));

/** An axis of a kind, of any length that doubles can tell apart. */
const axisOf = (kind: AxisName): fc.Arbitrary<ChartAxis> => {
  const { min, max } = AXES[kind];
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
export const axes: fc.Arbitrary<ChartAxis> = fc
  .constantFrom(...(Object.keys(AXES) as AxisName[]).filter((kind) => kind !== 'seed'))
  .chain(axisOf);

/** Any value of what a slice keeps under one key each. */
const singles = ({ single }: AnySlice): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(Object.entries(single).map(([name, [, field]]) => [name, valuesOf(field)])));

/** What a view keeps under several keys, or packed: the one thing about it that has to be said here. */
const MORE: Readonly<Record<string, fc.Arbitrary<object>>> = {
  [labSlice.name]: fc.record({
    pins: fc.array(settings.map(roundedRun), { maxLength: MOST_PINS }),
    presented: fc.shuffledSubarray([...PANEL_NAMES], { minLength: 2, maxLength: 3 }),
  }),
  [atlasSlice.name]: fc.constantFrom(...CHART_NAMES).chain((chart) =>
    fc
      .tuple(fc.constantFrom(...chartOf(chart).x), fc.constantFrom(...chartOf(chart).y))
      .filter(([x, y]) => canHave(chart, x, y))
      .chain(([x, y]) => fc.record({ chart: fc.constant(chart), x: axisOf(x), y: axisOf(y) })),
  ),
  // The figures of one chapter are set to something, those of the others are as they begin.
  [courseSlice.name]: fc.constantFrom(...CHAPTER_NAMES).chain((chapter) => {
    const own = Object.entries(courseSlice.single).filter(([name]) => name in FIGURES[chapter]);
    return fc
      .record({
        place: fc.record({
          chapter: fc.constant(chapter),
          section: fc.integer({ min: 0, max: SECTIONS[chapter] - 1 }),
          answers: fc.stringMatching(new RegExp(`^[A-Za-z0-9_-]{0,${MOST_ANSWERS}}$`)),
        }),
        figure: fc.record(Object.fromEntries(own.map(([name, [, field]]) => [name, valuesOf(field)]))),
      })
      .map(({ place, figure }) => ({ ...courseSlice.initial, ...figure, ...place }));
  }),
};

const common = fc
  .record({
    run: settings,
    steps: valuesOf(CLOCK_FIELDS.steps),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    theme: fc.constantFrom(...THEMES),
    present: fc.boolean(),
  })
  .map(({ run, steps, at, ...page }) => ({ run, clock: { steps, step: Math.round(at * steps) }, page }));

/** Any state of a view. */
const statesOf = (slice: AnySlice): fc.Arbitrary<Inputs> =>
  fc
    .tuple(common, singles(slice), MORE[slice.name] ?? fc.constant({}))
    .map(([{ run, clock, page }, single, more]) => ({
      run,
      clock,
      page: { ...page, view: slice.name },
      // What only the other views show is as it is when a link opens this one.
      views: { ...link.initial.views, [slice.name]: { ...single, ...more } },
    }));

/** Any state of the lab. */
export const labStates = statesOf(labSlice);

/** Any state of the atlas. */
export const atlasStates = statesOf(atlasSlice);

/** Any state the page can be in. */
export const states: fc.Arbitrary<Inputs> = fc.oneof(...VIEWS.map(({ slice }) => statesOf(slice)));

/** Every key a link can have. */
export const KEYS: readonly string[] = link.sections.flatMap(({ fields }) => Object.keys(fields));

/** Texts that mean something to some key. */
export const WORDS: readonly string[] = link.sections
  .flatMap(({ fields }) => Object.values(fields))
  .flatMap((field) => (field.kind === 'choice' ? field.options.map(String) : []));
