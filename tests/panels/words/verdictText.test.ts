import { describe, expect, it } from 'vitest';
import { link } from '../../../src/app/views.ts';
import { formatNumber } from '../../../src/charts/scales.ts';
import { problemOf } from '../../../src/core/model/setting.ts';
import { runOf } from '../../../src/panels/run.ts';
import { exponentText, verdictText } from '../../../src/panels/words/verdictText.ts';
import { whyText } from '../../../src/panels/words/whyText.ts';
import { runSlice } from '../../../src/state/run.ts';

const read = (query: string) => {
  const { inputs, repairs } = link.parse(query);
  expect(repairs).toEqual([]);
  const run = runOf(inputs.run, inputs.clock.steps);
  const { word, what } = verdictText(run);
  return `${word}. ${what} ${whyText(run)}`.replaceAll('\u{a0}', ' ').replaceAll('\u{2060}', '');
};

const what = (query: string) => {
  const { run, clock } = link.parse(query).inputs;
  return verdictText(runOf(run, clock.steps)).what.replaceAll('\u{a0}', ' ').replaceAll('\u{2060}', '');
};

/** A run by the recursions of f and λ as the lecture has them, with the target kept: the losses of its first and its last finite step. */
function byHand(query: string, steps: number) {
  const { run } = link.parse(query).inputs;
  const { problem } = problemOf(run);
  const { learningRate: eta, width: n, target: y, start } = problem;
  let { output: f, ntk: lambda } = start;
  const losses: number[] = [];
  for (let t = 0; t <= steps; t++) {
    const df = f - y;
    const loss = (df * df) / 2;
    if (!(loss + lambda < Number.POSITIVE_INFINITY)) break;
    losses.push(loss);
    const nextF = f - eta * df * lambda + (eta * eta * df * df * f) / n;
    lambda = lambda - (4 * eta * df * f) / n + (eta * eta * df * df * lambda) / n;
    f = nextF;
  }
  return {
    end: losses.length - 1,
    first: losses[0] as number,
    last: losses.at(-1) as number,
    kernel: lambda,
  };
}

