import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { curvatureExcess, excessSign, isUnsure, restsAfterOne } from '../../../src/core/model/borders.ts';
import { outcomeOf } from '../../../src/core/model/outcome.ts';
import { type Problem, scaled } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { runOf } from '../../../src/panels/run.ts';
import { verdictText } from '../../../src/panels/words/verdictText.ts';
import { whyText } from '../../../src/panels/words/whyText.ts';
import { runs } from '../../fuzz.ts';

/** A double as a fraction [numerator, denominator]. */
function fraction(x: number): [bigint, bigint] {
  let denominator = 1n;
  let scaledX = x;
  while (!Number.isInteger(scaledX)) {
    scaledX *= 2;
    denominator *= 2n;
  }
  return [BigInt(scaledX), denominator];
}
type Fraction = readonly [bigint, bigint];
const times = (...all: Fraction[]): Fraction => [
  all.reduce((product, [top]) => product * top, 1n),
  all.reduce((product, [, bottom]) => product * bottom, 1n),
];
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
const signOf = ([top, bottom]: Fraction) => Number(top > 0n) - Number(top < 0n) + 0 * Number(bottom);

/** Signs of G₀ = ηλ₀ − 4 − η²y(f₀ − y)/n and of 1 − ηλ₀ + η²(f₀ − y)f₀/n in fractions, for starts not beyond the cone. */
function byFractions({ learningRate, width, target, start, curvature0 }: Problem) {
  const [f, y, k] = [fraction(start.output), fraction(target), fraction(start.ntk)];
  const [top, bottom] = curvature0 === undefined ? fraction(learningRate) : fraction(curvature0);
  const eta: Fraction = curvature0 === undefined ? [top, bottom] : [top * k[1], bottom * k[0]];
  const perNeuron: Fraction = [1n, BigInt(width)];
  const squared = times(eta, eta, minus(f, y), perNeuron);
  const curvature = times(eta, k);
  return {
    excess: signOf(minus(minus(curvature, [4n, 1n]), times(squared, y))),
    rests: signOf(minus(times(squared, f), minus(curvature, [1n, 1n]))) === 0,
  };
}

/** Short numbers, as people type them. */
const typed = (most: number, parts: number) =>
  fc.integer({ min: -most * parts, max: most * parts }).map((k) => Number((k / parts).toFixed(4)));
const problems: fc.Arbitrary<Problem> = fc
  .record({
    width: fc.constantFrom(1, 2, 4, 9, 16, 25, 100),
    ntk: fc.constantFrom(0.6, 1, 2, 4),
    target: typed(3, 20),
    c: fc.integer({ min: 5, max: 120 }).map((k) => Number((k / 20).toFixed(2))),
    isC: fc.boolean(),
    tilt: fc.integer({ min: -40, max: 40 }),
  })
  .map(({ width, ntk, target, c, isC, tilt }) => ({
    width,
    target,
    learningRate: c / ntk,
    ...(isC ? { curvature0: c } : {}),
    start: { output: Number(((tilt / 41) * ((ntk * Math.sqrt(width)) / 2)).toFixed(2)), ntk },
  }));

/** An output that makes G₀ as good as 0: f₀ = y + n(κ₀ − 4)/(η²y). */
const onBorder = problems
  .filter(({ target }) => target !== 0)
  .map((problem) => {
    const { width, target, start, learningRate: eta } = problem;
    const output = target + (width * (eta * start.ntk - 4)) / (eta * eta * target);
    return { ...problem, start: { ...start, output } };
  })
  .filter(({ start, width }) => Math.abs(start.output) < 0.499 * start.ntk * Math.sqrt(width));

