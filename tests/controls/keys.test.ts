import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyStep, type Scaling } from '../../src/controls/track.ts';

const RATE: Scaling = { min: 0.01, max: 6, step: 0.01 };
const WIDTH: Scaling = { min: 1, max: 2 ** 20, scale: 'log', integer: true };

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

describe('keys with steps of their own', () => {
  const STEPS = { arrow: 0.02, fine: 0.001, page: 0.2 };
  const after = (value: number, key: string, shift = false) => keyStep(RATE, value, key, shift, STEPS);

  it('move by them, in numbers as short as the steps', () => {
    expect([after(2.6, 'ArrowRight'), after(2.6, 'ArrowUp'), after(2.6, 'ArrowLeft')]).toEqual([
      2.62, 2.62, 2.58,
    ]);
    expect([after(2.6, 'ArrowDown', true), after(2.6, 'ArrowRight', true)]).toEqual([2.599, 2.601]);
    // Shift is for arrows.
    expect([after(2.6, 'PageUp'), after(2.6, 'PageDown'), after(2.6, 'PageUp', true)]).toEqual([
      2.8, 2.4, 2.8,
    ]);
    // 0.7 + 0.1 in doubles has sixteen digits.
    let value: number | null = 0.01;
    for (let i = 0; i < 100; i++) value = after(value as number, 'ArrowRight', true);
    expect(value).toBe(0.11);
  });

  it('move a value as it is, also one between the values of the track', () => {
    expect([after(2.6005, 'ArrowRight'), after(2.6005, 'ArrowLeft', true)]).toEqual([2.6205, 2.5995]);
  });

  it('stop at the ends, and go to them as any keys do', () => {
    expect([after(5.99, 'ArrowRight'), after(5.9, 'PageUp'), after(0.015, 'ArrowLeft')]).toEqual([
      6, 6, 0.01,
    ]);
    expect([after(6, 'ArrowRight'), after(0.01, 'PageDown')]).toEqual([6, 0.01]);
    expect([after(2.6, 'Home'), after(2.6, 'End'), after(2.6, 'x')]).toEqual([0.01, 6, null]);
    // From beyond an end back to it, and never further out.
    expect([after(50, 'ArrowLeft'), after(50, 'ArrowRight'), after(1e-6, 'ArrowLeft')]).toEqual([
      6, 50, 1e-6,
    ]);
  });

  it('come back to where they were', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 5700 }),
        fc.constantFrom(['ArrowRight', 'ArrowLeft'], ['PageUp', 'PageDown']),
        fc.boolean(),
        (thousandths, [there, back], shift) => {
          const value = thousandths / 1000;
          const moved = after(value, there as string, shift) as number;
          expect(moved).toBeGreaterThan(value);
          expect(after(moved, back as string, shift)).toBe(value);
        },
      ),
    );
  });
});
