import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/core/model/setting.ts';
import { differenceOf } from '../../src/panels/difference.ts';
import { runSlice } from '../../src/state/run.ts';
import { settings } from '../states.ts';

const OPENING = runSlice.initial;
const given = (output: number, ntk: number) => ({ kind: 'given', output, ntk }) as const;

describe('the name of a run beside another', () => {
  it.each<[string, Partial<Setting>]>([
    ['c = 2.5', { rate: { kind: 'c', value: 2.5 } }],
    ['η = 2.6', { rate: { kind: 'eta', value: 2.6 } }],
    ['n = 1,000,000', { width: 1_000_000 }],
    ['y = −1.5', { target: -1.5 }],
    ['α = 100', { outputScale: 100 }],
    ['f₀ = 0.5', { start: given(0.5, 2) }],
    ['λ₀ = 3', { start: given(1, 3) }],
    ['f₀ = 0, λ₀ = 3', { start: given(0, 3) }],
    ['β = 0.9', { knobs: { momentum: 0.9, warmup: { steps: 0, from: 1 } } }],
    ['warmup from 0.95 in 100 steps', { knobs: { momentum: 0, warmup: { steps: 100, from: 0.95 } } }],
    ['seed 7', { start: { kind: 'seed' }, seed: 7 }],
    ['c = 3, n = 64, y = 3, α = 2', { rate: { kind: 'c', value: 3 }, width: 64, target: 3, outputScale: 2 }],
  ])('is “%s”, what is not as in the other and no more', (name, change) => {
    expect(differenceOf({ ...OPENING, ...change }, OPENING)).toBe(name);
  });

  it('tells of the run’s own numbers, not of the other’s', () => {
    const wide = { ...OPENING, width: 64 };
    expect([differenceOf(wide, OPENING), differenceOf(OPENING, wide)]).toEqual(['n = 64', 'n = 1000']);
  });

  it('is “the same” for a run that does the same, also where a seed is not used', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        expect(differenceOf(setting, structuredClone(setting))).toBe('the same');
        if (setting.start.kind === 'given')
          expect(differenceOf({ ...setting, seed: setting.seed === 1 ? 2 : 1 }, setting)).toBe('the same');
      }),
    );
  });

  it('is never empty, and names of each number one at most', () => {
    fc.assert(
      fc.property(settings, settings, (setting, other) => {
        const parts = differenceOf(setting, other).split(', ');
        const numbers = parts.map((part) => part.replace('no warmup', 'warmup').split(' ')[0]);
        expect(parts.every((part) => part !== '')).toBe(true);
        expect(new Set(numbers).size).toBe(numbers.length);
        // The width is a whole number: all its digits are said.
        expect(numbers.includes('n')).toBe(setting.width !== other.width);
      }),
    );
  });
});
