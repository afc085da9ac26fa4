import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { lossOf, verdictOf } from '../../../src/core/theory/verdict.ts';
import { runs } from '../../fuzz.ts';
import { extremes, problems } from '../problems.ts';

const judge = (problem: Problem, steps = 60) => verdictOf(problem, simulate(problem, steps));
const paper = (c: number, width: number): Problem => ({
  width,
  target: 0,
  learningRate: c / 2,
  curvature0: c,
  start: { output: 1, ntk: 2 },
});
/** A balanced start (u = v) with |w| = η|y|/√n, a little off its minimum. */
const balanced = (w: number): Problem => {
  const curvature = 2 * (w + 0.2);
  return { width: 1, learningRate: 1, target: w, start: { output: w + 0.2, ntk: curvature } };
};

describe('the verdict', () => {
  it.each([
    [paper(1.2, 1000), 'lazy'],
    [paper(2.6, 1000), 'catapult'],
    [paper(4.2, 1000), 'divergent'],
    [paper(4, 64), 'chaotic'],
    [balanced(1.1), 'periodic'],
    [balanced(1.5), 'chaotic'],
    [balanced(0.9), 'lazy'],
    [balanced(2.1), 'divergent'],
  ] as const)('%# is %s', (problem, word) => {
    expect(judge(problem).phase).toBe(word);
  });

  // Marks of the balanced map: 2-cycle up to √5 − 1, 4-cycle to 1.2880, 8-cycle to 1.2992.
  it.each([
    [1.05, 2],
    [Math.sqrt(5) - 1 - 0.01, 2],
    [Math.sqrt(5) - 1 + 0.01, 4],
    [1.285, 4],
    [1.291, 8],
    [1.2985, 8],
  ])('at |w| = %d finds the cycle of %d steps', (w, period) => {
    const verdict = judge(balanced(w));
    expect(verdict.period).toBe(period);
    expect(verdict.lyapunov as number).toBeLessThan(0);
  });

  it('has Lyapunov exponent ln 3 for the tripling map', () => {
    // A mean over 2,000 steps of the orbit.
    expect(judge(paper(4, 64)).lyapunov as number).toBeCloseTo(Math.log(3), 1);
  });

  it('measures a positive exponent exactly where nearby starts part', () => {
    expect(judge(balanced(1.5)).lyapunov as number).toBeGreaterThan(0.05);
    expect(judge(balanced(1.9)).lyapunov as number).toBeGreaterThan(0.2);
  });

  it.each([
    // κ₀, n, peak L/n, its step: λ₀ = 2, f₀ = 1 (measured independently, docs/model.md).
    [2.5, 100, 0.0584, 4],
    [2.5, 1000, 0.0548, 7],
    [2.5, 10_000, 0.0546, 10],
    [2.5, 100_000, 0.054, 13],
    [2.5, 1_000_000, 0.0527, 16],
    [3, 100, 0.1728, 3],
    [3, 1000, 0.1849, 5],
    [3, 10_000, 0.1609, 7],
    [3, 100_000, 0.1704, 8],
    [3, 1_000_000, 0.1844, 10],
  ])('κ₀ = %d, n = %d: the loss peaks at %d n, step %d', (c, width, peak, step) => {
    const verdict = judge(paper(c, width));
    expect(verdict.peakLoss / width).toBeCloseTo(peak, 4);
    expect(verdict.peakStep).toBe(step);
  });

  it.each([
    [2.5, 1.28233],
    [3, 0.18557],
  ])('κ₀ = %d lands at %d for a million neurons', (c, landing) => {
    const verdict = judge(paper(c, 1_000_000));
    expect(verdict.finalCurvature).toBeCloseTo(landing, 5);
    expect(verdict.settled).toBe(true);
  });

  it('knows the peak and the landing of a run that is longer than the steps shown', () => {
    const whole = judge(paper(2.05, 1_000_000), 2000);
    const short = judge(paper(2.05, 1_000_000), 20);
    expect(short.phase).toBe('catapult');
    expect([short.peakStep, short.finalCurvature]).toEqual([
      whole.peakStep,
      expect.closeTo(whole.finalCurvature, 9),
    ]);
    expect(short.peakLoss / whole.peakLoss).toBeCloseTo(1, 9);
  });

  it('calls a narrow network lazy where κ₀ > 2 and yet the loss never rises', () => {
    const verdict = judge({ width: 4, target: 0, learningRate: 1.15, start: { output: 1.7, ntk: 2 } });
    expect(verdict.fate.predicted).toBe('catapult');
    expect(verdict.fate.firstStepRises).toBe(false);
    expect([verdict.phase, verdict.exceeded]).toEqual(['lazy', false]);
  });

  it('knows the saddle that a start on the edge of the cone cannot leave', () => {
    const problem = { width: 4, target: 1, learningRate: 0.5, start: { output: -2, ntk: 2 } };
    const verdict = judge(problem, 400);
    expect(verdict.fate.outcome).toBe('stalls');
    expect([verdict.phase, verdict.settled, verdict.finalCurvature]).toEqual(['lazy', true, 0]);
    const run = simulate(problem, 400);
    expect(run.output[400]).toBeCloseTo(0, 9);
    expect(run.ntk[400]).toBeCloseTo(0, 9);
    expect(Math.max(...run.valleyP)).toBe(0);
  });

  it.each([20, 60, 500])('keeps to the shown numbers where a run of %d steps stalls', (steps) => {
    const verdict = judge({ width: 1, target: 0.4, learningRate: 0.5, start: { output: -1, ntk: 2 } }, steps);
    expect([verdict.phase, verdict.peakStep, verdict.finalCurvature]).toEqual(['lazy', 0, 0]);
    expect(verdict.peakLoss).toBeCloseTo(0.98, 12);
  });

  it.each([1.0001, 1.001, 1.236, 1.288])(
    'calls no run chaotic whose nearby starts meet: η = %d',
    (learningRate) => {
      const verdict = judge({ width: 16, target: 4, learningRate, start: { output: 0.5, ntk: 1 } });
      expect(verdict.lyapunov as number).toBeLessThan(0);
      expect(verdict.phase).toBe('periodic');
    },
  );

  it('takes no rounding of the loss for a rise: at c = 2 it never rises', () => {
    for (let k = 0; k < 500; k++) {
      const output = 1e-12 * 1.02 ** k;
      expect(
        judge({ width: 1000, target: 0, learningRate: 2 / 2.3, curvature0: 2, start: { output, ntk: 2.3 } })
          .phase,
      ).toBe('lazy');
    }
  });

  it('agrees with the closed form and with what the loss did', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { phase, fate, exceeded, peakLoss, firstRise, peakStep } = judge(problem, 40);
        const first = (problem.start.output - problem.target) ** 2 / 2;
        expect(phase === 'divergent').toBe(fate.outcome === 'diverges');
        expect(phase === 'lazy' || phase === 'catapult').toBe(fate.outcome === 'converges');
        if (phase === 'lazy' || phase === 'catapult') {
          expect(phase === 'catapult').toBe(exceeded);
          expect(exceeded).toBe(peakLoss > first * (1 + 1e-12));
        }
        expect(exceeded).toBe(firstRise !== null);
        if (firstRise !== null) expect(firstRise).toBeLessThanOrEqual(peakStep);
      }),
      runs(2000),
    );
  });

  it('has no NaN whatever a double can hold', () => {
    fc.assert(
      fc.property(extremes, (problem) => {
        const verdict = judge(problem, 10);
        const { fate, ...own } = verdict;
        const { rates, ...rest } = fate;
        for (const [name, value] of Object.entries({ ...own, ...rest, ...rates }))
          if (Number.isNaN(value)) throw new Error(`${name} is NaN`);
      }),
      runs(5000),
    );
  });
});

