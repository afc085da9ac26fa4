import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { descend } from '../../../src/core/model/descent.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { problemOf } from '../../../src/core/model/setting.ts';
import { measure } from '../../../src/core/model/weights.ts';
import { runs } from '../../fuzz.ts';
import { extremes, grid, problems, weights, zeroTargets } from '../problems.ts';

const at = (values: ArrayLike<number>, t: number) => values[t] as number;
const near = (a: number, b: number, scale: number, tolerance: number) =>
  Math.abs(a - b) <= tolerance * Math.abs(scale);

describe('the reduced map', () => {
  it('follows gradient descent on all weights, for any width, rate, target and weights', () => {
    const rate = fc.double({ min: 0.01, max: 1.5, noNaN: true });
    const target = fc.oneof(fc.constant(0), grid(3));
    fc.assert(
      fc.property(weights, rate, target, (layers, c, y) => {
        const start = measure(layers);
        fc.pre(start.ntk > 1e-3);
        const learningRate = c / start.ntk;
        // Chaos and escape multiply a rounding error by about 3 a step: twelve steps leave ten digits.
        const full = descend(layers, learningRate, y, 12);
        const reduced = simulate({ width: layers.u.length, learningRate, target: y, start }, 12);
        const largest = Math.max(...full.residual.slice(0, full.end + 1).map(Math.abs));
        expect(reduced.end).toBe(full.end);
        const largestNtk = Math.max(...full.ntk.slice(0, full.end + 1));
        for (let t = 0; t <= full.end; t++) {
          expect(near(at(reduced.residual, t), at(full.residual, t), largest, 1e-9)).toBe(true);
          expect(near(at(reduced.ntk, t), at(full.ntk, t), largestNtk, 1e-9)).toBe(true);
          expect(
            near(
              at(reduced.distance, t),
              at(full.distance, t),
              Math.max(...full.distance.slice(0, full.end + 1)) + 1e-6,
              1e-6,
            ),
          ).toBe(true);
        }
      }),
      runs(2000),
    );
  });

  it('takes the step r(1 − κ + rz), κ + κr² − 4rz of the theory (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { width, learningRate: eta, target: y } = problem;
        const run = simulate(problem, 12);
        for (let t = 0; t < Math.min(run.end, 12); t++) {
          const df = at(run.residual, t);
          const f = at(run.output, t);
          const lambda = at(run.ntk, t);
          const next = df * (1 - eta * lambda + (eta * eta * df * f) / width);
          const nextNtk = lambda + ((eta * df) / width) * (eta * lambda * df - 4 * f);
          const size =
            Math.abs(df) *
            (1 + eta * lambda + (eta * eta * Math.abs(df) * (Math.abs(f) + Math.abs(y))) / width);
          // f is read as Δf + y, whose rounding is y's.
          const ntkSize =
            lambda +
            Math.abs((eta * df) / width) * (eta * lambda * Math.abs(df) + 4 * Math.abs(f) + 4 * Math.abs(y));
          if (!Number.isFinite(size + ntkSize) || t + 1 > run.end) break;
          expect(near(at(run.residual, t + 1), next, size, 1e-11)).toBe(true);
          expect(near(at(run.ntk, t + 1), nextNtk, ntkSize, 1e-11)).toBe(true);
        }
      }),
      runs(5000),
    );
  });

  it('never leaves the cone λ ≥ 2|f|/√n (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const run = simulate(problem, 60);
        for (let t = 0; t <= run.end; t++) {
          // f is read as Δf + y, whose rounding is y's.
          const output = Math.abs(at(run.output, t)) - 1e-13 * Math.abs(problem.target);
          expect(at(run.ntk, t)).toBeGreaterThanOrEqual(
            ((2 * output) / Math.sqrt(problem.width)) * (1 - 1e-9),
          );
        }
      }),
      runs(2000),
    );
  });

  it('depends on (κ₀, r₀, w) alone: other rates, widths and targets with the same three give the same κ and r (E)', () => {
    fc.assert(
      fc.property(
        problems,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: -3, max: 3 }),
        (problem, j, k) => {
          // λ and f scaled so that κ₀, r₀, w stay: η → η/s, λ₀ → sλ₀, f and y → ·s√(n'/n). By powers of two, which are exact: where a run is
          // sensitive, a last digit would soon be every digit.
          const width = problem.width * 4 ** j;
          fc.pre(width <= 2 ** 20);
          const s = 2 ** k;
          const stretch = s * 2 ** j;
          const other = {
            width,
            learningRate: problem.learningRate / s,
            target: problem.target * stretch,
            start: { ntk: problem.start.ntk * s, output: problem.start.output * stretch },
          };
          const one = simulate(problem, 60);
          const two = simulate(other, 60);
          for (let t = 0; t <= Math.min(one.end, two.end); t++) {
            const size = Math.abs(at(one.residual, t));
            // At the ends of the doubles powers of two are not exact either.
            if (!(size > 1e-290 && size < 1e290)) break;
            const kappa = Math.max(at(one.curvature, t), at(one.curvature, 0), 1);
            expect(near(at(one.curvature, t), at(two.curvature, t), kappa, 1e-9)).toBe(true);
            expect(near(size, Math.abs(at(two.residual, t)) / stretch, size, 1e-9)).toBe(true);
          }
        },
      ),
      runs(1000),
    );
  });

  it('has an invariant of gradient flow that each step multiplies by (1 − r²)² (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const run = simulate(problem, 20);
        const unit = problem.learningRate / Math.sqrt(problem.width);
        for (let t = 0; t < Math.min(run.end, 20); t++) {
          const before = (at(run.valleyP, t) * at(run.valleyQ, t)) ** 2;
          const after = (at(run.valleyP, t + 1) * at(run.valleyQ, t + 1)) ** 2;
          const r = unit * at(run.residual, t);
          if (!Number.isFinite(after) || before < 1e-200) break;
          const expected = before * (1 - r * r) ** 2;
          expect(near(after, expected, before * (1 + r * r) ** 2, 1e-9)).toBe(true);
        }
      }),
      runs(2000),
    );
  });

  it('keeps λ and L on the valley’s coordinates: λ = (P̂² + Q̂²)/2, L = ½(√n(P̂² − Q̂²)/4 − y)² (E)', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const run = simulate(problem, 20);
        const root = Math.sqrt(problem.width);
        for (let t = 0; t <= run.end; t++) {
          const p = at(run.valleyP, t) ** 2;
          const q = at(run.valleyQ, t) ** 2;
          if (p + q > 1e100) break;
          expect(near(at(run.ntk, t), (p + q) / 2, (p + q) / 2, 1e-8)).toBe(true);
          const scale = (root * (p + q)) / 4 + Math.abs(problem.target);
          expect(near(at(run.residual, t), (root * (p - q)) / 4 - problem.target, scale, 1e-8)).toBe(true);
        }
      }),
      runs(2000),
    );
  });
});

