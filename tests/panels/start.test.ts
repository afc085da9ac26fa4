import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startNear } from '../../src/panels/start.ts';

describe('a start dragged in the valley', () => {
  it('is the nearest a network of the width can have, in four digits', () => {
    expect(startNear(0.123456, 1.98765, 100)).toEqual({ kind: 'given', output: 0.1235, ntk: 1.988 });
    // |f₀| ≤ λ₀√n/2: 10, and √2/10 at n = 2.
    expect(startNear(11, 2, 100).output).toBe(10);
    expect(startNear(-11, 2, 100).output).toBe(-10);
    expect(startNear(5, 0.2, 2).output).toBe(0.1414);
    // √2/8 = 0.17678, which rounds up.
    expect(startNear(9, 0.25, 2).output).toBe(0.1767);
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.001, max: 100, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (output, ntk, width) => {
          const start = startNear(output, ntk, width);
          const bound = (start.ntk * Math.sqrt(width)) / 2;
          expect(Math.abs(start.output)).toBeLessThanOrEqual(bound * (1 + 1e-15));
          expect(start.ntk / ntk).toBeCloseTo(1, 3);
          const wanted = Math.max(-bound, Math.min(bound, output));
          expect(Math.abs(start.output - wanted)).toBeLessThanOrEqual(1e-3 * Math.abs(wanted));
          for (const each of [start.output, start.ntk]) expect(Number(each.toPrecision(4))).toBe(each);
        },
      ),
    );
  });

  it('has a kernel within the limits of a link', () => {
    expect([startNear(0, 0, 10).ntk, startNear(0, -3, 10).ntk, startNear(0, 1e9, 10).ntk]).toEqual([
      1e-6, 1e-6, 1e6,
    ]);
    expect(startNear(0, Number.NaN, 10).ntk).toBe(2);
  });
});