describe('a verdict against the run itself', () => {
  it('has the first rise, the peak and the last κ of a run that is shown whole', () => {
    let bounded = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const run = simulate(problem, 60);
        const verdict = verdictOf(problem, run);
        const first = run.loss[0] as number;
        const shown = [...run.loss.slice(0, run.end + 1)];
        const rise = shown.findIndex((each) => each > first * (1 + 1e-12));
        if (rise >= 0) expect(verdict.firstRise).toBe(rise);
        const peak = Math.max(...shown);
        if (verdict.peakStep <= run.end) {
          expect(shown[verdict.peakStep] as number).toBeGreaterThanOrEqual(peak * (1 - 1e-8));
          expect(verdict.peakLoss).toBeLessThanOrEqual(peak * (1 + 1e-8));
        }
        const { phase } = verdict;
        if (phase === 'lazy' || phase === 'catapult') return;
        bounded++;
        expect(verdict.peakStep).toBe(shown.indexOf(peak));
        expect(verdict.peakLoss).toBe(peak);
        expect(verdict.finalCurvature).toBe(run.curvature[run.end]);
        expect(verdict.settled).toBe(false);
        expect(verdict.lyapunov === null).toBe(phase === 'divergent');
        if (phase === 'divergent') expect([verdict.period, verdict.lyapunovError]).toEqual([null, 0]);
      }),
      runs(500),
    );
    expect(bounded).toBeGreaterThan(100);
  });

  it.each([
    // y, f₀, κ₀ at n = η = 1: runs whose rounding grows, so that their shown steps are computed exactly.
    [0.967, 0.62, 3.412],
    [0.508, -0.2, 3.629],
    [0.921, 0.816, 3.814],
    [0.348, 0.424, 3.979],
  ])(
    'lands a run computed exactly where its own steps lead: y = %d, f₀ = %d, κ₀ = %d',
    (target, output, ntk) => {
      const problem = { width: 1, target, learningRate: 1, start: { output, ntk } };
      const whole = simulate(problem, 900);
      const verdict = judge(problem, 60);
      expect(whole.refined).toBe(true);
      expect(verdict).toMatchObject({ phase: 'catapult', settled: true });
      expect(verdict.finalCurvature).toBeCloseTo(whole.curvature[whole.end] as number, 5);
      const peak = Math.max(...whole.loss.slice(0, whole.end + 1));
      expect(verdict.peakLoss / peak).toBeCloseTo(1, 9);
      expect(verdict.peakStep).toBe(whole.loss.indexOf(peak));
    },
  );

  it('dates a loss that stays what it is by its first step', () => {
    // κ = 3 = 4 + wr with w = 1/2 and r = −2, where r' = r³ − 3r = r.
    const problem = { width: 1, target: 0.5, learningRate: 1, start: { output: -1.5, ntk: 3 } };
    expect(judge(problem)).toMatchObject({ phase: 'periodic', period: 1, peakLoss: 2, peakStep: 0 });
  });

  it('dates by its peak a rise that comes after the steps shown', () => {
    // κ₀ = 2.6, n = 1000: no step is shown; the loss rises from the first step on, and peaks as in the whole run.
    const whole = judge(paper(2.6, 1000), 60);
    const start = judge(paper(2.6, 1000), 0);
    expect(whole.firstRise).toBe(1);
    expect(start).toMatchObject({ phase: 'catapult', exceeded: true, peakStep: whole.peakStep });
    expect(start.firstRise).toBe(whole.peakStep);
    expect(start.peakLoss / whole.peakLoss).toBeCloseTo(1, 9);
    expect(judge(paper(1.2, 1000), 0)).toMatchObject({
      phase: 'lazy',
      exceeded: false,
      firstRise: null,
      peakStep: 0,
      peakLoss: 0.5,
      settled: true,
    });
  });

  it('is divergent at once where no number of the start can be held', () => {
    const verdict = judge({ width: 4, target: 0, learningRate: 1, start: { output: 1e200, ntk: 1e200 } });
    expect(verdict).toMatchObject({
      phase: 'divergent',
      exceeded: false,
      firstRise: null,
      peakLoss: Number.POSITIVE_INFINITY,
      peakStep: 0,
      finalCurvature: Number.POSITIVE_INFINITY,
      settled: false,
      period: null,
      lyapunov: null,
      lyapunovError: 0,
    });
  });

  it('has the error of a measured exponent, and none of that of a cycle', () => {
    const chaos = judge(balanced(1.5));
    expect(chaos.period).toBe(null);
    expect(chaos.lyapunovError).toBeGreaterThan(0);
    expect(chaos.lyapunovError).toBeLessThan(0.02);
    const cycle = judge(balanced(1.1));
    expect([cycle.lyapunovError, cycle.settled]).toEqual([0, false]);
  });

  it('follows a run of few steps on until it settles, and one that takes longer than that not', () => {
    const slow = (eta: number) =>
      judge({ width: 4, target: 1, learningRate: eta, start: { output: 0, ntk: 1 } }, 5);
    // λ falls to no less than 2|y|/√n = 1: κ stays near η, and 10⁻⁶ takes some 14/η steps.
    expect(slow(0.01)).toMatchObject({ phase: 'lazy', settled: true });
    expect(slow(1e-4)).toMatchObject({ phase: 'lazy', settled: false });
  });

  it.each([
    [0.5, 0.25, 2],
    [3, 1, 4.5],
    [-1, 0.5, 2],
    [0, 1, 0],
  ])('has the loss (r√n/η)²/2: r = %d, η/√n = %d give %d', (r, unit, loss) => {
    expect(lossOf(r, unit)).toBe(loss);
  });
});

it('a run computed again converges by the same rule as any other: beside its first residual', () => {
  // By 6,000 bits: Δf₁ = 2·10⁻⁷, a ten-millionth of Δf₀, at κ₁ = 2·10⁻⁷; and step 114, with κ = 1.4062499031.
  const run = (width: number, c: number, output: number, ntk: number, steps: number) => {
    const problem = { width, target: 0, learningRate: c / ntk, curvature0: c, start: { output, ntk } };
    const trajectory = simulate(problem, steps);
    return { stop: trajectory.stop, ...verdictOf(problem, trajectory) };
  };
  const near = run(4, 2, -1.9999999, 2, 60);
  expect(near.stop).toEqual({ reason: 'converged', step: 1 });
  expect(near).toMatchObject({ phase: 'lazy', settled: true });
  expect(near.finalCurvature).toBeLessThan(1e-9);
  const long = run(16, 3.56, 6.4, 3.56, 200);
  expect(long.stop).toEqual({ reason: 'converged', step: 114 });
  expect(Math.abs(long.finalCurvature / 1.406_249_903_106_474 - 1)).toBeLessThan(1e-9);
});
