import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import type { Knobs } from '../../../src/core/model/setting.ts';
import { weightsFor } from '../../../src/core/model/weights.ts';
import { simulateWithKnobs } from '../../../src/core/theory/knobs.ts';
import { followWithKnobs } from '../../../src/core/theory/knobsFollowed.ts';
import { labelNoise } from '../../../src/core/theory/labelNoise.ts';
import { descendedWithMomentum, problems } from '../problems.ts';

/** The standard start of the course: n = 1024, λ₀ = 2, f₀ = 1, y = 0. */
const standard = (c: number, width = 1024): Problem => ({
  learningRate: c / 2,
  curvature0: c,
  width,
  target: 0,
  start: { output: 1, ntk: 2 },
});
const momentum = (beta: number): Knobs => ({ momentum: beta, warmup: { steps: 0, from: 1 } });
const warmup = (from: number, steps: number): Knobs => ({ momentum: 0, warmup: { steps, from } });

/** Largest differences of residual and kernel from descent on all weights, in parts of the largest so far. */
function apart(problem: Problem, knobs: Knobs, steps: number): number {
  const { steps: ramp, from } = knobs.warmup;
  const first = from / problem.start.ntk;
  const rates = Array.from({ length: steps }, (_, t) =>
    t < ramp ? first + ((problem.learningRate - first) * (t + 1)) / ramp : problem.learningRate,
  );
  const start = weightsFor(3, problem.width, problem.start);
  const full = descendedWithMomentum(start, problem.target, knobs.momentum, rates);
  const run = simulateWithKnobs(problem, knobs, steps);
  let worst = 0;
  let largest = 0;
  for (const [t, { ntk, residual }] of full.entries()) {
    if (t > run.end) break;
    largest = Math.max(largest, Math.abs(residual));
    worst = Math.max(
      worst,
      Math.abs((run.residual[t] as number) - residual) / largest,
      Math.abs((run.ntk[t] as number) / ntk - 1),
    );
  }
  return worst;
}