describe('at y = 0 and κ₀ < 4', () => {
  const trained = zeroTargets.filter(
    ({ learningRate, start }) => learningRate * start.ntk < 3.99 && start.output !== 0,
  );

  it('λ never increases and the loss stays below 2n/η² (E)', () => {
    fc.assert(
      fc.property(trained, (problem) => {
        const run = simulate(problem, 200);
        expect(run.end).toBe(200);
        const bound = (2 * problem.width) / problem.learningRate ** 2;
        for (let t = 1; t <= run.end; t++) {
          if (at(run.ntk, t) > at(run.ntk, t - 1) * (1 + 1e-9)) throw new Error(`λ rises at ${t}`);
          if (at(run.loss, t) >= bound * (1 + 1e-9)) throw new Error(`the loss is too large at ${t}`);
        }
      }),
      runs(1000),
    );
  });

  it('Σ log(1 + r²) = log((4 − κ_T)/(4 − κ₀)), the price of the descent (E)', () => {
    fc.assert(
      fc.property(trained, (problem) => {
        const run = simulate(problem, 100);
        const unit = problem.learningRate / Math.sqrt(problem.width);
        let sum = 0;
        for (let t = 0; t < 100; t++) sum += Math.log1p((unit * at(run.residual, t)) ** 2);
        const expected = Math.log((4 - at(run.curvature, 100)) / (4 - at(run.curvature, 0)));
        expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-7 * (1 + expected));
      }),
      runs(1000),
    );
  });
});

