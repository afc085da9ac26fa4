import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../src/core/model/setting.ts';
import { heldRate } from '../../src/panels/start.ts';
import { runSlice } from '../../src/state/run.ts';
import { runs } from '../fuzz.ts';

const kernel = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
const rate = fc.double({ min: 0.01, max: 6, noNaN: true });

/** η of a run of some rate and kernel at the start. */
const etaOf = (value: number, kind: 'c' | 'eta', ntk: number) =>
  problemOf({ ...runSlice.initial, rate: { kind, value }, start: { kind: 'given', output: 0, ntk } }).problem
    .learningRate;

describe('the rate while the start is dragged', () => {
  it('is the same η, whichever of c and η is given', () => {
    fc.assert(
      fc.property(
        rate,
        fc.constantFrom('c' as const, 'eta' as const),
        kernel,
        kernel,
        (value, kind, before, after) => {
          const held = heldRate({ kind, value }, before, after);
          expect(held.kind).toBe(kind);
          const ratio = etaOf(held.value, kind, after) / etaOf(value, kind, before);
          expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(1e-9);
        },
      ),
      runs(500),
    );
  });

  it('as c goes with the kernel, in few enough digits for a link', () => {
    expect(heldRate({ kind: 'c', value: 2.6 }, 2, 3)).toEqual({ kind: 'c', value: 3.9 });
    expect(heldRate({ kind: 'c', value: 2.6 }, 3, 2)).toEqual({ kind: 'c', value: 1.733333333 });
    expect(heldRate({ kind: 'eta', value: 1 / 3 }, 2, 3)).toEqual({ kind: 'eta', value: 1 / 3 });
  });

  it('drifts by no more than its rounding over a long drag', () => {
    let c = 2.6;
    let ntk = 2;
    for (let i = 0; i < 1000; i++) {
      const next = 2 + Math.sin(i);
      c = heldRate({ kind: 'c', value: c }, ntk, next).value;
      ntk = next;
    }
    expect(c / ntk / 1.3).toBeCloseTo(1, 6);
  });
});