/** Powers of two, in which y = f₀ − n(κ₀ − 1)/(η²f₀) is exact; and c = 1 from f₀ = 0. */
const onMinimum: fc.Arbitrary<Problem> = fc
  .record({
    width: fc.constantFrom(1, 4, 16, 64),
    ntk: fc.constantFrom(1, 1.5, 2, 3, 5),
    eta: fc.constantFrom(0.25, 0.5, 1, 2),
    output: fc.constantFrom(-0.5, -0.25, 0, 0.25, 0.5),
    target: typed(3, 20),
    isC: fc.boolean(),
  })
  .map(({ width, ntk, eta, output, target, isC }) => {
    if (output === 0) {
      const given = { learningRate: 1 / ntk, curvature0: 1 };
      return { width, target, ...given, start: { output, ntk } };
    }
    const y = output - (width * (eta * ntk - 1)) / (eta * eta * output);
    return {
      width,
      target: y,
      learningRate: eta,
      ...(isC ? { curvature0: eta * ntk } : {}),
      start: { output, ntk },
    };
  });

describe('the sign of G₀', () => {
  it('is that of its fraction, far from 0 and within rounding of it', () => {
    let zeros = 0;
    let misled = 0;
    fc.assert(
      fc.property(fc.oneof(onBorder, onBorder, problems), (problem) => {
        const { excess } = byFractions(problem);
        const { curvature, scaledResidual, scaledTarget } = scaled(problem);
        const g = curvatureExcess(curvature, scaledResidual, scaledTarget);
        if (excess === 0) zeros++;
        if (Math.sign(g) !== excess) misled++;
        expect(excessSign(problem)).toBe(excess);
      }),
      runs(4000),
    );
    // Both happen: doubles that are 0 where G₀ is not, and the other way round.
    expect(zeros).toBeGreaterThan(20);
    expect(misled).toBeGreaterThan(50);
  });

  it.each([
    // u = −v at f₀ = −λ₀√n/2 as typed, n = 10: G₀ = (1 + w/2)(κ − 4 + 2w), and w = y/√10 is on one side of 1 or the other.
    [3.162_277_660_168_379, -1],
    [3.162_277_660_168_379_5, 1],
  ])('on the edge of the cone is that of the start there: y = %d', (target, sign) => {
    const start = { output: -3.162_277_660_168_379_5, ntk: 2 };
    expect(excessSign({ width: 10, target, learningRate: 1, curvature0: 2, start })).toBe(sign);
    const mirrored = { ...start, output: -start.output };
    expect(excessSign({ width: 10, target: -target, learningRate: 1, curvature0: 2, start: mirrored })).toBe(
      sign,
    );
  });

  it('at |w| = 2 and u = v is 0 whatever κ is: the balanced map is the tripling map', () => {
    for (const side of [1, -1])
      for (const output of [2.5, 3, 1])
        expect(
          excessSign({
            width: 1,
            target: 2 * side,
            learningRate: 1,
            start: { output: output * side, ntk: 2 * output },
          }) + 0,
        ).toBe(0);
  });
});

describe('a start of which doubles are unsure', () => {
  it('is every one at a border, and hardly any other, however large κ is', () => {
    fc.assert(
      fc.property(fc.oneof(onBorder, onMinimum), (problem) => {
        const { curvature, scaledResidual, scaledTarget } = scaled(problem);
        expect(isUnsure(curvature, scaledResidual, scaledTarget)).toBe(true);
      }),
      runs(1000),
    );
    let others = 0;
    let all = 0;
    for (const size of [0.1, 1, 6, 29, 31, 1000, 1e6, 1e12])
      for (let i = 1; i < 40; i++)
        for (const w of [0, 0.3, -1.7, 12.3]) {
          const curvature = (size * i) / 39.5;
          all++;
          if (isUnsure(curvature, ((i % 7) / 7 - 0.51) * curvature - w, w)) others++;
        }
    expect(all).toBeGreaterThan(1000);
    expect(others).toBe(0);
  });
});

describe('a first step onto a minimum', () => {
  it('is one whose factor is 0 as a fraction', () => {
    let hits = 0;
    fc.assert(
      fc.property(fc.oneof(problems, onMinimum), (problem) => {
        const { rests } = byFractions(problem);
        const isThere = problem.start.output === problem.target;
        if (rests && !isThere) hits++;
        expect(restsAfterOne(problem)).toBe(rests && !isThere);
        if (rests) expect(outcomeOf(problem)).toBe('converges');
      }),
      runs(4000),
    );
    expect(hits).toBeGreaterThan(500);
  });
});