describe('a run with momentum or a warmup', () => {
  it('is descent on all weights, at every width, target, β and warmup', () => {
    // Narrow networks are thrown into chaos sooner with momentum, where no two ways of rounding agree.
    for (const width of [1, 2, 5, 64, 1000])
      for (const target of [0, 0.7, -1.5])
        for (const beta of [0, 0.3, 0.9])
          for (const ramp of [0, 3, 20])
            for (const c of width < 64 ? [0.5, 1.1] : [0.5, 1.6, 2.4]) {
              const problem = { ...standard(c, width), target, start: { output: 0.6, ntk: 2 } };
              const steps = c > 2 ? 16 : width < 64 && beta > 0.5 ? 8 : 40;
              const knobs = { momentum: beta, warmup: { steps: ramp, from: 0.8 } };
              expect(apart(problem, knobs, steps), JSON.stringify({ width, target, knobs, c })).toBeLessThan(
                1e-12,
              );
            }
  });

  it('is the plain run without them', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plain = simulate(problem, 12);
        const run = simulateWithKnobs(problem, momentum(0), 12);
        const last = Math.min(plain.end, run.end);
        for (let t = 0; t <= last; t++) {
          const size = Math.abs(plain.residual[0] as number) + Math.abs(plain.residual[t] as number);
          // Nothing at all, where the start is at rest.
          expect(Math.abs((run.residual[t] as number) - (plain.residual[t] as number))).toBeLessThanOrEqual(
            1e-9 * size,
          );
        }
      }),
    );
  });

  it('ends where κ at the rate of its warmup leaves the doubles', () => {
    // κ is 4.67·10³⁰⁰ at step 8 for the rate the warmup leads to, and 10⁸ times that at the rate it begins with.
    const problem = {
      learningRate: 1,
      curvature0: 1e-6,
      width: 441_672,
      target: 1e12,
      start: { output: 0, ntk: 1e-6 },
    };
    const run = simulateWithKnobs(problem, { momentum: 0, warmup: { steps: 19, from: 100 } }, 9);
    expect(run.end).toBeLessThan(9);
    expect(run.stop).toEqual({ reason: 'diverged', step: run.end + 1 });
    for (const column of [run.loss, run.ntk, run.curvature, run.sharpness, run.valleyP, run.distance]) {
      expect(column.subarray(0, run.end + 1).every(Number.isFinite)).toBe(true);
      expect(column.subarray(run.end + 1).every((value) => value === Number.POSITIVE_INFINITY)).toBe(true);
    }
  });

  it('catapults exactly from c = 2(1 + β)', () => {
    for (const beta of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const edge = 2 * (1 + beta);
      // Far from the target's own bend, r₀² ~ 1e-12.
      const rises = (c: number) =>
        followWithKnobs({ ...standard(c, 2 ** 20), start: { output: 1e-3, ntk: 2 } }, momentum(beta), 20_000)
          .peak >
        100 * (c / 2) * (1e-3 / 1024);
      expect(rises(edge * 1.02)).toBe(true);
      expect(rises(edge * 0.98)).toBe(false);
    }
  });

  it('in a bowl is stable exactly below 2(1 + β)', () => {
    // One coordinate of curvature q, ηq = x: the two roots of ρ² − (1 + β − x)ρ + β lie within the unit circle. Here by the model itself, so near its minimum that λ stays.
    const near = (c: number, beta: number) => {
      const problem = { ...standard(c), start: { output: 1e-9, ntk: 2 } };
      const { residual } = simulateWithKnobs(problem, momentum(beta), 500);
      return Math.max(...residual.map(Math.abs)) / 1e-9;
    };
    for (const beta of [0, 0.2, 0.6, 0.9]) {
      expect(near(2 * (1 + beta) * 0.97, beta)).toBeLessThan(10);
      expect(near(2 * (1 + beta) * 1.03, beta)).toBeGreaterThan(1e6);
    }
  });

  it('converges at c = 4.1 whatever β, at 6 never, and in between here and there', () => {
    const share = (c: number, beta: number) => {
      const widths = Array.from({ length: 64 }, (_, i) => 900 + 3 * i);
      const ends = widths.map((width) => followWithKnobs(standard(c, width), momentum(beta), 20_000).end);
      return ends.filter((end) => end === 'converged').length / 64;
    };
    for (const beta of [0.3, 0.5, 0.7, 0.9]) {
      expect(share(4.1, beta)).toBe(1);
      expect(share(6, beta)).toBe(0);
    }
    for (const beta of [0.7, 0.9]) {
      expect(share(4.3, beta)).toBeGreaterThan(0.2);
      expect(share(4.3, beta)).toBeLessThan(0.8);
    }
  });

  it('throws deeper with more momentum, at the same distance from the threshold', () => {
    const landingShare = (beta: number) => {
      const { curvature } = followWithKnobs(standard(2.05 * (1 + beta)), momentum(beta), 20_000);
      return curvature / (2.05 * (1 + beta));
    };
    const shares = [0, 0.3, 0.5, 0.7, 0.9].map(landingShare);
    for (let i = 1; i < shares.length; i++) expect(shares[i]).toBeLessThan(shares[i - 1] as number);
  });

  it('survives a warmup exactly where ηλ is below 4 when it is over, at target 0', () => {
    let [lives, dies] = [0, 0];
    for (const steps of [1, 3, 10, 30])
      for (const from of [0.5, 1, 2, 3, 5])
        for (let c = 3; c < 16; c += 0.7) {
          const knobs = warmup(from, steps);
          const problem = standard(c);
          const { end } = followWithKnobs(problem, knobs, 20_000);
          const run = simulateWithKnobs(problem, knobs, steps);
          const isBelow = run.end === steps && (run.curvature[steps] as number) < 4;
          expect(end === 'converged', `${c} from ${from} in ${steps}`).toBe(isBelow);
          if (isBelow) lives++;
          else dies++;
        }
    expect(Math.min(lives, dies)).toBeGreaterThan(50);
  });

  it.each([
    [6, 0.379],
    [8, 0.247],
  ])(
    'lands after a warmup from c = 1 to %d in 100 steps, where plain descent diverges: κ = %d',
    (c, kappa) => {
      const run = simulateWithKnobs(standard(c), warmup(1, 100), 200);
      expect(run.curvature[100]).toBeCloseTo(kappa, 3);
      expect(run.stop.reason).toBe('converged');
      expect(followWithKnobs(standard(c), warmup(1, 100), 20_000).end).toBe('converged');
      expect(simulate(standard(c), 200).stop.reason).toBe('diverged');
    },
  );

  it('survives a slow warmup from c = 0.95 and not from 0.90; from 0 the limit stays 4', () => {
    const end = (c: number, from: number, steps: number) =>
      followWithKnobs(standard(c), warmup(from, steps), steps + 20_000).end;
    // So slow that on the way the residual is smaller than any double.
    for (const steps of [1000, 3000, 10_000]) {
      expect(end(6, 0.95, steps)).toBe('converged');
      expect(end(6, 0.9, steps)).toBe('diverged');
    }
    for (const steps of [30, 100, 300]) {
      expect(end(3.9, 0, steps)).toBe('converged');
      expect(end(4.1, 0, steps)).toBe('diverged');
    }
  });

  it('regains its size in a slow warmup as ∫ ln|1 − κ| dκ says', () => {
    const steps = 4000;
    const run = simulateWithKnobs(standard(1.9), warmup(0.95, steps), steps);
    // Too small for doubles on the way; back to a known size at the end would need κ > 3: here the sum of ln|1 − κ_t| is compared where doubles reach.
    let log = Math.log(1);
    for (let t = 0; t < 200; t++) {
      log += Math.log(Math.abs(1 - (run.curvature[t] as number)));
      if (log < -600) break;
      const seen = Math.log(Math.abs(run.residual[t + 1] as number));
      expect(Math.abs(seen - log)).toBeLessThan(0.3);
    }
  });

  it('ends where momentum only passes through zero loss no sooner than it rests', () => {
    const run = simulateWithKnobs(standard(0.5), momentum(0.9), 2000);
    expect(run.stop.reason).toBe('converged');
    const from = run.stop.step;
    for (let t = from; t <= 2000; t++) expect(Math.abs(run.residual[t] as number)).toBeLessThan(1e-5);
  });

  it('holds finite numbers alone, up to its end', () => {
    fc.assert(
      fc.property(
        problems,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (problem, beta, steps, from) => {
          const run = simulateWithKnobs(problem, { momentum: beta, warmup: { steps, from } }, 50);
          for (const name of [
            'loss',
            'ntk',
            'curvature',
            'sharpness',
            'distance',
            'valleyP',
            'valleyQ',
          ] as const)
            for (let t = 0; t <= run.end; t++) expect(Number.isFinite(run[name][t])).toBe(true);
          const followed = followWithKnobs(problem, { momentum: beta, warmup: { steps, from } }, 500);
          expect(followed.steps).toBeLessThanOrEqual(500);
          if (followed.end === 'converged') expect(followed.curvature).toBeLessThan(2 * (1 + beta));
        },
      ),
    );
  });

  it('refuses what is out of range, by name and bound', () => {
    const run =
      (knobs: Knobs, steps = 5) =>
      () =>
        simulateWithKnobs(standard(2), knobs, steps);
    expect(run(momentum(1))).toThrow('momentum must be a number from 0 to 0.99, got 1');
    expect(run(warmup(-1, 5))).toThrow('warmup start must be a number from 0 to 100, got -1');
    expect(run(warmup(1, 0.5))).toThrow('warmup steps must be a whole number from 0 to 10000, got 0.5');
    expect(run(momentum(0), -1)).toThrow(RangeError);
    expect(() => followWithKnobs(standard(2), momentum(0), 0)).toThrow(RangeError);
  });
});

