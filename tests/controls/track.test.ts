import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMarks } from '../../src/controls/marks.ts';
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

describe('keys', () => {
  it('move by a twentieth, a two-hundredth and a fifth of the range, and to the ends', () => {
    const track: Scaling = { min: 0, max: 10, step: 0.01 };
    const after = (key: string, shift = false) => keyStep(track, 5, key, shift);
    expect([after('ArrowRight'), after('ArrowUp'), after('ArrowLeft'), after('ArrowDown')]).toEqual([
      5.5, 5.5, 4.5, 4.5,
    ]);
    expect([after('ArrowRight', true), after('ArrowLeft', true)]).toEqual([5.05, 4.95]);
    expect([after('PageUp'), after('PageDown'), after('Home'), after('End')]).toEqual([7, 3, 0, 10]);
    expect([after('a'), after('Tab'), after('Enter')]).toEqual([null, null, null]);
    expect(keyStep(WIDTH, 64, 'ArrowRight', false)).toBe(128);
  });

  it('fetch a value back from beyond an end and never send it further', () => {
    expect(keyStep(RATE, 50, 'ArrowRight', false)).toBe(50);
    expect(keyStep(RATE, 50, 'ArrowLeft', false)).toBeCloseTo(5.7, 10);
    expect(keyStep(RATE, 1e-6, 'ArrowLeft', false)).toBe(1e-6);
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

describe('marks', () => {
  const place = (width: number, ...marks: [value: number, label: string][]) =>
    placeMarks(
      { min: 0, max: 10 },
      marks.map(([value, label]) => ({ value, label })),
      width,
    ).map(({ mark, tick, centre, named }) => [mark.value, tick, centre, named]);

  it('stand over the thumb’s centre, with their labels where there is room', () => {
    // 9 px of the thumb at either end, 6.6 px a letter, 6 px between labels.
    expect(place(218, [5, 'aa'], [2, 'b'])).toEqual([
      [2, 49, 49, true],
      [5, 109, 109, true],
    ]);
    expect(place(218, [0, 'abcd'], [10, 'abcd'])).toEqual([
      [0, 9, expect.closeTo(13.2, 9), true],
      [10, 209, expect.closeTo(204.8, 9), true],
    ]);
    expect(place(218, [5, 'abcde'], [5, 'abcde'])).toEqual([
      [5, 109, 109, true],
      [5, 109, expect.closeTo(148, 9), true],
    ]);
    // Pushed right beyond the end, the labels move back together.
    expect(place(218, [10, 'abcde'], [9.9, 'abcde']).map(([, , centre]) => centre)).toEqual([
      expect.closeTo(162.5, 9),
      expect.closeTo(201.5, 9),
    ]);
  });

  it('lose their labels, the last given first, where the row has no room, and are not drawn where there is no row', () => {
    expect(place(72, [2, 'abcde'], [8, 'abcde'])).toMatchObject([
      [2, 19.8, 16.5, true],
      [8, 52.2, 55.5, true],
    ]);
    expect(place(71, [8, 'abcde'], [2, 'abcde']).map(([value, , , named]) => [value, named])).toEqual([
      [2, false],
      [8, true],
    ]);
    expect(
      place(110, [2, 'abcde'], [5, 'abcde'], [8, 'abcde']).map(([value, , , named]) => [value, named]),
    ).toEqual([
      [2, true],
      [5, true],
      [8, false],
    ]);
    expect([place(18, [5, 'a']), place(19, [5, 'a'])]).toEqual([[], [[5, 9.5, 9.5, true]]]);
  });

  it('at the ends of the track are on it, and beyond them are not', () => {
    expect(place(218, [0, 'a'], [10, 'b'], [-0.1, 'c'], [10.1, 'd']).map(([value]) => value)).toEqual([
      0, 10,
    ]);
  });

  it('keep their labels inside and apart; those outside the track are not drawn', () => {
    const mark = fc.record({
      value: fc.double({ min: -1, max: 8, noNaN: true }),
      label: fc.constantFrom('2', '4', 'c_max', '2/λ₀', 'η_max'),
    });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), fc.integer({ min: 0, max: 900 }), (marks, width) => {
        const placed = placeMarks(RATE, marks, width);
        expect(placed.every((each) => each.mark.value >= RATE.min && each.mark.value <= RATE.max)).toBe(true);
        const boxes = placed
          .filter(({ named }) => named)
          .map(
            ({ mark, centre }) =>
              [centre - mark.label.length * 3.3, centre + mark.label.length * 3.3] as const,
          );
        for (const [i, [left, right]] of boxes.entries()) {
          expect(left).toBeGreaterThanOrEqual(-1e-9);
          expect(right).toBeLessThanOrEqual(width + 1e-9);
          expect(left).toBeGreaterThanOrEqual((boxes[i - 1]?.[1] ?? -99) + 5.9);
        }
      }),
    );
  });
});
