import { describe, expect, it } from 'vitest';
import { descentOf } from '../../../src/views/course/bowl/derived.ts';
import { judged } from '../../../src/views/course/bowl/GuessRate.tsx';

/** The rate that a reader sets before the marks are shown. */

const at = (steep: number, flat: number, bowlRate: number) =>
  judged(descentOf({ steep, flat, turned: 30, startX: 3, startY: 1, bowlRate }));

describe('a rate set in the bowl', () => {
  it('is right within three per cent of 2/λmax, on either side', () => {
    for (const rate of [0.486, 0.5, 0.514]) expect(at(4, 1, rate).isRight).toBe(true);
    for (const rate of [0.48, 0.52]) expect(at(4, 1, rate).isRight).toBe(false);
    expect(at(4, 1, 0.5).says).toContain('2/λmax = 0.5');
  });

  it('is told which way the border lies, by what a step does', () => {
    // |1 − 0.7 · 4| = 1.8, and |1 − 0.2 · 1| = 0.8.
    expect(at(4, 1, 0.7).says).toMatch(/by 1\.8 in size.*lower/);
    expect(at(4, 1, 0.2).says).toMatch(/at most 0\.8 .*above/);
    expect(at(0, 0, 1).says).toContain('no rate is too large');
  });
});
