import { describe, expect, it } from 'vitest';
import { scaled } from '../../../src/core/model/problem.ts';
import { problemOf } from '../../../src/core/model/setting.ts';
import { runOf } from '../../../src/panels/run.ts';
import { runSlice } from '../../../src/state/run.ts';
import { type Diagram, ESCAPES, NOT_YET } from '../../../src/views/atlas/bifurcationComputation.ts';
import {
  balancedRun,
  hintOf,
  openedText,
  readoutOf,
  visitedOf,
  whereIs,
} from '../../../src/views/atlas/bifurcationText.ts';

const x = { kind: 'w', from: 0, to: 6 } as const;
const of = (...values: number[]) => Float64Array.from(values);
const diagram = {
  x,
  xs: of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5),
  w: of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5),
  period: Int32Array.of(1, 2, 0, 0, ESCAPES, NOT_YET),
  lyapunov: of(-0.5, -0.25, 0.38532, -0.01, 0, 0),
  error: of(0, 0, 0.0123, 0.001, 0, 0),
  lowest: of(0, -0.5, -1, -1, 0, 0),
  highest: of(0, 0.25, 1, 2, 0, 0),
} as unknown as Diagram;
const read = (fraction: number) => readoutOf(diagram, x, fraction).replaceAll('\u{a0}', ' ');

describe('a column of the bifurcation diagram', () => {
  it('is told in words', () => {
    expect(read(0.1)).toMatch(/^\|w\| = 0\.5: converges, Lyapunov exponent .0\.5$/);
    expect(read(0.2)).toMatch(
      /^\|w\| = 1\.5: cycle of 2 steps, r from .0\.5 to 0\.25, Lyapunov exponent .0\.25$/,
    );
    expect(read(0.4)).toMatch(/^\|w\| = 2\.5: chaos, r from .1 to 1, Lyapunov exponent 0\.39 ± 0\.01$/);
    expect(read(0.6)).toMatch(/^\|w\| = 3\.5: a long cycle, r from .1 to 2/);
    expect(read(0.7)).toBe('|w| = 4.5: every orbit escapes');
    expect(read(0.99)).toBe('|w| = 5.5: not computed yet');
  });

  it('has as many digits as tell it from its neighbours', () => {
    // Two columns a hair apart.
    const close = {
      ...diagram,
      x: { kind: 'w', from: 1.5, to: 1.500002 },
      xs: of(1.5000005, 1.5000015),
      w: of(1.5000005, 1.5000015),
    };
    const words = readoutOf(close as unknown as Diagram, { kind: 'w', from: 1.5, to: 1.500002 }, 0.75);
    expect(words.replaceAll('\u{a0}', ' ')).toMatch(/^\|w\| = 1\.500001\d?: cycle of 2 steps/);
    // Of many, the ends tell how far they are apart.
    const many = Float64Array.from({ length: 512 }, (_, i) => 1.3 + i * 1.234567e-7);
    const ends = { kind: 'w', from: 1.3, to: 1.3 + 512 * 1.234567e-7 } as const;
    const fine = { ...diagram, x: ends, xs: many, w: many, period: new Int32Array(512).fill(ESCAPES) };
    expect(readoutOf(fine as unknown as Diagram, ends, 201.5 / 512)).toMatch(/^\|w\| = 1\.30002481:/);
  });

  it('is none beyond its ends, or along another axis', () => {
    expect([read(-0.01), read(1)]).toEqual(['', '']);
    expect(readoutOf(diagram, { kind: 'eta', from: 0, to: 6 }, 0.5)).toBe('');
    // The axis has moved on under the answer.
    expect(readoutOf(diagram, { kind: 'w', from: 2, to: 4 }, 0.25)).toMatch(/^\|w\| = 2\.5/);
    expect(hintOf(x, false)).not.toBe(hintOf({ kind: 'eta', from: 0, to: 1 }, false));
  });

  it('along the learning rate is told by both η and |w|', () => {
    const eta = { kind: 'eta', from: 0, to: 3 } as const;
    const xs = of(0.25, 0.75, 1.25, 1.75, 2.25, 2.75);
    const told = (fraction: number, x: Parameters<typeof readoutOf>[1] = eta) =>
      readoutOf({ ...diagram, x: eta, xs }, x, fraction).replaceAll('\u{a0}', ' ');
    expect(told(0)).toMatch(/^η = 0\.25, \|w\| = 0\.5: converges/);
    expect(told(0.7)).toBe('η = 2.25, |w| = 4.5: every orbit escapes');
    expect(told(0.5, { kind: 'eta', from: 1, to: 2 })).toMatch(/^η = 1\.75, \|w\| = 3\.5/);
    expect(told(0.5, { kind: 'eta', from: 4, to: 5 })).toBe('');
    expect(hintOf(eta, false)).toContain('at this n and y');
    expect(hintOf(x, false)).toContain('n = 1, η = 1');
    expect(hintOf(x, true)).toContain('pinch');
    expect(hintOf(x, true)).not.toMatch(/click|hover|wheel/i);
  });

  it.each([-3, 2])('opens a balanced run, a little off its minimum: target %d', (target) => {
    const setting = { ...runSlice.initial, width: 16, target };
    const run = runOf(setting, 10);
    for (const [kind, value, w] of [
      ['w', 1.25, 1.25],
      ['eta', 1.5, (1.5 * target) / 4],
    ] as const) {
      const { problem, limited } = problemOf({
        ...setting,
        ...balancedRun({ kind, from: 0, to: 2 }, value, run),
      });
      const state = scaled(problem);
      expect(limited).toBe(false);
      expect(state.scaledTarget).toBeCloseTo(w, 12);
      // On the far side of it, as seen from the saddle.
      expect(state.scaledResidual).toBeCloseTo(0.1 * Math.sign(w), 12);
      // u = ±v: κ = 2|z|.
      expect(state.curvature).toBeCloseTo(2 * Math.abs(state.scaledResidual + state.scaledTarget), 12);
    }
  });
});

