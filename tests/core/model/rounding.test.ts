import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goOn, lengthsOf, type Path, startPath } from '../../../src/core/model/path.ts';
import { type Problem, scaled, shares } from '../../../src/core/model/problem.ts';
import { Bounds, certainSteps, needsOf } from '../../../src/core/model/rounding.ts';
import { runs } from '../../fuzz.ts';
import { problems } from '../problems.ts';
import { pathOf } from './fixedPoint.ts';

const STEPS = 120;
const TOLERANCE = 5e-10;
const TINY = 1e-290;
const EPS = 2 ** -52;
const { abs, max, min, sqrt } = Math;

/** A problem of one neuron and rate 1 with κ₀, r₀ and w. */
const ofMap = (k: number, r: number, w: number): Problem => ({
  width: 1,
  learningRate: 1,
  target: w,
  start: { output: r + w, ntk: k },
});
const power = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
/** r alternates and hardly shrinks: every other step the weights are nearly back where they were. */
const swaying = fc
  .tuple(power(-9, -1), power(-12, -2), fc.constantFrom(0, 0.2, -0.2))
  .map(([short, r, w]) => ofMap(2 - short, r, w));
/** After one step the output is next to nothing beside its target. */
const passing = fc
  .tuple(
    fc.double({ min: 1, max: 3.5, noNaN: true }),
    fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    power(-9, -2),
  )
  .map(([k, r, rest]) => ofMap(k, r, (k * r + rest) / (1 + r * r) - r))
  .filter(({ target, start }) => Math.abs(target) < 2 && 2 * Math.abs(start.output) < start.ntk);
const all = fc.oneof(problems, swaying, passing);

/** A run in doubles, up to its last step that is far inside their range. */
function inDoubles(problem: Problem, steps = STEPS) {
  const path = startPath(problem, steps);
  goOn(problem, path, 0);
  const lost = path.r.findIndex((r) => !(abs(r) < 1e90));
  return { path, end: lost < 0 ? steps : lost - 1 };
}

const row = (path: Path, t: number) => ({
  r: path.r[t] as number,
  z: path.z[t] as number,
  k: path.curvature[t] as number,
  a: path.a[t] as number,
  b: path.b[t] as number,
  movedA: path.movedA[t] as number,
  movedB: path.movedB[t] as number,
});

/** The derivative of a cubic, by differences. */
const slope = (f: (x: number) => number, x: number, h = 2 ** -12 * max(1, abs(x))) =>
  (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);

/** The errors of docs/model.md, "One step", at each step up to `end`: what a step passes on comes from derivatives by differences. */
function* errorsOf(problem: Problem, path: Path, end: number) {
  const { curvature: k0, scaledResidual: r0, scaledTarget: w } = scaled(problem);
  const { P0, Q0 } = lengthsOf(problem);
  const share = shares(problem);
  const apart = 2 * EPS * (k0 + abs(w));
  const e = {
    r: 2 * EPS * (abs(r0) + abs(w) * EPS),
    z: 2 * EPS * abs(path.z[0] as number),
    curvature: problem.curvature0 === undefined ? EPS * k0 : 0,
    a: EPS * (2 + 1 / max(share.p, 2 ** -10)),
    b: EPS * (2 + 1 / max(share.q, 2 ** -10)),
    movedA: 0,
    movedB: 0,
  };
  yield e;
  for (let t = 1; t <= end; t++) {
    const { r, z, k, movedA: wasA, movedB: wasB } = row(path, t - 1);
    const next = row(path, t);
    const [P, Q] = [P0 * next.a ** 2, Q0 * next.b ** 2];
    const mapR = (x: number, kappa: number) => x * (1 - kappa + x * (x + w));
    const mapK = (x: number) => k + k * x * x - 4 * x * (x + w);
    const mapZ = (x: number) => z * (1 + x * x) - k * x;
    const own = {
      r: abs(mapR(r, k)) <= 0.01 * (next.k + abs(w)),
      z: w !== 0 && abs(mapZ(r)) <= 0.01 * abs(w),
    };
    const passed = {
      r: abs(slope((x) => mapR(x, k), r)) * e.r + abs(r) * e.curvature + r * r * apart,
      k: (1 + r * r) * e.curvature + abs(slope(mapK, r)) * e.r + 4 * abs(r) * apart,
      z: (1 + r * r) * e.z + abs(slope(mapZ, r)) * e.r + abs(r) * e.curvature,
    };
    const [wA, wB] = [abs(1 + wasA), abs(1 + wasB)];
    e.movedA = abs(1 - r) * e.movedA + wA * e.r + EPS * abs(next.movedA);
    e.movedB = abs(1 + r) * e.movedB + wB * e.r + EPS * abs(next.movedB);
    e.a += e.r / abs(1 - r) + 2 * EPS;
    e.b += e.r / abs(1 + r) + 2 * EPS;
    const lengths = P * e.a + Q * e.b;
    e.curvature = min(passed.k, lengths) + EPS * next.k;
    const operations = abs(r) * (1 + next.k + abs(r * (r + w))) + abs(next.r);
    e.r = (own.r ? passed.r : min(passed.r, lengths / 2 + apart + r * r * apart)) + EPS * operations;
    e.z = own.z ? passed.z + EPS * (abs(z) * (1 + r * r) + abs(k * r)) : e.r + EPS * (abs(next.r) + abs(w));
    yield e;
  }
}

