import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/core/model/setting.ts';
import { packRun, roundedRun, unpackRun } from '../../src/state/packing.ts';
import { RUN_FIELDS, runSlice } from '../../src/state/run.ts';

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