describe('label noise', () => {
  it('flattens without a catapult: the mean of log(κ² − 4w²) falls by 4τ²/(2 − κ) a step', () => {
    const problem: Problem = { learningRate: 0.5, width: 400, target: 4, start: { output: 4, ntk: 2 } };
    const sigma = 0.8;
    const tau = (0.5 * sigma) / 20;
    const w = (0.5 * 4) / 20;
    const steps = 300;
    const log = (k: number) => Math.log(k * k - 4 * w * w);
    let [fall, expected] = [0, 0];
    const runs = 200;
    for (let seed = 1; seed <= runs; seed++) {
      const { curvature } = simulateWithKnobs(problem, momentum(0), steps, labelNoise(seed, sigma, steps));
      fall += log(curvature[0] as number) - log(curvature[steps] as number);
      for (let t = 0; t < steps; t++) expected += (4 * tau * tau) / (2 - (curvature[t] as number));
    }
    // The scatter of the mean over the runs is about 2 %.
    expect(Math.abs(fall / expected - 1)).toBeLessThan(0.05);
  });

  it('of σ = 0.1 lets a warmup from 0 to c = 12 live, which without it diverges', () => {
    for (const steps of [100, 300]) {
      const end = (noise: ArrayLike<number>) =>
        simulateWithKnobs(standard(12), warmup(0, steps), steps + 200, noise).end;
      expect(end([])).toBeLessThan(steps + 200);
      expect(end(labelNoise(7, 0.1, steps + 200))).toBe(steps + 200);
    }
  });
});
