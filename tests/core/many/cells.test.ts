import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centres } from '../../../src/core/many/axis.ts';
import { FATES, spreadOut } from '../../../src/core/many/cellRecord.ts';
import { answerOf, cellsOf, type Question } from '../../../src/core/many/cells.ts';
import { cellCount, eachRow, type Pass, WHOLE_PASS } from '../../../src/core/many/passes.ts';
import { type Plane, settingAt } from '../../../src/core/many/plane.ts';
import { scaled, shares } from '../../../src/core/model/problem.ts';
import { simulate } from '../../../src/core/model/reduced.ts';
import { problemOf } from '../../../src/core/model/setting.ts';
import { landDecayed } from '../../../src/core/theory/decay.ts';
import { land, landingOf } from '../../../src/core/theory/landing.ts';
import { verdictOf } from '../../../src/core/theory/verdict.ts';
import { plan } from '../../../src/workers/atlas/plan.ts';
import { runs } from '../../fuzz.ts';
import { convergesInTheEnd } from '../problems.ts';
import { planes } from './planes.ts';

const LIMIT = 2000;
const ask = (plane: Plane, more: Partial<Question> = {}): Question => ({
  plane,
  maxSteps: LIMIT,
  decay: 0,
  seeds: 1,
  lyapunov: false,
  ...more,
});
const whole = (question: Question) => spreadOut(answerOf(cellsOf(question), WHOLE_PASS));
const problemAt = (plane: Plane, column: number, row: number) => {
  const x = centres(plane.x, plane.columns)[column] as number;
  const y = centres(plane.y, plane.rows)[row] as number;
  return problemOf(settingAt(plane, x, y));
};

/** Starts of random weights at several widths. */
const overSeeds: Plane = {
  setting: {
    rate: { kind: 'c', value: 2 },
    width: 20,
    target: 0,
    seed: 7,
    start: { kind: 'seed' },
    outputScale: 1,
  },
  x: { kind: 'c', from: 0, to: 5 },
  y: { kind: 'n', from: 4, to: 400 },
  columns: 20,
  rows: 3,
};