describe('at y = 0 and κ₀ = 4 exactly', () => {
  it('λ is frozen and r_t = 2 cos(3ᵗ θ₀), the tripling map (E)', () => {
    // cos 3θ = 4cos³θ − 3cos θ is a polynomial, so the orbit of a rational cosine is known in whole numbers: c = 1/8 here.
    const run = simulate(
      { width: 16, target: 0, learningRate: 2, curvature0: 4, start: { output: 0.5, ntk: 2 } },
      60,
    );
    let numerator = 1n;
    let denominator = 8n;
    for (let t = 0; t <= 8; t++) {
      const cosine = Number((numerator * 10n ** 30n) / denominator) / 1e30;
      expect(at(run.curvature, t)).toBeCloseTo(4, 12);
      expect(at(run.residual, t)).toBeCloseTo((2 * cosine * 4) / 2, 11);
      numerator = 4n * numerator ** 3n - 3n * numerator * denominator ** 2n;
      denominator = denominator ** 3n;
    }
    expect(Math.max(...run.curvature)).toBeLessThan(4 + 1e-9);
    expect(Math.min(...run.curvature)).toBeGreaterThan(4 - 1e-9);
  });
});

describe('on the edge G = 0', () => {
  it('κ = 4 for ever, however long the run', () => {
    for (const [width, steps] of [
      [64, 300],
      [1000, 3000],
    ] as const) {
      const run = simulate(
        { width, target: 0, learningRate: 2, curvature0: 4, start: { output: 1, ntk: 2 } },
        steps,
      );
      expect(run.end).toBe(steps);
      expect(run.exactSteps).toBe(Math.min(steps, 1000));
      expect(run.curvature.every((k) => Math.abs(k - 4) < 1e-9)).toBe(true);
      for (let t = 0; t < steps; t++) {
        const r = (at(run.residual, t) * 2) / Math.sqrt(width);
        const next = (at(run.residual, t + 1) * 2) / Math.sqrt(width);
        expect(Math.abs(next - (r ** 3 - 3 * r))).toBeLessThan(1e-9);
      }
    }
  });
});

describe('on the edge G = 0 with a target', () => {
  // κ₀ = 4 + wr₀ in round numbers: one neuron, rate 1, so that r is Δf and κ is λ.
  it.each([
    [0.5, 1],
    [-0.5, -1],
    [1.5, -0.75],
    [-2, 0.5],
  ])('κ = 4 + wr for ever, with the lengths that belong to it: w = %d, r₀ = %d', (w, r0) => {
    const steps = 2000;
    const start = { output: r0 + w, ntk: 4 + w * r0 };
    const run = simulate({ width: 1, learningRate: 1, target: w, start }, steps);
    expect(run.end).toBe(steps);
    expect(run.stop).toEqual({ reason: 'bounded', step: steps });
    const [p0, q0] = [at(run.valleyP, 0), at(run.valleyQ, 0)];
    let worst = 0;
    for (let t = 0; t < steps; t++) {
      const [r, z, k] = [at(run.residual, t), at(run.output, t), at(run.ntk, t)];
      const [p, q] = [at(run.valleyP, t), at(run.valleyQ, t)];
      const next = at(run.residual, t + 1);
      worst = Math.max(
        worst,
        Math.abs(r) - 2,
        Math.abs(z - (r + w)),
        Math.abs(k - (4 + w * r)),
        Math.abs(next - r * (1 - k + r * z)),
        Math.abs(p * p - (k + 2 * z)),
        Math.abs(q * q - (k - 2 * z)),
        // The lengths change sign with the factors 1 − r and 1 + r.
        Math.abs(at(run.valleyP, t + 1) - p * (1 - r)),
        Math.abs(at(run.valleyQ, t + 1) - q * (1 + r)),
        Math.abs(2 * at(run.distance, t) ** 2 - ((p - p0) ** 2 + (q - q0) ** 2)),
      );
    }
    expect(worst).toBeLessThan(1e-7);
  });

  it('is left at once where |w| > 2', () => {
    const start = { output: 5.5, ntk: 11.5 };
    const run = simulate({ width: 1, learningRate: 1, target: 2.5, start }, 20);
    // By hand: r₁ = 3(1 − 11.5 + 3·5.5) = 18, κ₁ = 11.5 + 11.5·9 − 4·3·5.5 = 49.
    expect([at(run.residual, 1), at(run.ntk, 1)]).toEqual([18, 49]);
    expect(run.stop.reason).toBe('diverged');
  });
});

