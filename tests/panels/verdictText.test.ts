import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import { formatNumber } from '../../src/charts/scales.ts';
import { runOf } from '../../src/panels/run.ts';
import { exponentText, verdictText } from '../../src/panels/verdictText.ts';

const read = (query: string) => {
  const { inputs, repairs } = link.parse(query);
  expect(repairs).toEqual([]);
  const { word, why, what } = verdictText(runOf(inputs.run, inputs.clock.steps));
  return `${word}. ${what} ${why}`.replaceAll('\u{a0}', ' ');
};

describe('the verdict in words', () => {
  it('names the numbers of the run', () => {
    // Peak and landing by the independent 120-digit run of the same link (tests/fixtures).
    expect(read('')).toContain('climbed from 0.5 to 71 at step 6; ηλ lands at 1.08, below 2');
    expect(read('c=4.2')).toContain('at step 12');
    expect(read('eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toContain('repeats every 2 steps');
    expect(read('c=4&n=64&f0=1&lambda0=2&steps=120')).toContain('tripling map');
  });

  it('says why the rule for wide networks fails where it does', () => {
    expect(read('c=2.3&n=4&f0=1.7&lambda0=2')).toContain('That rule is for wide networks; at n = 4');
    expect(read('eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toContain(
      'That rule is for target 0; here y/√n = 1',
    );
    expect(read('c=1.2')).not.toContain('fails');
  });

  it.each(['c=2', 'c=4&n=64&f0=1&lambda0=2', 'c=4&y=0.3', 'c=2&n=5'])(
    'says that the rule is silent on its thresholds, and gives no reason why it fails: %s',
    (query) => {
      const text = read(query);
      expect(text).toContain(
        `${query.slice(2, 3)} is a threshold itself, where the wide-network rule is silent`,
      );
      expect(text).not.toContain('That rule is');
    },
  );

  it('gives the reason of the closed form, and what became of the run', () => {
    for (const [query, reason, outcome] of [
      ['', 'The exact limit here is c = 4.', 'lands at 1.08'],
      // |w| = 1.2 · 8/4 = 2.4.
      [
        'eta=1.2&n=16&y=8&f0=0.5&lambda0=2',
        '|w| = η|y|/√n = 2.4 is above 2: nothing holds the run.',
        'leave the range',
      ],
      ['c=4.2', 'The run is above the largest rate that trains, ηₘₐₓ = 2 (c = 4).', 'at step 12'],
      [
        'eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120',
        'lies between 1 and 2: no minimum is flat enough',
        'repeats every 2 steps',
      ],
      ['c=4&n=64&f0=1&lambda0=2&steps=120', 'G₀ = 0 exactly', 'never repeats'],
      // u = −v, and the target on the other side.
      ['c=1&n=4&y=1&f0=-2&lambda0=2', 'far side from the target', 'stalls at the saddle u = v = 0'],
    ] as const) {
      const text = read(query);
      expect(text).toContain(reason);
      expect(text).toContain(outcome);
    }
  });

  it('gives the exponent of a cycle, of the tripling map and of chaos', () => {
    // Half the logarithm of the product of the slopes 1 − 2w + 2(w − 2)r + 3r² at the cycle of w = 1.15.
    expect(read('eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toContain(
      `It repeats every 2 steps (Lyapunov exponent ${formatNumber(-0.7032, 3)} per step).`,
    );
    expect(read('c=4&n=64&f0=1&lambda0=2&steps=120')).toContain(
      'It never repeats: nearby starts part at 1.1 per step (Lyapunov exponent).',
    );
    expect(read('eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toMatch(
      /nearby starts part at 0\.\d+ ± 0\.\d+ per step \(Lyapunov exponent\)\./,
    );
  });

  it('never contradicts itself by rounding', () => {
    expect(read('c=3.99999')).toContain('κ₀ = ηλ₀ = 3.99999 is between 2 and 4');
    expect(read('c=4.00001')).toContain('4.00001 is above 4');
    expect(read('c=1.99999')).toContain('1.99999 is below 2');
    // κ hardly moves from where it starts, so small is Δf₀.
    expect(read('c=1.9999&n=1000&f0=0.000001&lambda0=2')).toContain('still moving, 1.9999 after');
    expect(read('c=1.997&n=1000&f0=0.000001&lambda0=2')).toContain('ηλ lands at 1.997');
    expect(read('c=1.9996&f0=0&lambda0=2')).toContain('κ₀ = ηλ₀ = 1.9996: a stable minimum');
    expect(read('c=2&f0=0&lambda0=2')).toContain('κ₀ = ηλ₀ = 2: a minimum too sharp to be stable');
  });

  it('knows a start that already fits, a fixed point, and a run still on its way', () => {
    expect(read('c=6&f0=0&lambda0=2')).toContain('The start already fits the target');
    expect(read('c=4&n=1&f0=1&lambda0=2')).toContain('stays at one point');
    expect(read('c=2.6&n=1&f0=1&lambda0=2')).toContain('still moving');
  });
});

describe('a Lyapunov exponent in words', () => {
  it('has the digits that its error leaves', () => {
    const minus = formatNumber(-1, 1).slice(0, 1);
    for (const [value, error, text] of [
      [0.38532, 0.0123, '0.39 ± 0.01'],
      [0.38532, 0.00042, '0.3853 ± 0.0004'],
      [0.04, 0.2, '0 ± 0.2'],
      [-0.38532, 0.012, `${minus}0.39 ± 0.01`],
      [Math.LN2, 0, '0.693'],
      [Number.NEGATIVE_INFINITY, 0, '−∞'],
    ] as const)
      expect(exponentText(value, error)).toBe(text);
  });
});