describe('the cells of a plane', () => {
  it('equal the lab’s own run of the same point, bit for bit: 10,000 cells of random planes', () => {
    const side = 10;
    let equal = 0;
    let refined = 0;
    fc.assert(
      fc.property(planes(side, side), (plane) => {
        const cells = whole(ask(plane, { lyapunov: true }));
        for (let at = 0; at < side * side; at++) {
          const { problem, limited } = problemAt(plane, at % side, Math.floor(at / side));
          const fate = FATES[cells.fate[at] as number];
          if (limited) {
            expect(fate).toBe(null);
            continue;
          }
          const run = simulate(problem, 60);
          const verdict = verdictOf(problem, run);
          const steps = cells.steps[at] as number;
          if (run.refined) {
            // Computed exactly in the lab, since doubles lose digits: the cell is what doubles give.
            refined++;
            if (fate !== 'lazy' && fate !== 'catapult') expect(fate).toBe(verdict.phase);
            if (steps >= 0) expect(cells.curvature[at]).toBe(landingOf(problem, LIMIT).curvature);
            continue;
          }
          equal++;
          expect(fate).toBe(verdict.phase);
          if (fate === 'divergent') continue;
          if (fate === 'periodic' || fate === 'chaotic') {
            expect(cells.lyapunov[at]).toBe(verdict.lyapunov);
            continue;
          }
          if (steps < 0) continue;
          expect([cells.curvature[at], cells.peakLoss[at]]).toEqual([
            verdict.finalCurvature,
            verdict.peakLoss,
          ]);
          const whole = simulate(problem, Math.max(1, steps));
          if (steps > 0 && !whole.refined) expect(whole.stop).toEqual({ reason: 'converged', step: steps });
        }
      }),
      runs(100),
    );
    expect(equal).toBeGreaterThan(3000);
    expect(equal + refined).toBeGreaterThan(5000);
  }, 60_000);

  it('have the closed form’s fate wherever a rate 1 % off has it too: 20 settings', () => {
    const side = 48;
    const outcome = (k: number, r: number, w: number) => {
      const g = k - 4 - w * r;
      return Math.abs(w) > 2 || g > 0 ? 'diverges' : Math.abs(w) > 1 ? 'bounded' : 'converges';
    };
    const WORDS = {
      converges: ['lazy', 'catapult'],
      bounded: ['periodic', 'chaotic'],
      diverges: ['divergent'],
    };
    const ENDS = { converges: ['converged', 'unfinished'], bounded: ['unfinished'], diverges: ['diverged'] };
    let compared = 0;
    fc.assert(
      fc.property(planes(side, side), (plane) => {
        const cells = whole(ask(plane));
        for (let at = 0; at < side * side; at++) {
          const { problem, limited } = problemAt(plane, at % side, Math.floor(at / side));
          const { curvature: k, scaledResidual: r, scaledTarget: w } = scaled(problem);
          if (limited || r === 0 || k < 2 * Math.abs(r + w) * 1.0001) continue;
          const expected = outcome(k, r, w);
          if ([0.99, 1.01].some((by) => outcome(by * k, by * r, by * w) !== expected)) continue;
          compared++;
          expect(WORDS[expected]).toContain(FATES[cells.fate[at] as number]);
          // What the closed form spares the map, the run itself must show.
          const run = land(k, r, w, LIMIT);
          expect(ENDS[expected]).toContain(run.end);
          if (expected === 'converges' && run.end === 'unfinished') {
            expect(convergesInTheEnd(k, r, w)).toBe(true);
          }
        }
      }),
      runs(20),
    );
    expect(compared).toBeGreaterThan(10_000);
  }, 120_000);

  it('come each exactly once, whatever the passes and their parts', () => {
    const size = fc.integer({ min: 1, max: 70 });
    fc.assert(
      fc.property(size, size, fc.double({ min: 1e-5, max: 1, noNaN: true }), (columns, rows, cost) => {
        const planner = plan({ columns, rows }, 12);
        const own = new Uint8Array(columns * rows);
        for (let pass = planner.next(); pass !== null; pass = planner.next()) {
          if (pass === 'wait') throw new Error('every answer is in, and it waits');
          let count = 0;
          eachRow({ columns, rows }, pass, (row, first, step) => {
            for (let column = first; column < columns; column += step) {
              const at = row * columns + column;
              own[at] = (own[at] as number) + 1;
              count++;
            }
          });
          expect(count).toBe(cellCount({ columns, rows }, pass));
          planner.took(pass, cost * count);
        }
        expect(planner.done).toBe(1);
        expect(own.every((times) => times >= 1)).toBe(true);
        // Only the first look may be repeated, where the plane is quick enough to be computed whole at once.
        own.forEach((times, at) => {
          const first = (at % columns) % 32 === 0 && Math.floor(at / columns) % 32 === 0;
          expect(times).toBeLessThanOrEqual(first ? 2 : 1);
        });
      }),
      runs(500),
    );
  });

  it('are the same in any pass', () => {
    fc.assert(
      fc.property(planes(37, 21), (plane) => {
        const cells = cellsOf(ask(plane));
        const answer = (pass: Pass) => spreadOut(answerOf(cells, pass));
        const all = answer(WHOLE_PASS);
        for (const pass of [
          { stride: 4, done: 0, part: 0, parts: 1 },
          { stride: 2, done: 4, part: 1, parts: 3 },
          { stride: 1, done: 2, part: 2, parts: 5 },
        ]) {
          const some = answer(pass);
          let i = 0;
          eachRow(plane, pass, (row, first, step) => {
            for (let column = first; column < plane.columns; column += step) {
              const at = row * plane.columns + column;
              expect([some.fate[i], some.curvature[i], some.steps[i]]).toEqual([
                all.fate[at],
                all.curvature[at],
                all.steps[at],
              ]);
              i++;
            }
          });
          expect(i).toBe(some.count);
        }
      }),
      runs(20),
    );
  });

  it('of several seeds are the commonest fate and the means of the seeds', () => {
    const plane = overSeeds;
    const mean = whole(ask(plane, { seeds: 5 }));
    const each = [7, 8, 9, 10, 11].map((seed) =>
      whole(ask({ ...plane, setting: { ...plane.setting, seed } })),
    );
    let compared = 0;
    for (let at = 0; at < 60; at++) {
      const fates = each.map(({ fate }) => fate[at] as number);
      const votes = (fate: number) => fates.filter((other) => other === fate).length;
      expect(votes(mean.fate[at] as number)).toBe(Math.max(...fates.map(votes)));
      // Numbers of the cell's own kind of fate; landing and steps over the same runs, those that converge in time.
      const converged = each.filter(({ steps }) => (steps[at] as number) >= 0);
      const isLanding = mean.fate[at] === 1 || mean.fate[at] === 2;
      const meanOf = (value: (one: (typeof each)[number]) => number) =>
        converged.reduce((total, one) => total + value(one), 0) / converged.length;
      if (!isLanding) expect([mean.curvature[at], mean.steps[at]]).toEqual([0, -1]);
      else if (converged.length > 0) {
        compared++;
        expect(mean.curvature[at]).toBeCloseTo(
          meanOf(({ curvature }) => curvature[at] as number),
          12,
        );
        expect(mean.steps[at]).toBeCloseTo(
          meanOf(({ steps }) => steps[at] as number),
          9,
        );
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('of several seeds each have a place of their own, also where an answer is to stand in a given one', () => {
    const plane = { ...overSeeds, columns: 8 };
    for (const seeds of [1, 3]) {
      const room = new ArrayBuffer(25 * 24);
      const given = cellsOf(ask(plane, { seeds }), undefined, () => room);
      expect(answerOf(given, WHOLE_PASS)).toEqual(answerOf(cellsOf(ask(plane, { seeds })), WHOLE_PASS));
    }
  });

  it('under weight decay are what the run itself comes to, on the edge of the cone too', () => {
    const decay = 0.05;
    let landed = 0;
    let edges = 0;
    const compare = (plane: Plane) => {
      const cells = whole(ask(plane, { decay, maxSteps: 400 }));
      for (let at = 0; at < plane.columns * plane.rows; at++) {
        const { problem, limited } = problemAt(plane, at % plane.columns, Math.floor(at / plane.columns));
        if (limited) continue;
        const { curvature: k, scaledResidual: r, scaledTarget: w } = scaled(problem);
        const { p, q } = shares(problem);
        const run = landDecayed(k * p, k * q, r, w, problem.learningRate * decay, 400);
        const word = FATES[cells.fate[at] as number];
        expect(word === 'divergent').toBe(run.end === 'diverged');
        if (run.end !== 'converged') continue;
        landed++;
        if (p === 0 || q === 0) edges++;
        expect(word).toBe(run.rises ? 'catapult' : 'lazy');
        expect(cells.steps[at]).toBe(run.steps);
        expect(cells.curvature[at]).toBeCloseTo(run.curvature, 9);
        const unit = problem.learningRate / Math.sqrt(problem.width);
        const loss = (run.peak / unit) ** 2 / 2;
        expect(Math.abs((cells.peakLoss[at] as number) - loss)).toBeLessThanOrEqual(1e-6 * loss);
      }
    };
    fc.assert(fc.property(planes(8, 8), compare), runs(40));
    const setting = {
      rate: { kind: 'c', value: 1 },
      width: 4,
      target: 1,
      seed: 1,
      start: { kind: 'given', output: 2, ntk: 2 },
      outputScale: 1,
    } as const;
    // |f₀| = λ₀√n/2 = 2 all along.
    compare({
      setting,
      x: { kind: 'c', from: 0, to: 4 },
      y: { kind: 'y', from: -2, to: 2 },
      columns: 12,
      rows: 9,
    });
    expect(landed).toBeGreaterThan(300);
    expect(edges).toBeGreaterThan(10);
  });

  describe('that wander', () => {
    // |w| = cy/2 from 1.03 to 1.2, at width 1: nothing lands.
    const wandering = ask(
      {
        setting: {
          rate: { kind: 'c', value: 3 },
          width: 1,
          target: 1,
          seed: 1,
          start: { kind: 'given', output: 0.1, ntk: 2 },
          outputScale: 1,
        },
        x: { kind: 'c', from: 2.06, to: 2.4 },
        y: { kind: 'f0', from: 0.1, to: 0.5 },
        columns: 16,
        rows: 8,
      },
      { lyapunov: true },
    );
    const turns = (answer: Iterator<undefined>) => {
      let count = 0;
      while (answer.next().done !== true) count++;
      return count;
    };

    it('give others a turn again and again, between seeds too', () => {
      const { fate } = whole(wandering);
      const bounded = fate.filter((each) => ['periodic', 'chaotic'].includes(FATES[each] ?? '')).length;
      expect(bounded).toBeGreaterThan(64);
      expect(turns(cellsOf(wandering)(WHOLE_PASS))).toBeGreaterThanOrEqual(bounded / 32);
      const { setting } = wandering.plane;
      const lazy = { ...setting, start: { kind: 'seed' as const }, rate: { kind: 'c' as const, value: 1 } };
      const calm: Plane = {
        ...wandering.plane,
        setting: lazy,
        x: { kind: 'y', from: -0.1, to: 0.1 },
        y: { kind: 'alpha', from: 1, to: 2 },
      };
      expect(turns(cellsOf(ask(calm, { seeds: 6 }))(WHOLE_PASS))).toBeGreaterThanOrEqual(5);
    });

    it('are the same after an answer that was given up', () => {
      const parts = [0, 1].map((part) => ({ stride: 1, done: 0, part, parts: 2 }));
      const cells = cellsOf(wandering);
      const [first, second] = parts as [Pass, Pass];
      const right = answerOf(cellsOf(wandering), second);
      const given = cells(first);
      given.next();
      expect(answerOf(cells, second)).toEqual(right);
    });
  });

  it('hold no number that is not finite', () => {
    fc.assert(
      fc.property(planes(12, 12), fc.constantFrom(0, 0.05, 1), (plane, decay) => {
        const cells = whole(ask(plane, { decay, maxSteps: 200, lyapunov: decay === 0 }));
        for (const values of [cells.curvature, cells.peakLoss, cells.steps])
          expect(values.every(Number.isFinite)).toBe(true);
      }),
      runs(60),
    );
  }, 60_000);
});