describe('a run', () => {
  it.each([
    // c, y, steps → why it ends; one neuron's worth of r: n = 4, λ₀ = 2, f₀ = 1.
    [1, 0, 200, { reason: 'converged', step: 8 }],
    [1, 0, 7, { reason: 'limit', step: 7 }],
    [4, 0, 50, { reason: 'bounded', step: 50 }],
    [2.5, 2.4, 50, { reason: 'bounded', step: 50 }],
    [3.9, 0, 3, { reason: 'limit', step: 3 }],
  ] as const)('at c = %d, y = %d, %d steps, ends as %j', (c, target, steps, stop) => {
    const problem = { width: 4, learningRate: c / 2, curvature0: c, target, start: { output: 1, ntk: 2 } };
    expect(simulate(problem, steps).stop).toEqual(stop);
  });

  it('is computed again only where doubles do not hold it', () => {
    const start = { output: 1, ntk: 2 };
    const of = (learningRate: number, steps: number) =>
      simulate({ width: 64, learningRate, target: 0, start }, steps);
    expect([of(0.5, 200).refined, of(1.3, 60).refined]).toEqual([false, false]);
    expect([of(2, 200).refined, of(2, 5).refined]).toEqual([true, false]);
    expect([of(2, 200).exactSteps, of(2, 3000).exactSteps]).toEqual([200, 1000]);
  });

  it('has no NaN whatever a double can hold, is finite up to its end, and says why it stopped', () => {
    fc.assert(
      fc.property(extremes, (problem) => {
        const run = simulate(problem, 40);
        for (const [name, values] of Object.entries(run)) {
          if (!(values instanceof Float64Array)) continue;
          expect(values.length).toBe(41);
          for (const [t, value] of values.entries()) {
            if (t <= run.end ? !Number.isFinite(value) : value !== Number.POSITIVE_INFINITY) {
              throw new Error(`${name}[${t}] = ${value}, end ${run.end}`);
            }
          }
        }
        if (run.end < 40) expect(run.stop).toEqual({ reason: 'diverged', step: run.end + 1 });
        else expect(run.stop.reason).not.toBe('diverged');
      }),
      runs(10_000),
    );
  });

  it('stands still where the step is below the last bit of every number', () => {
    for (const learningRate of [1e-300, 1e-307, 5e-324]) {
      const run = simulate({ width: 1000, target: 0, learningRate, start: { output: 1, ntk: 2 } }, 50);
      expect([run.end, run.loss[50], run.ntk[50]]).toEqual([50, 0.5, 2]);
    }
  });

  it.each([1, -1])(
    'stays at the saddle that it cannot leave, where the factor of the length that is 0 would overflow: side %d',
    (side) => {
      // u = −v and w = 1/4: r → −w, and (1 + w)ᵗ is beyond doubles after 3,181 steps more than the exact ones. What moved is the length that shrank, ‖v − u‖²/2 = nλ₀.
      const problem = { width: 4, target: side, learningRate: 0.5, start: { output: -side, ntk: 1 } };
      const run = simulate(problem, 5000);
      expect([run.end, run.stop.reason]).toEqual([5000, 'limit']);
      expect(run.loss[5000]).toBeCloseTo(0.5, 12);
      expect(run.distance[5000]).toBeCloseTo(2, 9);
      // On the edge |f| = λ√n/2, however small both are: after the 1,000 exact steps too.
      expect(at(run.ntk, 1100)).toBeGreaterThan(1e-290);
      for (let t = 0; at(run.ntk, t) > 1e-290; t++)
        expect(at(run.output, t) / at(run.ntk, t)).toBeCloseTo(-side, 9);
    },
  );

  it('is at rest on a minimum', () => {
    const run = simulate({ width: 9, learningRate: 1, target: 0.6, start: { output: 0.6, ntk: 1 } }, 10);
    expect([...run.loss]).toEqual(new Array(11).fill(0));
    expect([...run.ntk]).toEqual(new Array(11).fill(1));
    expect(run.stop).toEqual({ reason: 'converged', step: 0 });
  });

  it('can be 100,000 steps long at the largest width', () => {
    const run = simulate(
      { width: 2 ** 20, learningRate: 1.05, target: 0, start: { output: 0.3, ntk: 2 } },
      100_000,
    );
    expect(run.stop.reason).toBe('converged');
    expect(run.loss.length).toBe(100_001);
  });

  it.each([
    [{ learningRate: 0 }, /learning rate.*above 0, got 0/],
    [{ learningRate: Number.NaN }, /learning rate.*got NaN/],
    [{ width: 0 }, /width.*from 1 to 1048576, got 0/],
    [{ width: 1.5 }, /width.*got 1.5/],
    [{ width: 2 ** 20 + 1 }, /width.*got 1048577/],
    [{ target: Number.POSITIVE_INFINITY }, /target.*finite.*got Infinity/],
    [{ start: { output: 5, ntk: 1 } }, /initial output.*±λ₀√n\/2 = ±1.5, got 5/],
    [{ start: { output: 0, ntk: -1 } }, /initial NTK.*got -1/],
    [{ curvature0: -1 }, /initial curvature.*got -1/],
  ])('refuses %j by name and bound', (patch, message) => {
    const problem = { width: 9, learningRate: 1, target: 0, start: { output: 0.6, ntk: 1 }, ...patch };
    expect(() => simulate(problem, 10)).toThrow(RangeError);
    expect(() => simulate(problem, 10)).toThrow(message);
  });

  it.each([-1, 1.5, 100_001, Number.NaN])('refuses %d steps', (steps) => {
    const problem = { width: 9, learningRate: 1, target: 0, start: { output: 0.6, ntk: 1 } };
    expect(() => simulate(problem, steps)).toThrow(/steps must be a whole number from 0 to 100000/);
  });
});