describe('the verdict in words', () => {
  it('names the numbers of the run', () => {
    // Peak and landing by the independent 120-digit run of the same link (tests/fixtures).
    expect(read('')).toContain('Loss 0.5 → 71 at step 6, then down; λ 2 → 0.828, below 2/η = 1.54.');
    expect(read('c=4.2')).toContain('at step 11; the next is beyond the numbers');
    expect(read('eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toContain('repeats every 2 steps');
    expect(read('c=4&n=64&f0=1&lambda0=2&steps=120')).toContain('every step triples θ');
  });

  it('says why the rule for wide networks fails where it does', () => {
    // η = 1.15: η²f₀²/n = 1.3225 · 2.89/4.
    expect(read('c=2.3&n=4&f0=1.7&lambda0=2')).toContain(
      'Not here: the first step multiplies Δf by 1 − c + η²f₀²/n, and η²f₀²/n = 0.956 outweighs c − 2 = 0.3.',
    );
    // A wide network with a large output, and one hardly above 2, fail for the same reason and not for their width.
    for (const query of ['f0=-23.98&lambda0=1.831', 'c=2.001&f0=1&lambda0=2']) {
      const [, bend, above] = /η²f₀²\/n = ([\d.]+) outweighs c − 2 = ([\d.]+)\./.exec(read(query)) ?? [];
      expect(Number(bend)).toBeGreaterThan(Number(above));
    }
    expect(read('eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toContain(
      'Not here: that rule is for target 0, and y/√n = 1.',
    );
    expect(read('c=1.2')).not.toContain('Not here');
  });

  it.each(['c=2', 'c=4&n=64&f0=1&lambda0=2', 'c=4&y=0.3', 'c=2&n=5'])(
    'says that the rule is silent on its thresholds, and gives no reason why it fails: %s',
    (query) => {
      const text = read(query);
      expect(text).toContain(
        `c = ηλ₀ = ${query.slice(2, 3)} is a threshold itself, where the rule for wide networks is silent.`,
      );
      expect(text).not.toContain('Not here');
    },
  );

  it('gives the reason of the closed form, and what became of the run', () => {
    for (const [query, reason, outcome] of [
      ['', 'The exact limit of this start is c = 4.', 'λ 2 → 0.828'],
      // |w| = 1.2 · 8/4 = 2.4.
      [
        'eta=1.2&n=16&y=8&f0=0.5&lambda0=2',
        'η|y|/√n = 2.4 is above 2: nothing holds the run.',
        'beyond the numbers a computer can hold',
      ],
      ['c=4.2', 'The largest rate that trains from this start is c = 4.', 'at step 11'],
      [
        'eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120',
        'lies between 1 and 2: no minimum is flat enough',
        'repeats every 2 steps',
      ],
      [
        'c=4&n=64&f0=1&lambda0=2&steps=120',
        'Exactly on the edge λ can never fall: ηλ stays 4',
        'never repeats',
      ],
      // u = −v, and the target on the other side.
      [
        'c=1&n=4&y=1&f0=-2&lambda0=2',
        'can shrink to 0 but never change sign',
        'stalls at the saddle u = v = 0',
      ],
    ] as const) {
      const text = read(query);
      expect(text).toContain(reason);
      expect(text).toContain(outcome);
    }
  });

  it('gives the exponent of a cycle, of the tripling map and of chaos', () => {
    // Half the logarithm of the product of the slopes 1 − 2w + 2(w − 2)r + 3r² at the cycle of w = 1.15.
    expect(read('eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toContain(
      `It repeats every 2 steps for ever; nearby starts close in 0.49-fold a step: Lyapunov exponent ${formatNumber(-0.7032, 3)}.`,
    );
    expect(read('c=4&n=64&f0=1&lambda0=2&steps=120')).toContain(
      'It never repeats; nearby starts part 3-fold a step: Lyapunov exponent 1.1.',
    );
    expect(read('eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120')).toMatch(
      /nearby starts part 1\.\d-fold a step: Lyapunov exponent 0\.\d+ ± 0\.\d+\./,
    );
  });

  it('dates a peak, tells what became of the run, and says so where it comes after the steps shown', () => {
    // By 120 digits (tests/fixtures/links.json): the loss of the opening run peaks at 71.0 in step 6, and κ lands at 1.079.
    const landing = 'then down; λ 2 → 0.828, below 2/η = 1.54.';
    expect(what('')).toBe(`Loss 0.5 → 71 at step 6, ${landing}`);
    expect(what('steps=6')).toBe(`Loss 0.5 → 71 at step 6, ${landing}`);
    expect(what('steps=5')).toBe(`Loss 0.5 → 71 at step 6, after the steps shown, ${landing}`);
    // κ falls by f₀²η²/n·Σ of a geometric series of 1 − κ: less than a thousandth here.
    expect(what('c=1.5')).toBe('Loss 0.5, never above it; λ 2 → 1.998, moved by 0.12 %.');
    expect(what('c=2.001&n=1000000&f0=0.001&lambda0=2&steps=3')).toMatch(
      /^Loss 5×10⁻⁷ → 0\.25 at step 72\d\d, after the steps shown, then down; λ 2 → 1\.99\d*, still moving after 20,003 steps, 3 of them shown\.$/,
    );
  });

  it('says at which step a divergent run leaves the doubles, and from what loss to what', () => {
    for (const [query, steps] of [
      ['c=4.2', 60],
      ['c=3&y=80&alpha=2', 60],
    ] as const) {
      const { end, first, last } = byHand(query, steps);
      expect(what(query)).toBe(
        `Loss ${formatNumber(first, 3)} → ${formatNumber(last, 3)} at step ${end}; the next is beyond the numbers a computer can hold.`,
      );
    }
    expect(what('c=4.2&steps=10')).toMatch(
      /^Loss 0\.5 → \d\S* in 10 steps; it will leave every bound later\.$/,
    );
    // Two steps: Δf 10⁴⁰ becomes 10¹²⁰ and, beyond the squares of doubles, 10³⁶⁰; and at once from 10¹²⁰.
    const far = (output: number) => ({
      ...runSlice.initial,
      width: 1,
      rate: { kind: 'eta', value: 1 } as const,
      start: { kind: 'given', output, ntk: 2 * output } as const,
    });
    expect(
      verdictText(runOf(far(1e40), 9))
        .what.replaceAll('\u{a0}', ' ')
        .replaceAll('\u{2060}', ''),
    ).toBe('Loss 5×10⁷⁹ → 5×10²³⁹ at step 1; the next is beyond the numbers a computer can hold.');
    expect(verdictText(runOf(far(1e120), 9)).what).toBe(
      'Step 1 is already beyond the numbers a computer can hold.',
    );
  });

  it('says from which step on rounding decides the path of chaos: after the 1,000 exact ones', () => {
    const horizon = 'Rounding decides the path after step 1000; the statistics stay.';
    const chaos = 'eta=1&n=1&y=1.6&f0=1.7&lambda0=3.4';
    expect(what(`${chaos}&steps=1001`)).toContain(horizon);
    expect(what(`${chaos}&steps=1000`)).not.toContain('Rounding');
  });

  it('does not name a period that it cannot tell: that of a cycle of 128', () => {
    // Its period by brute force: tests/core/theory/cycles.test.ts.
    expect(what('eta=1&n=1&y=1.30226&f0=1.40226&lambda0=2.80452')).toBe(
      'It closes in on a cycle: nearby starts meet, but the cycle is longer than 64 steps or not reached yet.',
    );
  });

  it('gives |w| with the output scale in it, where there is one', () => {
    // w = ηy/(α√n), η = c/λ₀ of the kernel without it.
    const text = read('c=3&y=-140&alpha=2&f0=1&lambda0=2');
    expect(text).toContain('and y/(α√n) = −2.21. η|y|/(α√n) = 3.32 is above 2');
    expect(read('eta=1.2&n=16&y=8&f0=0.5&lambda0=2')).toContain(' η|y|/√n = 2.4 is above 2');
    // At 2 itself nothing is above it, and |w| is written so that it is on its own side.
    expect(read('eta=1&n=16&y=8&f0=8.1&lambda0=4.1')).not.toContain('is above 2: nothing holds');
    expect(read('eta=1.0001&n=16&y=8&f0=8.1&lambda0=4.1')).toContain('= 2.0002 is above 2');
    expect(read('eta=1.00001&n=1&y=1&f0=1.1&lambda0=2.2')).toContain('= 1.00001 lies between 1 and 2');
  });

  it('says why a large output scale is not lazy, where it is not', () => {
    expect(read('c=2.6&y=1&alpha=100')).toContain('Large α is not lazy above c = 2');
    expect(read('c=1&n=16&y=1&f0=3&lambda0=2&alpha=100')).toContain('lazy only from f₀ = 0');
    for (const query of ['c=1&n=64&y=1&f0=0&lambda0=2&alpha=100', 'c=2.6&y=1', 'c=2.6&alpha=100'])
      expect(read(query)).not.toContain('Large α');
  });

  it('says lazy only of a run whose kernel stays, and no throw of one that never rises but moves it', () => {
    // By descent on f and λ (the lecture's recursions), 2,000 steps.
    for (const [query, word] of [
      ['c=1.2', 'Lazy'],
      ['c=2.3&n=4&f0=1.7&lambda0=2', 'No throw'],
      ['c=1&n=16&f0=3&lambda0=2', 'No throw'],
      ['c=1&n=4&y=1&f0=-2&lambda0=2', 'Stalls'],
      ['', 'Catapult'],
    ] as const)
      expect(read(query).split('. ')[0]).toBe(word);
    const { kernel } = byHand('c=2.3&n=4&f0=1.7&lambda0=2', 2000);
    expect(what('c=2.3&n=4&f0=1.7&lambda0=2')).toContain(
      `moved by ${formatNumber(100 * (1 - kernel / 2), 2)} %`,
    );
  });

  it('never contradicts itself by rounding', () => {
    expect(read('c=3.99999')).toContain('c = ηλ₀ = 3.99999 is between 2 and 4');
    expect(read('c=4.00001')).toContain('4.00001 is above 4');
    expect(read('c=1.99999')).toContain('1.99999 is below 2');
    // κ hardly moves from where it starts, so small is Δf₀.
    expect(read('c=1.9999&n=1000&f0=0.000001&lambda0=2')).toContain('λ stays 2, still moving after 20,060');
    expect(read('c=1.997&n=1000&f0=0.000001&lambda0=2')).toContain('λ stays 2, moved by');
    expect(read('c=1.9996&f0=0&lambda0=2')).toContain('c = ηλ₀ = 1.9996: a stable minimum');
    expect(read('c=2&f0=0&lambda0=2')).toContain('c = ηλ₀ = 2: a minimum too sharp to be stable');
  });

  it('knows a start that already fits, a fixed point, and a run still on its way', () => {
    expect(read('c=6&f0=0&lambda0=2')).toMatch(/^At rest\. The start already fits the target/);
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
