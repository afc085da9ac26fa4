import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/model/reduced.ts';
import type { Trajectory } from '../../../src/core/model/trajectory.ts';
import type { Weights } from '../../../src/core/model/weights.ts';
import { bendsOf, eventsOf, termsAt } from '../../../src/core/theory/events.ts';
import { runs } from '../../fuzz.ts';
import { descended, problems, weights, zeroTargets } from '../problems.ts';

const OPENING = { width: 1000, target: 0, start: { output: 1, ntk: 2 } };
const runAt = (c: number, steps = 60, more: object = {}) =>
  simulate({ ...OPENING, learningRate: c / 2, curvature0: c, ...more }, steps);

describe('the events of a run', () => {
  it('of a throw are its peak, the step below 2 and the landing', () => {
    // Δf′ = Δf(1 − ηλ + η²Δf²/n), λ′ = λ + (ηλ − 4)ηΔf²/n by hand, the form of target 0.
    let [df, k] = [1, 2.6];
    const sizes = [df];
    const curvatures = [k];
    for (let t = 0; t < 30; t++) {
      const square = (1.3 * df) ** 2 / 1000;
      [df, k] = [df * (1 - k + square), k + (k - 4) * square];
      sizes.push(Math.abs(df));
      curvatures.push(k);
    }
    const byHand = {
      peak: sizes.indexOf(Math.max(...sizes)),
      crossing: curvatures.findIndex((each) => each < 2),
      landing: sizes.findIndex((each, t) => each <= 1e-6 && (curvatures[t] as number) < 2),
    };
    expect(byHand).toMatchObject({ peak: 6, crossing: 7 });
    expect(eventsOf(runAt(2.6))).toEqual(byHand);
  });

  it('of a lazy run are its landing alone', () => {
    // 0.05⁵ is the first power below a millionth, and λ hardly moves.
    expect(eventsOf(runAt(0.95, 60, { width: 2 ** 20 }))).toEqual({ peak: null, crossing: null, landing: 5 });
    expect(eventsOf(runAt(0.95, 4, { width: 2 ** 20 }))).toEqual({
      peak: null,
      crossing: null,
      landing: null,
    });
  });

  it('of a divergent run are no landing and no step below 2; its peak is its last number', () => {
    const run = runAt(4.2);
    expect(run.end).toBeLessThan(60);
    expect(eventsOf(run)).toEqual({ peak: run.end, crossing: null, landing: null });
  });

  it('are none where a run begins on its minimum, or where even its first loss is too large', () => {
    const none = { peak: null, crossing: null, landing: null };
    expect(eventsOf(runAt(1, 20, { target: 1 }))).toEqual(none);
    const beyond = { width: 1, target: 1e300, learningRate: 1, start: { output: 0, ntk: 2 } };
    expect(simulate(beyond, 5).end).toBe(-1);
    expect(eventsOf(simulate(beyond, 5))).toEqual(none);
  });

  it('count as above 2 from 2 itself on', () => {
    // At ηλ₀ = 2 exactly λ falls at the first step already.
    expect(eventsOf(runAt(2)).crossing).toBe(1);
    expect(eventsOf(runAt(1.999)).crossing).toBeNull();
  });

  it('have as their peak the first of equal ones, and none by rounding alone', () => {
    const of = (...losses: number[]) =>
      eventsOf({
        loss: Float64Array.from(losses),
        curvature: new Float64Array(losses.length).fill(2.5),
        end: losses.length - 1,
        stop: { reason: 'bounded', step: losses.length - 1 },
      } as unknown as Trajectory);
    expect([of(1, 3, 2, 3).peak, of(1, 1, 1).peak, of(1, 1 + 2 ** -50).peak]).toEqual([1, null, null]);
    expect(of(1, 1 + 2 ** -30).peak).toBe(1);
  });

  it('are what a look at every step finds', () => {
    const seen = { peak: 0, crossing: 0, landing: 0 };
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 60 }), (problem, steps) => {
        const run = simulate(problem, steps);
        const found = eventsOf(run);
        const within = (values: Float64Array) => [...values.subarray(0, run.end + 1)];
        const [losses, curvatures] = [within(run.loss), within(run.curvature)];
        const largest = Math.max(...losses);
        const first = losses[0] as number;
        expect(found.peak).toBe(largest > first * (1 + 1e-12) ? losses.indexOf(largest) : null);
        const below = curvatures.findIndex((each) => each < 2);
        expect(found.crossing).toBe((curvatures[0] as number) >= 2 && below > 0 ? below : null);
        // A loss of 10⁻¹² of the first, to the room for rounding.
        const isDown = (t: number, share: number) =>
          (losses[t] as number) <= share * first && (curvatures[t] as number) < 2;
        if (found.landing === null) {
          if (run.stop.reason !== 'bounded' && run.end === steps && first > 0)
            expect(losses.some((_, t) => t > 0 && isDown(t, 1e-12 * (1 - 1e-6)))).toBe(false);
        } else {
          expect(isDown(found.landing, 1e-12 * (1 + 1e-6))).toBe(true);
          for (let t = 1; t < found.landing; t++) expect(isDown(t, 1e-12 * (1 - 1e-6))).toBe(false);
        }
        for (const name of ['peak', 'crossing', 'landing'] as const) if (found[name] !== null) seen[name]++;
      }),
      runs(400),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});