/** Whether a number of those errors is certain at step t, or nobody reads it. */
function isCertain(problem: Problem, path: Path, t: number, e: Omit<Bounds, 'step' | 'holdAt'>): boolean {
  const { P0, Q0 } = lengthsOf(problem);
  const { r, z, k, movedA, movedB } = row(path, t);
  const distance = (x: number, y: number) => sqrt(P0 * x * x + Q0 * y * y);
  const holds = (error: number, value: number) =>
    error <= TOLERANCE * abs(value) || abs(value) + error < TINY;
  return (
    holds(e.curvature, k) &&
    holds(e.r, r) &&
    holds(e.z, z) &&
    e.a <= TOLERANCE &&
    e.b <= TOLERANCE &&
    distance(e.movedA, e.movedB) <= TOLERANCE * distance(movedA, movedB)
  );
}

/** Largest relative error of a path at a step, beside the same run in decimal arithmetic. */
function errorAt(problem: Problem, path: Path, right: ReturnType<typeof pathOf>, t: number): number {
  const { P0, Q0 } = lengthsOf(problem);
  let largest = 0;
  for (const name of ['r', 'z', 'curvature', 'a', 'b'] as const) {
    const value = right[name][t] as number;
    const length = name === 'a' ? P0 : name === 'b' ? Q0 : 1;
    if (length * value * value > 1e-280) largest = max(largest, abs((path[name][t] as number) / value - 1));
  }
  const distance = (x: number, y: number) => sqrt(P0 * x * x + Q0 * y * y);
  const [movedA, movedB] = [right.movedA[t] as number, right.movedB[t] as number];
  const off = distance((path.movedA[t] as number) - movedA, (path.movedB[t] as number) - movedB);
  return max(largest, off / distance(movedA, movedB));
}