describe('where a run is in the bifurcation diagram', () => {
  /** n = 4, η = 1: |w| = |y|/2; r = Δf/2. */
  const at = (target: number, steps = 400) =>
    runOf(
      {
        ...runSlice.initial,
        rate: { kind: 'eta', value: 1 },
        width: 4,
        target,
        start: { kind: 'given', output: target * 1.1, ntk: Math.abs(target) * 1.1 },
      },
      steps,
    );
  const w = { kind: 'w', from: 0.8, to: 2.02 } as const;

  it('is told by its side where it is beyond the chart', () => {
    expect(whereIs(at(1), w)).toBe('This run has |w| = 0.5: left of the chart.');
    expect(whereIs(at(5), w)).toBe('This run has |w| = 2.5: right of the chart.');
    expect(whereIs(at(2.4), { kind: 'eta', from: 1.5, to: 3 })).toBe(
      'This run has η = 1: left of the chart.',
    );
  });

  it('is at its line otherwise, with the residuals it visits last', () => {
    expect(whereIs(at(2.4), w)).toBe(
      'This run has |w| = 1.2: at the line “this run”; dots: r at its last 64 steps.',
    );
    expect(whereIs(at(2.4, 40), w)).toMatch(/dots: r at its last 10 steps\.$/);
    // Beyond G = 0 nothing settles, whatever |w|.
    const lost = { ...at(2.4).setting, start: { kind: 'given', output: 3, ntk: 9 } } as const;
    expect(whereIs(runOf(lost, 400), w)).toMatch(/does not settle\.$/);
  });

  it.each([2.4, -2.4])('for target %d these are the two points of the cycle of the closed form', (target) => {
    // 1 − r± are the roots of A² − (1 + w)A + 1, at w = 1.2.
    const [low, high] = [-0.1 - Math.sqrt(0.21), -0.1 + Math.sqrt(0.21)];
    const visited = [...(visitedOf(at(target)) ?? [])].sort((a, b) => a - b);
    expect(visited).toHaveLength(64);
    for (const r of visited.slice(0, 32)) expect(r).toBeCloseTo(low, 9);
    for (const r of visited.slice(32)) expect(r).toBeCloseTo(high, 9);
  });

  it('of a run that converges they are 0, and of one that diverges or has target 0 there are none', () => {
    for (const r of visitedOf(at(1.8)) ?? [1]) expect(r).toBeCloseTo(0, 9);
    expect(visitedOf(at(5))).toBeNull();
    expect(visitedOf(runOf(runSlice.initial, 60))).toBeNull();
  });

  it('what opening one has set is said in full', () => {
    expect(openedText(at(2.4))).toBe('Opened a balanced run: n = 4, η = 1, y = 2.4, f₀ = 2.64, λ₀ = 2.64.');
  });
});
