import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fractionOf,
  fromPosition,
  keyStep,
  POSITIONS,
  type Scaling,
  toPosition,
} from '../../src/controls/track.ts';

const RATE: Scaling = { min: 0.01, max: 6, step: 0.01 };
const ETA: Scaling = { min: 0.0123, max: 7.38 };
const WIDTH: Scaling = { min: 1, max: 2 ** 20, scale: 'log', integer: true };
const SCALE: Scaling = { min: 0.1, max: 100, scale: 'log' };
const TARGET: Scaling = { min: -10, max: 10, step: 0.05 };
const TRACKS = { RATE, ETA, WIDTH, SCALE, TARGET };
const positions = Array.from({ length: POSITIONS + 1 }, (_, position) => position);

describe.each(Object.entries(TRACKS))('track %s', (_name, track) => {
  it('runs from end to end without going back, in short numbers', () => {
    const values = positions.map((position) => fromPosition(track, position));
    expect([values[0], values.at(-1)]).toEqual([track.min, track.max]);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1] as number);
    for (const value of values.slice(1, -1)) expect(String(Number(value.toPrecision(4)))).toBe(String(value));
  });

  it('gives a value back from its own position', () => {
    for (const position of positions) {
      const value = fromPosition(track, position);
      const again = fromPosition(track, toPosition(track, value));
      // Where values are denser than positions a position stands for one of them; where they are sparser the thumb snaps.
      expect(fromPosition(track, toPosition(track, again))).toBe(again);
      expect(Math.abs(fractionOf(track, again) - fractionOf(track, value))).toBeLessThanOrEqual(
        1 / POSITIONS,
      );
    }
  });

  it('is crossed by twenty arrow keys, and moves on every one', () => {
    for (const [key, shift] of [
      ['ArrowRight', false],
      ['ArrowRight', true],
      ['PageUp', false],
    ] as const) {
      let value = track.min;
      let presses = 0;
      for (; value < track.max; presses++) {
        const next = keyStep(track, value, key, shift) as number;
        expect(next).toBeGreaterThan(value);
        value = next;
      }
      expect(presses).toBeLessThanOrEqual(shift ? 202 : key === 'PageUp' ? 6 : 21);
      for (; value > track.min; presses--) {
        const next = keyStep(
          track,
          value,
          key.replace('Right', 'Left').replace('Up', 'Down'),
          shift,
        ) as number;
        expect(next).toBeLessThan(value);
        value = next;
      }
    }
  });
});

describe('the values of a track', () => {
  it.each<[string, Scaling, number, number]>([
    ['multiples of the step', TARGET, 503, 0.05],
    ['a thousand and odd of a power of ten', ETA, 500, 3.696],
    ['whole numbers', { min: 0, max: 5000, integer: true }, 501, 2505],
    ['no nearer than whole numbers', { min: 0, max: 7, integer: true }, 500, 4],
    ['four digits on a short logarithmic track', SCALE, 123, 0.2339],
    ['three on one of more than five decades', { min: 1, max: 1e6, scale: 'log' }, 623, 5470],
    ['three on one of six, wherever it begins', { min: 1e-3, max: 1e3, scale: 'log' }, 640, 6.92],
    ['four on one of five', { min: 1, max: 1e5, scale: 'log' }, 623, 1303],
    ['every whole number that three digits can tell', WIDTH, 400, 256],
    ['three digits beyond', WIDTH, 700, 16400],
  ])('are %s', (_, track, position, value) => {
    expect(fromPosition(track, position)).toBe(value);
  });

  it('lie at the ends where they are beyond them, or no numbers', () => {
    expect([-5, 0.01, 3.005, 6, 99, Number.NaN].map((value) => fractionOf(RATE, value))).toEqual([
      0, 0, 0.5, 1, 1, 0,
    ]);
    expect([0.1, 10 ** 0.5, 100].map((value) => fractionOf(SCALE, value))).toEqual([
      0,
      expect.closeTo(0.5, 12),
      1,
    ]);
    expect([toPosition(RATE, 3.005), toPosition(TARGET, -9.98)]).toEqual([500, 1]);
    expect([fromPosition(RATE, -1), fromPosition(RATE, Number.NaN), fromPosition(RATE, 1001)]).toEqual([
      0.01, 0.01, 6,
    ]);
    expect(fractionOf({ min: 3, max: 3 }, 3)).toBe(0);
  });

  it('are the ends themselves at the ends, also where they are no round values', () => {
    const odd: Scaling = { min: 0.0127, max: 7.3774 };
    expect([fromPosition(odd, 0), fromPosition(odd, POSITIONS)]).toEqual([0.0127, 7.3774]);
  });

  it('without a step are multiples of the power of ten below a thousandth of the track', () => {
    const output: Scaling = { min: -5, max: 5 };
    expect([503, 501, 497].map((position) => fromPosition(output, position))).toEqual([0.03, 0.01, -0.03]);
    expect(fromPosition({ min: -2.5, max: 3.7 }, 507)).toBe(0.643);
  });

  it('are each reached by keys, also where the key’s step is shorter than the way to the next', () => {
    const few: Scaling = { min: 0, max: 4, integer: true };
    expect([keyStep(few, 1, 'ArrowRight', true), keyStep(few, 1, 'ArrowLeft', true)]).toEqual([2, 0]);
    const wide: Scaling = { min: 0, max: 10, step: 2.5 };
    expect([keyStep(wide, 5, 'ArrowRight', false), keyStep(wide, 5, 'ArrowLeft', false)]).toEqual([7.5, 2.5]);
    const whole: Scaling = { min: 1, max: 100, scale: 'log', integer: true };
    expect([keyStep(whole, 2, 'ArrowRight', true), keyStep(whole, 2, 'ArrowLeft', true)]).toEqual([3, 1]);
    const narrow: Scaling = { min: 1, max: 1.05, scale: 'log' };
    expect([keyStep(narrow, 1.02, 'ArrowRight', true), keyStep(narrow, 1.02, 'ArrowLeft', true)]).toEqual([
      1.03, 1.01,
    ]);
  });
});

describe('any track and value', () => {
  it('gives a position on the track and a value inside it', () => {
    const end = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        end,
        fc.double({ min: 1.5, max: 1e12, noNaN: true }),
        fc.constantFrom('linear', 'log'),
        fc.boolean(),
        fc.double(),
        (min, ratio, scale, integer, value) => {
          const track = {
            min: integer ? Math.ceil(min) : min,
            max: integer ? Math.ceil(min * ratio) + 1 : min * ratio,
            scale: scale as 'linear' | 'log',
            integer,
          };
          const position = toPosition(track, value);
          expect(Number.isInteger(position) && position >= 0 && position <= POSITIONS).toBe(true);
          const back = fromPosition(track, position);
          expect(back >= track.min && back <= track.max && (!integer || Number.isInteger(back))).toBe(true);
        },
      ),
    );
  });
});
