import { describe, expect, it } from 'vitest';
import { descend } from '../../../src/core/model/descent.ts';

const layers = { u: Float64Array.of(1, 2, 0, -1), v: Float64Array.of(0.5, 1, 3, 1) };

describe('gradient descent on all weights', () => {
  it('takes a step as the definition says', () => {
    // By hand, n = 4 and y = 0.25: f = (0.5 + 2 − 1)/2 = 0.75, Δf = 0.5, and with η = 0.8 r = ηΔf/√n = 0.2.
    const run = descend(layers, 0.8, 0.25, 1);
    const next = { u: [0.9, 1.8, -0.6, -1.2], v: [0.3, 0.6, 3, 1.2] };
    const f = (0.9 * 0.3 + 1.8 * 0.6 - 0.6 * 3 - 1.2 * 1.2) / 2;
    const squares = [...next.u, ...next.v].reduce((sum, x) => sum + x * x, 0);
    expect([run.output[0], run.residual[0], run.loss[0], run.ntk[0]]).toEqual([0.75, 0.5, 0.125, 17.25 / 4]);
    expect(run.output[1]).toBeCloseTo(f, 14);
    expect(run.residual[1]).toBeCloseTo(f - 0.25, 14);
    expect(run.ntk[1]).toBeCloseTo(squares / 4, 14);
    const moved = [0.1, 0.2, 0.6, 0.2, 0.2, 0.4, 0, 0.2].reduce((sum, x) => sum + x * x, 0);
    expect(run.distance[1]).toBeCloseTo(Math.sqrt(moved), 13);
  });

  it('leaves the weights it is given as they are', () => {
    descend(layers, 0.8, 0.25, 3);
    expect([...layers.u, ...layers.v]).toEqual([1, 2, 0, -1, 0.5, 1, 3, 1]);
  });

  it('may take no step, and says where it diverges', () => {
    expect(descend(layers, 0.8, 0, 0).steps).toBe(0);
    const run = descend(layers, 50, 0, 40);
    expect(run.stop).toEqual({ reason: 'diverged', step: run.end + 1 });
    expect(run.end).toBeLessThan(20);
  });

  it.each([
    [() => descend(layers, 0, 0, 1), /learning rate.*above 0, got 0/],
    [() => descend(layers, 1, Number.NaN, 1), /target.*got NaN/],
    [() => descend(layers, 1, 0, -1), /steps.*from 0 to 100000, got -1/],
    [() => descend({ ...layers, v: layers.v.slice(1) }, 1, 0, 1), /second layer width.*4 to 4, got 3/],
    [() => descend({ u: layers.u.slice(4), v: layers.v.slice(4) }, 1, 0, 1), /width.*from 1.*got 0/],
  ])('refuses what is outside its range: %#', (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
