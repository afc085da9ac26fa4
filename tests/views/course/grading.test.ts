import { describe, expect, test } from 'vitest';
import { runOf } from '../../../src/panels/run.ts';
import { runSlice } from '../../../src/state/run.ts';
import {
  countHumps,
  type Feature,
  type Grade,
  gradeKernel,
  gradeLoss,
} from '../../../src/views/course/grading.ts';

/** The runs of the table in the course: n = 1024, λ₀ = 2, f₀ = 1, y = 0. */
const runAt = (c: number, steps = 60) =>
  runOf(
    {
      ...runSlice.initial,
      rate: { kind: 'c', value: c },
      width: 1024,
      target: 0,
      start: { kind: 'given', output: 1, ntk: 2 },
    },
    steps,
  );

const drawn = (...points: readonly (readonly [number, number])[]) => new Map(points);
const hits = (grades: readonly Grade[]): Partial<Record<Feature, boolean>> =>
  Object.fromEntries(grades.map(({ feature, hit }) => [feature, hit]));
const column = (values: Float64Array) => new Map([...values].entries());

describe('a drawn loss', () => {
  test('has every feature if it is the run itself', () => {
    for (const c of [1.5, 2.5, 3, 3.3]) {
      const run = runAt(c);
      expect(Object.values(hits(gradeLoss(column(run.trajectory.loss), run)))).not.toContain(false);
    }
  });

  test('is judged by its features, with the numbers of the table', () => {
    // c = 3: L₁/L₀ = 3.99, peak 379 L₀ = 189 at step 5.
    const grades = gradeLoss(drawn([1, 1], [3, 20], [6, 300], [9, 1], [12, 0.1]), runAt(3));
    expect(hits(grades)).toEqual({ firstStep: true, humps: true, peakStep: true, peakHeight: true });
    expect(grades.find(({ feature }) => feature === 'firstStep')?.values.came).toBeCloseTo(3.99, 2);
    expect(grades.find(({ feature }) => feature === 'peakStep')?.values).toEqual({ drawn: 6, came: 5 });
    expect((grades.find(({ feature }) => feature === 'peakHeight')?.values.came ?? 0) / 0.5).toBeCloseTo(
      379,
      -0.5,
    );
  });

  test('misses one by one', () => {
    expect(hits(gradeLoss(drawn([5, 0.1], [20, 1e-6]), runAt(3)))).toEqual({
      firstStep: false,
      humps: false,
      peakStep: false,
      peakHeight: false,
    });
    expect(hits(gradeLoss(drawn([5, 200], [8, 1], [12, 50], [20, 1e-6]), runAt(3)))).toMatchObject({
      humps: false,
      peakStep: true,
    });
    expect(hits(gradeLoss(drawn([8, 200], [20, 1e-6]), runAt(3)))).toMatchObject({
      peakStep: false,
      peakHeight: true,
    });
    expect(hits(gradeLoss(drawn([7, 59], [20, 1e-6]), runAt(3)))).toMatchObject({
      peakStep: true,
      peakHeight: false,
    });
    expect(hits(gradeLoss(drawn([2, 5], [20, 1e-6]), runAt(1.5)))).toEqual({
      firstStep: false,
      humps: false,
    });
  });

  test('is not asked for what is erratic, or for what the run does not have', () => {
    expect(hits(gradeLoss(drawn([5, 100], [20, 1e-6]), runAt(3.5)))).not.toHaveProperty('humps');
    expect(Object.keys(hits(gradeLoss(drawn([5, 1e9]), runAt(4.2))))).toEqual(['firstStep']);
    expect(gradeLoss(drawn(), runAt(3))).toEqual([]);
    expect(gradeLoss(drawn([0, 3]), runAt(3)).map(({ says }) => says)).toHaveLength(4);
  });
});

describe('a drawn λ', () => {
  test('has every feature if it is the run itself', () => {
    for (const c of [1.5, 2.2, 2.5, 2.8, 3, 3.3]) {
      const run = runAt(c, 400);
      expect(Object.values(hits(gradeKernel(column(run.trajectory.ntk), run)))).not.toContain(false);
    }
  });

  test('is judged by where it lands and by its cliff', () => {
    // c = 2.5: η = 1.25, κ∞ = 1.279, so λ lands at 1.02.
    const flatThenCliff = drawn([6, 1.95], [8, 1.05], [40, 1.02]);
    expect(hits(gradeKernel(flatThenCliff, runAt(2.5)))).toMatchObject({ landing: true });
    expect(gradeKernel(flatThenCliff, runAt(2.5))[0]?.values.came).toBeCloseTo(1.279, 3);
    expect(hits(gradeKernel(drawn([40, 1.6]), runAt(2.5)))).toMatchObject({ landing: false });
    expect(hits(gradeKernel(drawn([4, 1.9], [6, 0.2], [40, 0.15]), runAt(3)))).toEqual({
      landing: true,
      cliff: true,
    });
    expect(hits(gradeKernel(drawn([40, 0.15]), runAt(3)))).toEqual({ landing: true, cliff: false });
  });

  test('has only to land below 2 where it is erratic', () => {
    expect(hits(gradeKernel(drawn([40, 1.1]), runAt(3.5)))).toMatchObject({ landing: true });
    expect(hits(gradeKernel(drawn([40, 1.9]), runAt(3.5)))).toMatchObject({ landing: false });
  });

  test('has no feature where λ lands nowhere', () => {
    expect(gradeKernel(drawn([40, 1]), runAt(4.2))).toEqual([]);
    expect(gradeKernel(drawn(), runAt(3))).toEqual([]);
  });
});

test('humps are counted without the trembling of a hand', () => {
  expect(countHumps([])).toBe(0);
  expect(countHumps([3, 2, 1])).toBe(0);
  expect(countHumps([1, 2, 1])).toBe(1);
  expect(countHumps([1, 2])).toBe(1);
  expect(countHumps([2, 1, 3, 1, 3])).toBe(2);
  expect(countHumps([2, 1, 1.1, 1, 0.9], 1.2)).toBe(0);
  expect(countHumps([1, 5, 4.5, 6, 1], 1.2)).toBe(1);
});

test('every sentence is one, with its numbers', () => {
  const run = runAt(3);
  const grades = [...gradeLoss(drawn([6, 300], [12, 0.1]), run), ...gradeKernel(drawn([40, 0.15]), run)];
  expect(grades.map(({ says }) => says)).toMatchInlineSnapshot(`
    [
      "Right: the first step is one rising 3.99-fold; you drew it rising 101-fold.",
      "Right: one hump.",
      "Right: you drew the peak at step 6; it comes at step 5.",
      "Right: you drew the peak at 300; it reaches 189.",
      "Right: you drew κ = ηλ landing at 0.225; it lands at 0.185. Here it jumps about with the start; that it lies below 2 is all one can know.",
      "You drew 10 % of the fall of λ round the loss peak, from step 4 to 8; it is 91 %: flat, and then a cliff.",
    ]
  `);
});
