import { describe, expect, it } from 'vitest';
import type { Phase } from '../../../src/core/theory/fate.ts';
import type { DrawnCurve, Guess, GuessPanel } from '../../../src/panels/guess.ts';
import { runOf } from '../../../src/panels/run.ts';
import { guessText } from '../../../src/panels/words/guessText.ts';
import { runSlice } from '../../../src/state/run.ts';

const runAt = (c: number, steps = 60) =>
  runOf({ ...runSlice.initial, rate: { kind: 'c', value: c }, width: 1000 }, steps);
const THROW = runAt(2.6);

const textOf = (guess: Partial<Guess>, run = THROW) =>
  guessText({ of: run.setting, said: null, drawn: {}, ...guess }, run);
const drawing = (panel: GuessPanel, ...points: readonly (readonly [number, number])[]) => ({
  drawn: { [panel]: new Map(points) as DrawnCurve },
});

describe('what was expected, beside what came', () => {
  it('is nothing where nothing was', () => {
    expect(textOf({})).toBe('');
  });

  it('is one sentence of a word that was right', () => {
    for (const [said, c] of [
      ['lazy', 1.2],
      ['catapult', 2.6],
      ['chaotic', 4],
      ['divergent', 4.2],
    ] as const)
      expect(textOf({ said }, runAt(c))).toBe(`You said ${said}, and so it is.`);
  });

  it('tells of a word that was wrong what came', () => {
    const cycle = runOf(
      {
        ...runSlice.initial,
        rate: { kind: 'eta', value: 1.15 },
        width: 16,
        target: 4,
        start: { kind: 'given', output: 0.5, ntk: 1 },
      },
      60,
    );
    // By 120 digits (tests/fixtures/links.json) the loss of c = 2.6 goes from 0.5 to 71.0.
    const came: [Phase, string][] = [
      ['lazy', 'You said chaotic; the loss never rose above its first value.'],
      ['catapult', 'You said lazy; the loss rose 142-fold first, and then converged.'],
      ['periodic', 'You said lazy; it never converges and repeats a cycle.'],
      ['chaotic', 'You said lazy; it neither converges nor repeats.'],
      ['divergent', 'You said lazy; nothing held the loss.'],
    ];
    const found = [runAt(1.2), THROW, cycle, runAt(4), runAt(4.2)].map((run) => [
      run.verdict.phase,
      textOf({ said: run.verdict.phase === 'lazy' ? 'chaotic' : 'lazy' }, run),
    ]);
    expect(found).toEqual(came);
  });

  it('measures a drawn loss by its peak, wherever in the drawing it is', () => {
    const came = 'it came to 71 at step 6.';
    expect(textOf(drawing('loss', [3, 2], [8, 50.04], [5, 7]))).toBe(
      `You drew a peak of 50 at step 8; ${came}`,
    );
    expect(textOf(drawing('loss', [1, 0.4], [9, 0.5]))).toBe(`You drew a loss that only falls; ${came}`);
    expect(textOf(drawing('loss', [4, 2]), runAt(1.2))).toBe(
      'You drew a peak of 2 at step 4; it never rose above its first value.',
    );
    expect(textOf(drawing('loss', [4, 0.1]), runAt(4.2))).toBe(
      'You drew a loss that only falls; it grows without bound.',
    );
  });

  it('measures a drawn λ by its last step, whichever was drawn last, against the landing', () => {
    // κ lands at 1.077, λ at κ/η = 0.828.
    const landed = 'it lands at 0.828.';
    expect(textOf(drawing('ntk', [30, 1.254], [12, 0.1]))).toBe(`You drew λ ending at 1.25; ${landed}`);
    expect(textOf(drawing('ntk', [30, 1.2]), runAt(2.6, 3))).toContain(landed);
    const ends = runAt(4);
    expect(textOf(drawing('ntk', [9, 1]), ends)).toBe('You drew λ ending at 1; after 60 steps it is 2.');
  });

  it('says all of it, a sentence each', () => {
    const drawn = { ...drawing('loss', [6, 71]).drawn, ...drawing('ntk', [20, 0.8]).drawn };
    expect(textOf({ said: 'catapult', drawn })).toBe(
      'You said catapult, and so it is. You drew a peak of 71 at step 6; it came to 71 at step 6. You drew λ ending at 0.8; it lands at 0.828.',
    );
  });

  it('has finite numbers where the run has none', () => {
    const all = { said: 'lazy' as const, drawn: { loss: new Map([[3, 1]]), ntk: new Map([[3, 1]]) } };
    expect(textOf(all, runAt(4.2))).toMatch(/after \d+ steps it is [\d,.]+×10[⁰-⁹¹²³]+\.$/);
    for (const c of [0.5, 1.2, 2.6, 3.9, 4, 4.2, 6])
      expect(textOf(all, runAt(c))).not.toMatch(/NaN|undefined|Infinity|beyond|–/);
  });
});