describe('the digits of a run in doubles', () => {
  const start = (output: number, ntk: number) => ({ output, ntk });

  it.each<Problem>([
    // r + w is next to nothing beside w: the rounding of w counts.
    {
      width: 153570,
      learningRate: 0.07435314534472946,
      target: 9404.120909917116,
      start: start(-195.74383571480047, 1),
    },
    {
      width: 545308,
      learningRate: 0.000010000000000000006,
      target: 132203203.07195298,
      start: start(-368849.8556477833, 999.9999999999998),
    },
    {
      width: 780119,
      learningRate: 0.0202075880204933,
      target: 83457.85181309312,
      start: start(-441.17824231975885, 1),
    },
    // Chaos, and a start that almost lies on the edge.
    { width: 64, learningRate: 2, target: 0, start: start(1, 1.95) },
    { width: 4, learningRate: 2, target: 0, start: start(1.979, 1.98) },
  ])('are counted as certain only where they are: %j', (problem) => {
    const { path, end } = inDoubles(problem);
    const certain = certainSteps(problem, path, end);
    expect(certain).toBeGreaterThan(5);
    expect(certain).toBeLessThan(end);
    const right = pathOf(problem, certain);
    for (let t = 1; t <= certain; t++)
      expect(errorAt(problem, path, right, t)).toBeLessThanOrEqual(TOLERANCE);
  });

  it('are counted as certain only where they are, wherever a run starts', () => {
    let lost = 0;
    fc.assert(
      fc.property(all, (problem) => {
        const { path, end } = inDoubles(problem);
        const certain = certainSteps(problem, path, end);
        if (certain === end) return;
        lost++;
        const right = pathOf(problem, certain);
        for (let t = 1; t <= certain; t++)
          if (errorAt(problem, path, right, t) > TOLERANCE) throw new Error(`wrong at ${t} of ${certain}`);
      }),
      runs(150),
    );
    expect(lost).toBeGreaterThan(30);
  });

  it('last as long as the errors allow that a step passes on and adds', () => {
    const until = { all: 0, some: 0 };
    fc.assert(
      fc.property(all, fc.boolean(), (problem, given) => {
        const c = problem.learningRate * problem.start.ntk;
        const asked = given ? { ...problem, curvature0: c } : problem;
        const { path, end } = inDoubles(asked);
        const bounds = new Bounds(asked, path);
        let certain = -1;
        for (const right of errorsOf(asked, path, end)) {
          const t = certain + 1;
          if (t > 0) bounds.step(t);
          for (const name of ['r', 'z', 'curvature', 'a', 'b', 'movedA', 'movedB'] as const)
            if (!(abs(bounds[name] - right[name]) <= 1e-6 * right[name]))
              throw new Error(`${name} at ${t}: ${bounds[name]}, not ${right[name]}`);
          if (t > 0 && bounds.holdAt(t) !== isCertain(asked, path, t, bounds)) throw new Error(`at ${t}`);
          if (t > 0 && !bounds.holdAt(t)) break;
          certain = t;
        }
        expect(certainSteps(asked, path, end)).toBe(certain);
        until[certain === end ? 'all' : 'some']++;
      }),
      runs(1500),
    );
    expect(min(until.all, until.some)).toBeGreaterThan(300);
  });

  it('need not last where nothing is left to read: at the end of the range of doubles', () => {
    // r shrinks by 0.6 and 0.5571 a step, and reaches the numbers of which doubles keep a few bits.
    for (const [c, target] of [
      [0.4, 0],
      [0.4429448069961799, 0],
      [0.4, 1e-3],
    ] as const) {
      const problem = { width: 309_962, target, learningRate: c, start: { output: 0.00424, ntk: 1 } };
      const { path, end } = inDoubles(problem, 2500);
      expect([certainSteps(problem, path, end), end]).toEqual([2500, 2500]);
      expect(abs(path.r[1500] as number)).toBeLessThan(1e-310);
    }
  });

  it('are asked for as small as a number gets on its way to rest', () => {
    fc.assert(
      fc.property(all, (problem) => {
        const { path, end } = inDoubles(problem, 400);
        const { settled, smallest } = needsOf(problem, path, end);
        const { P0, Q0 } = lengthsOf(problem);
        const r0 = abs(path.r[0] as number);
        const rows = Array.from({ length: end + 1 }, (_, t) => row(path, t));
        const rests = rows.findIndex(
          ({ r, k }, t) => t > 0 && abs(r) <= 1e-20 * min(1, r0) && abs(1 - k) > 1e-3 && k < 2,
        );
        const last = rests < 0 ? end : rests;
        expect(settled).toBe(rests < 0 ? Number.POSITIVE_INFINITY : rests);
        const sizes = rows
          .slice(1, last + 1)
          // A length may be 0, or beyond doubles; a residual that vanished did so by rounding.
          .flatMap(({ r, a, b }) => [abs(r), ...[P0 * a * a, Q0 * b * b].filter((size) => size > 0)]);
        expect(smallest).toBe(min(r0, ...sizes));
      }),
      runs(300),
    );
  });
});
