import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/core/model/setting.ts';
import { packRun, roundedRun, unpackRun } from '../../src/state/packing.ts';
import { RUN_FIELDS, runSlice, withKnobs } from '../../src/state/run.ts';

const given: Setting = {
  rate: { kind: 'eta', value: 0.5 },
  width: 2 ** 20,
  target: -3.25,
  seed: runSlice.initial.seed,
  start: { kind: 'given', output: 0.125, ntk: 2 },
  outputScale: 10,
};
const seeded: Setting = { ...given, rate: { kind: 'c', value: 2.6 }, seed: 7, start: { kind: 'seed' } };

/** The packed form written out by hand: digits of 64, the highest first. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const base64 = (value: number, count: number) =>
  Array.from({ length: count }, (_, i) => DIGITS[Math.floor(value / 64 ** (count - 1 - i)) % 64]).join('');
/** Sign, exponent + 20 of the seventh digit, seven digits. */
const packed = (sign: 0 | 1, exponent: number, digits: number) =>
  base64(sign * 2 ** 29 + (exponent + 20) * 2 ** 24 + digits, 5);

describe('a packed run', () => {
  it('is written as the link’s contract says', () => {
    expect(packRun(given)).toBe(
      [
        base64(3, 1),
        packed(0, -7, 5000000),
        base64(2 ** 20 - 1, 4),
        packed(1, -6, 3250000),
        packed(0, -7, 1250000),
        packed(0, -6, 2000000),
        packed(0, -5, 1000000),
      ].join(''),
    );
    expect(packRun(seeded)).toBe(
      [
        base64(0, 1),
        packed(0, -6, 2600000),
        base64(2 ** 20 - 1, 4),
        packed(1, -6, 3250000),
        base64(7, 6),
        packed(0, -5, 1000000),
      ].join(''),
    );
    expect(packRun({ ...seeded, target: 0 }).slice(10, 15)).toBe('AAAAA');
  });

  it('comes back, and keeps of a given start no seed', () => {
    expect(unpackRun(packRun(given))).toEqual(given);
    expect(unpackRun(packRun(seeded))).toEqual(seeded);
    expect(unpackRun(packRun({ ...given, seed: 99 }))).toEqual(given);
  });

  it('with momentum or a warmup has six characters more, and comes back', () => {
    const knobs = { momentum: 0.9, warmup: { steps: 100, from: 1 } };
    // Of the numbers of three digits from 0.01 on, 0 is the first: 0.9 is the 900 + 800 + 2nd, 1 the 2·900 + 2nd.
    const place = (100 * 1801 + 1701) * 3602 + 1801;
    expect(packRun({ ...given, knobs })).toBe(`H${packRun(given).slice(1)}${base64(place, 6)}`);
    expect(packRun({ ...seeded, knobs })).toBe(`E${packRun(seeded).slice(1)}${base64(place, 6)}`);
    for (const run of [given, seeded])
      for (const momentum of [0, 0.01, 0.0999, 0.1, 0.99])
        for (const steps of [0, 1, 10_000])
          for (const from of [0, 0.01, 0.915, 9.99, 10, 100]) {
            const some = { ...run, ...withKnobs({ momentum, warmup: { steps, from } }) };
            expect(unpackRun(packRun(some))).toEqual(some);
          }
  });

  it('with knobs that do nothing, or outside their limits, is none', () => {
    const text = packRun({ ...seeded, knobs: { momentum: 0.5, warmup: { steps: 9, from: 2 } } });
    const withPlace = (place: number) => text.slice(0, -6) + base64(place, 6);
    const at = (steps: number, momentum: number, from: number) =>
      withPlace((steps * 1801 + momentum) * 3602 + from);
    expect(unpackRun(at(9, 1301, 1901))).not.toBeNull();
    for (const other of [at(0, 0, 1801), at(0, 5, 1), at(10_001, 0, 1801), at(3, 1800, 1801)])
      expect(unpackRun(other)).toBeNull();
  });

  it('has seven digits, and nothing where a number is next to nothing', () => {
    const rounded = (target: number) => roundedRun({ ...given, target }).target;
    expect([1 / 3, -2e6 / 3, 1e-14, 9.9e-15, -9.9e-15].map(rounded)).toEqual([
      0.3333333, -666666.7, 1e-14, 0, 0,
    ]);
    expect(roundedRun({ ...given, seed: 99 }).seed).toBe(runSlice.initial.seed);
    expect(roundedRun({ ...seeded, seed: 99 }).seed).toBe(99);
    expect(roundedRun({ ...given, start: { kind: 'given', output: 1 / 3, ntk: 2 / 3 } }).start).toEqual({
      kind: 'given',
      output: 0.3333333,
      ntk: 0.6666667,
    });
  });

  it.each<[string, Setting]>([
    ['c', { ...seeded, rate: { kind: 'c', value: RUN_FIELDS.c.max * 2 } }],
    ['η', { ...seeded, rate: { kind: 'eta', value: RUN_FIELDS.eta.max * 2 } }],
    ['n', { ...seeded, width: 2 ** 20 + 1 }],
    ['y', { ...seeded, target: -2 * RUN_FIELDS.y.max }],
    ['seed', { ...seeded, seed: 2 ** 32 }],
    ['α', { ...seeded, outputScale: 0 }],
    ['f₀', { ...given, start: { kind: 'given', output: 2e6, ntk: 2 } }],
    ['λ₀', { ...given, start: { kind: 'given', output: 1, ntk: 0 } }],
  ])('outside the limits of %s is none', (_, run) => {
    expect(unpackRun(packRun(run))).toBeNull();
  });

  it('of another length, or with a character or a spelling of its own, is none', () => {
    const [long, short] = [packRun(given), packRun(seeded)];
    for (const text of [
      '',
      'A',
      long.slice(1),
      `${long}A`,
      short.slice(0, -1),
      `${short}A`,
      long.slice(0, 26),
    ])
      expect(unpackRun(text)).toBeNull();
    for (let at = 0; at < long.length; at++)
      for (const other of ['*', '+', ' ', 'é'])
        expect(unpackRun(long.slice(0, at) + other + long.slice(at + 1))).toBeNull();
    // A mode there is not, and 0.5 as 0500000·10⁻⁶.
    expect(unpackRun(`E${short.slice(1)}`)).toBeNull();
    expect(unpackRun(`${short[0]}${packed(0, -6, 500000)}${short.slice(6)}`)).toBeNull();
  });
});
