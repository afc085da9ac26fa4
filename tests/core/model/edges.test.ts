import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/model/reduced.ts';
import { verdictOf } from '../../../src/core/theory/verdict.ts';
import edges from '../../fixtures/edges.json' with { type: 'json' };

/** Starts on the edge of the cone and within 10⁻⁶ of it, against 400-digit arithmetic (tests/fixtures/make_edges.py). */

const STEPS = 120;

const cases = edges.map((edge) => {
  const problem = {
    learningRate: edge.c / edge.ntk,
    curvature0: edge.c,
    width: edge.width,
    target: edge.target,
    start: { output: edge.output, ntk: edge.ntk },
  };
  return { edge, problem, trajectory: simulate(problem, STEPS) };
});

/** Relative, down to what a double holds. */
const differs = (got: number, right: number) =>
  Math.abs(got - right) > 1e-9 * Math.abs(right) && Math.max(Math.abs(got), Math.abs(right)) > 1e-290;

describe('a start on or near the edge of the cone', () => {
  it('is one of each kind', () => {
    for (const end of ['diverged', 'open', 'converged', 'saddle'])
      expect(edges.some((edge) => edge.end === end && edge.edge)).toBe(true);
    for (const end of ['diverged', 'open', 'converged'])
      expect(edges.some((edge) => edge.end === end && !edge.edge)).toBe(true);
  });

  it('has λ ≥ 0 at every step', () => {
    const negative = cases.filter(({ trajectory: { ntk, end } }) =>
      ntk.subarray(0, end + 1).some((value) => !(value >= 0)),
    );
    expect(negative.map(({ problem }) => problem)).toEqual([]);
  });

  it('follows exact arithmetic to 1e-9 in residual and kernel', () => {
    const wrong: unknown[] = [];
    for (const { edge, problem, trajectory } of cases) {
      for (const [i, t] of edge.at.entries()) {
        const [residual, kernel] = [edge.residual[i] as number, edge.kernel[i] as number];
        if (
          differs(trajectory.residual[t] as number, residual) ||
          differs(trajectory.ntk[t] as number, kernel)
        )
          wrong.push({
            problem,
            t,
            residual: [trajectory.residual[t], residual],
            ntk: [trajectory.ntk[t], kernel],
          });
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    // u = −v, w = 1: then 1 + r = −Q/4, and Q' = Q³/16 vanishes faster than any power: 2, 2⁻¹, 2⁻⁷, 2⁻²⁵ …
    ['on the one edge', { width: 1, target: 2, learningRate: 0.5, start: { output: -1, ntk: 2 } }],
    ['on the other', { width: 1, target: -2, learningRate: 0.5, start: { output: 1, ntk: 2 } }],
  ])('keeps the digits of what a step all but takes away: %s', (_, problem) => {
    const { ntk, output } = simulate(problem, 8);
    let power = 1;
    for (let t = 0; t <= 8; t++, power = 3 * power - 4) {
      expect(ntk[t]).toBe(2 ** power);
      expect((output[t] as number) + 0).toBe((Math.sign(problem.start.output) * 2 ** power) / 2 + 0);
    }
  });

  it('is called what it becomes', () => {
    const wrong: unknown[] = [];
    for (const { edge, problem, trajectory } of cases) {
      const { phase, fate } = verdictOf(problem, trajectory);
      const right = {
        diverged: ['divergent'],
        converged: [edge.rises ? 'catapult' : 'lazy'],
        // On its way to u = v = 0: the loss never rises, and stays above 0.
        saddle: ['lazy'],
        // Not yet anywhere: what it becomes is for other tests, but it has not diverged.
        open: ['lazy', 'catapult', 'periodic', 'chaotic', 'divergent'],
      }[edge.end];
      if (!right?.includes(phase) || (edge.end === 'saddle' && fate.outcome !== 'stalls'))
        wrong.push({ problem, phase, end: edge.end, rises: edge.rises });
    }
    expect(wrong).toEqual([]);
  });
});