/** f and λ of weights, summed as they are defined. */
function measured({ u, v }: Weights) {
  let [dot, squares] = [0, 0];
  for (const [i, ui] of u.entries()) {
    const vi = v[i] as number;
    dot += ui * vi;
    squares += ui * ui + vi * vi;
  }
  return { output: dot / Math.sqrt(u.length), ntk: squares / u.length };
}

describe('the terms of a step', () => {
  it('add up to what a step of descent does to all weights', () => {
    fc.assert(
      fc.property(
        weights,
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (start, learningRate, target) => {
          const width = start.u.length;
          let at = start;
          for (let t = 0; t < 3; t++) {
            const now = measured(at);
            const df = now.output - target;
            at = descended(at, { learningRate, target });
            const next = measured(at);
            if (!(Math.abs(next.output) + next.ntk < 1e9)) break;
            const step = {
              residual: [df],
              output: [now.output],
              ntk: [now.ntk],
              curvature: [learningRate * now.ntk],
              learningRate,
              width,
            } as unknown as Trajectory;
            const { factor, curvature, bend, gain, pull } = termsAt(step, 0);
            // To the rounding of what is added up.
            const size =
              Math.abs(target) + Math.sqrt(width) * now.ntk + Math.abs(df) * (1 + curvature + Math.abs(bend));
            expect(Math.abs(next.output - target - df * factor)).toBeLessThanOrEqual(1e-12 * size);
            expect(Math.abs(next.ntk - (now.ntk + gain + pull))).toBeLessThanOrEqual(
              1e-12 * (now.ntk + gain + Math.abs(pull)),
            );
            expect(gain).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      runs(500),
    );
  });

  it('are those of the step that is asked for, and lead along the run', () => {
    const run = runAt(2.6, 20, { target: 3 });
    for (let t = 0; t < 20; t++) {
      const { factor, gain, pull } = termsAt(run, t);
      const [df, next] = [run.residual[t] as number, run.residual[t + 1] as number];
      expect(Math.abs(next - df * factor)).toBeLessThanOrEqual(1e-11 * (Math.abs(df) + 1e-3));
      expect((run.ntk[t + 1] as number) / ((run.ntk[t] as number) + gain + pull)).toBeCloseTo(1, 11);
    }
  });

  it('have a bend of r² at target 0, at every step there is', () => {
    fc.assert(
      fc.property(zeroTargets, (problem) => {
        const run = simulate(problem, 12);
        const bends = bendsOf(run);
        expect(bends).toHaveLength(13);
        for (let t = 0; t <= 12; t++) {
          const r = (problem.learningRate / Math.sqrt(problem.width)) * (run.residual[t] as number);
          if (t > run.end) expect(bends[t]).toBe(Number.POSITIVE_INFINITY);
          // Squares beyond the doubles, or below their last digits, say nothing.
          else if (r * r > 1e-290 && r * r < 1e290) expect((bends[t] as number) / (r * r)).toBeCloseTo(1, 11);
        }
      }),
      runs(200),
    );
  });
});