describe('the digits of a run that is computed again', () => {
  // Residuals by 6,000-bit arithmetic.
  it.each([
    // Doubles escape where the run does not, or later: nothing has settled there.
    ['c=4&n=1048576&y=-1.1e-14&f0=7.73e-10&lambda0=3&steps=110', 80, -586.381_601_919_29],
    ['c=4&n=1048576&y=-2.7e-13&f0=9.93e-10&lambda0=2&steps=110', 82, -7.977_776_259_170_8],
    // A residual that vanishes in doubles by rounding, and in truth only nearly.
    ['c=1&n=1&f0=0.000001&lambda0=1000000', 7, 7.29e-172],
    ['c=1&n=16&f0=0.000002&lambda0=1000000', 7, 8.898_925_781_249_994e-176],
    ['c=1&n=1000&f0=0.00001&lambda0=1000000', 7, 7.29e-178],
    ['eta=0.5&n=1&y=1&f0=0.3&lambda0=0.6&steps=30', 10, -1.863_005_602_069_72e-221],
    ['eta=0.5&n=1&y=1&f0=0.3&lambda0=0.6&steps=30', 11, 0],
  ])('%s: at step %d Δf = %d', (query, step, expected) => {
    const { run, clock } = link.parse(query).inputs;
    const { residual, exactSteps } = simulate(problemOf(run).problem, clock.steps);
    expect(exactSteps).toBeGreaterThanOrEqual(step);
    if (expected === 0) expect(residual[step]).toBe(0);
    else expect(Math.abs((residual[step] as number) / expected - 1)).toBeLessThan(1e-9);
  });
});
