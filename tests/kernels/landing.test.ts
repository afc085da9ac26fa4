import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_CODES, makePlainBatch } from '../../src/core/many/landings.ts';
import { land } from '../../src/core/theory/landing.ts';
import { kernelBatches } from '../../src/kernels/landing.ts';
import { runs } from '../fuzz.ts';

const makers = { plain: makePlainBatch, kernel: kernelBatches() ?? makePlainBatch };

interface Start {
  readonly k: number;
  readonly r: number;
  readonly w: number;
}

/** Starts anywhere in the cone, some outside it, round values that people type, the edges of the two forms and the way to the saddle. */
const start: fc.Arbitrary<Start> = fc
  .record({
    k: fc.oneof(
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.constantFrom(-1, 0, 1e-3, 1 / 64, 1, 2, 3, 4, 5, Number.NaN, Number.POSITIVE_INFINITY),
    ),
    tilt: fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, -0.5, 0, 0.5, 1)),
    w: fc.oneof(
      fc.constantFrom(0, 0, -0, 0.5, 1, -1, 2, 1e-9),
      fc.double({ min: -2.2, max: 2.2, noNaN: true }),
    ),
  })
  .map(({ k, tilt, w }) => ({ k, r: (tilt * (Number.isFinite(k) ? k : 1)) / 2 - w, w }));

describe.each(Object.entries(makers))('a batch, %s', (_name, makeBatch) => {
  it('lands every start as `land` does, bit for bit, numbers of no network too', () => {
    const ends = new Set<number>();
    fc.assert(
      fc.property(
        fc.array(start, { maxLength: 60 }),
        fc.constantFrom(1, 8, 9, 200, 2000),
        (all, maxSteps) => {
          const { starts, landings, land: landAll } = makeBatch(64);
          landings.end.fill(9);
          all.forEach(({ k, r, w }, i) => {
            starts.curvature[i] = k;
            starts.residual[i] = r;
            starts.target[i] = w;
          });
          landAll(all.length, maxSteps);
          all.forEach(({ k, r, w }, i) => {
            ends.add(landings.end[i] as number);
            const one = land(k, r, w, maxSteps);
            expect([landings.end[i], landings.curvature[i], landings.peak[i], landings.steps[i]]).toEqual([
              END_CODES[one.end],
              one.curvature,
              one.peak,
              one.steps,
            ]);
          });
          expect(landings.end[all.length]).toBe(9);
        },
      ),
      runs(1000),
    );
    expect([...ends].sort()).toEqual([1, 2, 3]);
  });

  it.each([1, 2, 8, 20_000])('holds as many starts as it has room for: %d', (room) => {
    const { starts, landings, land: landAll } = makeBatch(room);
    const at = (i: number) => [0.3 + ((i * 0.37) % 4.2), 0.1 + ((i * 0.013) % 0.05), 0] as const;
    for (let i = 0; i < room; i++) [starts.curvature[i], starts.residual[i], starts.target[i]] = at(i);
    expect([starts.rate.length, starts.unit.length].every((length) => length >= room)).toBe(true);
    landAll(room, 80);
    for (let i = 0; i < room; i += Math.ceil(room / 500)) {
      const one = land(...at(i), 80);
      const own = [landings.end[i], landings.curvature[i], landings.peak[i], landings.steps[i]];
      expect(own).toEqual([END_CODES[one.end], one.curvature, one.peak, one.steps]);
    }
  });

  it('lands in more steps than a kernel counts', () => {
    const { starts, landings, land: landAll } = makeBatch(4);
    const at = [
      [1.5, 0.1, 0],
      [2.6, 0.1, 0],
      [1.2, 0.2, 0.3],
    ] as const;
    at.forEach((start, i) => {
      [starts.curvature[i], starts.residual[i], starts.target[i]] = start;
    });
    landAll(at.length, 9e9);
    at.forEach(([k, r, w], i) => {
      const one = land(k, r, w, 9e9);
      expect([landings.end[i], landings.curvature[i], landings.steps[i]]).toEqual([
        END_CODES.converged,
        one.curvature,
        one.steps,
      ]);
    });
  });

  it('refuses a number of steps as `land` does', () => {
    expect(() => makeBatch(4).land(0, 0)).toThrow(RangeError);
    expect(() => makeBatch(4).land(0, 1.5)).toThrow(RangeError);
  });
});

describe('the kernel', () => {
  it('is there in this engine, and its batches of one size share their room', () => {
    const make = kernelBatches();
    expect(make).not.toBeNull();
    expect(make?.(100).starts.curvature).toBe(make?.(128).starts.curvature);
    const large = make?.(129).starts;
    expect([large?.curvature, large?.rate, large?.unit].map((values) => values?.length)).toEqual([
      256, 256, 256,
    ]);
    // A smaller one has room in it.
    expect(make?.(5).starts.curvature).toBe(large?.curvature);
    expect(kernelBatches()?.(0).starts.curvature.length).toBe(1);
  });
});
