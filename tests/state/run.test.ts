import { describe, expect, it } from 'vitest';
import { runSlice } from '../../src/state/run.ts';

const { initial, sound } = runSlice;
const none = { kind: 'given', output: Number.NaN, ntk: Number.NaN } as const;

describe('a run that is put right', () => {
  it('keeps the numbers of the start before for what is no number, and those of the page where there were none', () => {
    const before = { ...initial, start: { kind: 'given', output: 3, ntk: 5 } } as const;
    expect(sound({ ...initial, start: none }, before).start).toEqual({ kind: 'given', output: 3, ntk: 5 });
    const seeded = { ...initial, start: { kind: 'seed' } } as const;
    expect(sound({ ...initial, start: none }, seeded).start).toEqual({ kind: 'given', output: 1, ntk: 2 });
    expect(sound(seeded, before).start).toEqual({ kind: 'seed' });
  });

  it('keeps every other number likewise, and brings back what was overshot', () => {
    const lost = { width: Number.NaN, target: Number.NaN, seed: Number.NaN, outputScale: Number.NaN };
    const before = { ...initial, width: 7, target: -2, seed: 9, outputScale: 3 };
    expect(sound({ ...initial, ...lost }, before)).toMatchObject({
      width: 7,
      target: -2,
      seed: 9,
      outputScale: 3,
    });
    const far = {
      width: 1e9,
      target: -1e9,
      seed: -4,
      outputScale: 0,
      rate: { kind: 'eta', value: 1e9 },
    } as const;
    expect(sound({ ...initial, ...far }, before)).toMatchObject({
      width: 2 ** 20,
      target: -1e6,
      seed: 0,
      outputScale: 1e-6,
      rate: { kind: 'eta', value: 1e6 },
    });
  });
});