describe('a run at a border', () => {
  const at = (query: string) => {
    const { run, clock } = link.parse(query).inputs;
    return runOf(run, clock.steps);
  };

  // Right outcome by fractions; numbers by 3,000-bit arithmetic.
  it.each([
    ['c=2.5&n=1&y=0.6&f0=-1&lambda0=2', 'stalls', 'lazy'],
    ['c=2&n=10&y=3.1622776601683795&f0=-3.1622776601683795&lambda0=2&steps=60', 'diverges', 'divergent'],
    ['c=5&n=4&y=0.25&f0=0.89&lambda0=1&steps=200', 'converges', 'catapult'],
    ['c=3&n=9&y=0.8&f0=-0.45&lambda0=1&steps=200', 'diverges', 'divergent'],
    ['c=2&n=5&y=2.23606797749979&f0=-2.23606797749979&lambda0=2&steps=200', 'diverges', 'divergent'],
  ])('%s: %s, %s', (query, outcome, phase) => {
    const { verdict, trajectory } = at(query);
    expect([verdict.fate.outcome, verdict.phase]).toEqual([outcome, phase]);
    expect(trajectory.stop.reason === 'bounded').toBe(false);
  });

  it('does not come back to life once both lengths are gone', () => {
    const { ntk, valleyP, valleyQ } = at('c=2.5&n=1&y=0.6&f0=-1&lambda0=2&steps=2500').trajectory;
    for (const each of [ntk, valleyP, valleyQ]) expect(Math.abs(each[2500] as number)).toBeLessThan(1e-100);
  });

  it('on the edge of the cone whose first step takes all there is has nothing left, however λ₀ is rounded', () => {
    // u = −v, κ₀ = 2: r₀ = z₀ = −1, and the one length is multiplied by 0.
    const start = { output: -0.928_603_970_228_549_8, ntk: 1.857_207_940_457_099_6 };
    const { ntk, loss } = simulate(
      { width: 1, target: 0, learningRate: 2 / start.ntk, curvature0: 2, start },
      5,
    );
    expect([...ntk.slice(1), ...loss.slice(1)].every((each) => each === 0)).toBe(true);
  });

  it('lands where its exact run lands', () => {
    const { verdict, trajectory } = at('c=5&n=4&y=0.25&f0=0.89&lambda0=1&steps=200');
    expect(verdict.finalCurvature).toBeCloseTo(1.250_000_85, 7);
    expect(trajectory.loss[200]).toBeLessThan(1e-184);
  });

  it.each([
    // c = 1 from f₀ = 0 with any target, and two by chance: κ₁ = κ₀(1 + r₀²) − 4(κ₀ − 1).
    ['c=1&n=100&y=60&f0=0&lambda0=2', 10],
    ['c=1&n=100&y=30&f0=0&lambda0=2', 3.25],
    ['c=1&n=100&y=22&f0=0&lambda0=2', 2.21],
    ['c=6&n=1&y=0.5&f0=-2&lambda0=6', 23.5],
    ['c=2.25&n=1&f0=-0.5&y=2&lambda0=2.25', 11.3125],
    ['c=1&n=100&y=6&f0=0&lambda0=2', 1.09],
  ])('%s rests from step 1 on, at κ = %d', (query, curvature) => {
    const { verdict, trajectory } = at(query);
    expect([verdict.phase, verdict.fate.outcome, verdict.settled]).toEqual(['lazy', 'converges', true]);
    expect(verdict.finalCurvature).toBeCloseTo(curvature, 12);
    expect([...trajectory.loss.slice(1)].every((loss) => loss === 0)).toBe(true);
    expect([...trajectory.curvature.slice(1)].every((k) => Math.abs(k - curvature) < 1e-12)).toBe(true);
    expect([trajectory.stop, trajectory.exactSteps]).toEqual([{ reason: 'converged', step: 1 }, 60]);
    const { what } = verdictText(at(query));
    const why = whyText(at(query));
    const isChance = curvature >= 2;
    expect(/first step lands exactly on a minimum/.test(what)).toBe(isChance);
    expect(/for almost every start/.test(why)).toBe(isChance);
  });
});
