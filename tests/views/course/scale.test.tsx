import { describe, expect, it } from 'vitest';
import { outputScaleExperiment, type ScalePart } from '../../../src/core/small/outputScale.ts';
import { eigensystem } from '../../../src/core/small/symmetric.ts';
import { runOf } from '../../../src/panels/run.ts';
import { flowLanding } from '../../../src/views/course/figure/flowLanding.ts';
import { chapter } from '../../../src/views/course/scale/chapter.ts';
import { wordsOf } from '../../../src/views/course/scale/words.ts';
import { courseSlice } from '../../../src/views/course/slice.ts';
import { overScales, slopeOf } from '../../../src/views/course/training/laws.ts';
import { POINTS, SCALE_WIDTH, STEPS, trainingOf } from '../../../src/views/course/training/net.ts';
import { SCALE_QUESTIONS, type Way } from '../../../src/views/course/training/sweeps.ts';
import { questionOf, Trainer } from '../../../src/views/course/training/trainer.ts';
import { itIsAChapter, stateOf, storeAt, wordsAt } from './chapter.tsx';

const net = (outputScale: number, zeroStart: Way) =>
  ({ width: SCALE_WIDTH, activation: 'tanh', outputScale, zeroStart }) as const;
const trained = (outputScale: number, zeroStart: Way = 'doubling') => {
  const training = trainingOf(net(outputScale, zeroStart));
  training.step(STEPS);
  return training;
};
const runAt = (keys: string) => {
  const { run, clock } = stateOf('scale', keys);
  return runOf(run, clock.steps);
};
const everyPart = SCALE_QUESTIONS.flatMap((question) => [...outputScaleExperiment(question)]).filter(
  (part): part is ScalePart => part !== undefined,
);

describe('chapter scale', () => {
  itIsAChapter('scale', chapter);

  it('trains the net that the link asks for', () => {
    const question = (keys: string) => questionOf(courseSlice.of(stateOf('scale', keys)));
    expect(question('zero=none&sc=30')).toEqual(net(30, 'none'));
    expect(question('')).toEqual(net(4, 'doubling'));
  });

  it('says what the net has come to, at each scale something else', () => {
    const trainer = new Trainer();
    const says = [1, 10, 1000].map((scale) => {
      trainer.at(net(scale, 'doubling'));
      trainer.step(STEPS);
      const sweep = { parts: [], isDone: false, error: null };
      return wordsOf(trainer.at(net(scale, 'doubling')), sweep, runAt('')).moved;
    });
    expect(new Set(says).size).toBe(3);
    for (const text of says) expect(text).toMatch(/after 3,000 steps, ‖W − W₀‖ = .* which times α is \d/);
  });
});

describe('a scale in front', () => {
  it('lets the weights of the linear model move by √(yᵀΘ⁻¹y)/α, in as many steps at every α', () => {
    for (const scale of [1, 10, 1000]) {
      const training = trained(scale);
      const { values, vectors } = eigensystem(training.startKernel, 4);
      let sum = 0;
      for (let e = 0; e < 4; e++) {
        let part = 0;
        for (let k = 0; k < 4; k++) part += (vectors[e * 4 + k] as number) * (POINTS.targets[k] as number);
        sum += part ** 2 / (values[e] as number);
      }
      const reading = training.read();
      expect((reading.linearDistance * scale) / Math.sqrt(sum)).toBeCloseTo(1, 1);
      const left = Math.hypot(...reading.linearResiduals) / Math.hypot(...POINTS.targets);
      expect(left * scale).toBeLessThan(0.02);
      if (scale > 1) expect(reading.distance / reading.linearDistance).toBeCloseTo(1, 1);
    }
  });

  it('makes the net its own linear model, once α is large', () => {
    const gap = (scale: number) => {
      const { residuals, linearResiduals } = trained(scale).read();
      return scale * Math.hypot(...residuals.map((r, k) => r - (linearResiduals[k] as number)));
    };
    expect(gap(100)).toBeLessThan(gap(1));
    expect(gap(100)).toBeLessThan(1e-3);
    const grid = Float64Array.from({ length: 82 }, (_, i) => (i % 2 === 1 ? 1 : -2 + i / 20));
    const apart = (scale: number) => {
      const { net: own, linear } = trained(scale).curves(grid);
      return Math.max(...own.map((f, x) => Math.abs(f - (linear[x] as number))));
    };
    expect(apart(1)).toBeGreaterThan(0.1);
    expect(apart(100)).toBeLessThan(0.01);
  });
});

describe('three ways to start at zero', () => {
  // Computed elsewhere, with other random numbers, at α = 4, 16, 64, 256.
  it.each([
    ['doubling', [0.049, 0.0041, 0.00027, 0.000017], -2],
    ['subtracting', [0.072, 0.013, 0.0035, 0.0009], -1],
  ] as const)('agrees with another program: %s', (way, expected, slope) => {
    const scales = [4, 16, 64, 256];
    const changes = scales.map((scale) => trained(scale, way).read().kernelChange);
    for (const [i, change] of changes.entries()) {
      expect(change / (expected[i] as number)).toBeGreaterThan(0.25);
      expect(change / (expected[i] as number)).toBeLessThan(4);
    }
    expect(slopeOf(overScales(everyPart, way), 10)).toBeCloseTo(slope, 0.8);
  });

  it('sticks where f₀ is not 0', () => {
    const { ys } = overScales(everyPart, 'none');
    expect(Math.abs(slopeOf(overScales(everyPart, 'none'), 10) as number)).toBeLessThan(0.1);
    expect(ys.at(-1)).toBeGreaterThan(0.005);
  });

  it('begins at 0 with the same kernel, on twice the neurons', () => {
    const [doubled, plain] = [trainingOf(net(10, 'doubling')), trainingOf(net(10, 'none'))];
    expect(doubled.net.width).toBe(2 * plain.net.width);
    for (const [i, value] of doubled.startKernel.entries())
      expect(value).toBeCloseTo(plain.startKernel[i] as number, 12);
    const begun = doubled.curves(POINTS.inputs).net;
    for (const value of begun) expect(value).toBeCloseTo(0, 9);
    expect(trainingOf(net(10, 'subtracting')).curves(POINTS.inputs).net).toEqual(new Float64Array(4));
  });

  it('is told in exponents, once all is in', () => {
    const shown = new Trainer().at(net(4, 'doubling'));
    const laws = (parts: ScalePart[], isDone: boolean) =>
      wordsOf(shown, { parts, isDone, error: null }, runAt('')).laws;
    expect(laws([], false)).toBe('The trainings are being computed.');
    expect(laws(everyPart, true)).toMatch(
      /doubled: −(2|1\.9\d?); f₀ taken off: −(1|0\.9\d?|1\.0\d?); f₀ ≠ 0: /,
    );
  });
});

describe('the toy model', () => {
  const SECTION = chapter.sections[2]?.set as string;

  it('lands where the formula says, at a small rate', () => {
    for (const [f0, alpha] of [
      [3, 100],
      [0, 1],
      [0, 100],
      [3, 1],
      [3, 10_000],
    ]) {
      const run = runAt(SECTION.replace('f0=3', `f0=${f0}`).replace('alpha=100', `alpha=${alpha}`));
      const { ntk, end } = run.trajectory;
      expect(Math.abs((ntk[end] as number) / flowLanding(run) - 1)).toBeLessThan(0.01);
    }
  });

  it('has the numbers of the text', async () => {
    // 33.9 % less at f₀ = 3; 2y²/(α²nλ₀) more at f₀ = 0.
    expect(flowLanding(runAt(SECTION.replace('alpha=100', 'alpha=10000'))) / 2 - 1).toBeCloseTo(-0.339, 3);
    const small = runAt(SECTION.replace('f0=3', 'f0=0'));
    expect((flowLanding(small) - 2) / (2 / (100 ** 2 * 16 * 2))).toBeCloseTo(1, 3);
    const words = await wordsAt(chapter, storeAt('scale', SECTION));
    expect(words.landing).toBe('With f₀ = 3 and α = 100 the flow ends at λ∞ = 1.32: λ falls by 34 %.');
    const other = await wordsAt(chapter, storeAt('scale', SECTION.replace('f0=3', 'f0=0')));
    expect(other.landing).toContain('λ grows by');
  });

  it('knows α and n by α²n alone', () => {
    const [a, b] = ['n=6400&alpha=1', 'n=64&alpha=10'].map((keys) =>
      runAt(`c=3&f0=0&lambda0=2&y=1&steps=40&${keys}`),
    );
    for (let t = 0; t <= 40; t++) expect(b?.trajectory.ntk[t]).toBeCloseTo(a?.trajectory.ntk[t] as number, 9);
  });
});

describe('above 2', () => {
  const SECTION = chapter.sections[3]?.set as string;
  const at = (alpha: number, c = 3) =>
    runAt(SECTION.replace('alpha=100', `alpha=${alpha}`).replace('c=3', `c=${c}`));
  const peakOf = (alpha: number) => {
    const { loss } = at(alpha).trajectory;
    return loss.indexOf(Math.max(...loss.filter(Number.isFinite)));
  };
  const fallOf = (alpha: number, c = 3) => {
    const { ntk, end } = at(alpha, c).trajectory;
    return 1 - (ntk[end] as number) / 2;
  };

  it('no scale is lazy', () => {
    for (const alpha of [1, 10, 100, 1000, 10_000]) {
      expect(fallOf(alpha)).toBeGreaterThan(0.8);
      expect(at(alpha).verdict.phase).toBe('catapult');
    }
  });

  it('the scale only puts it off, by ln α / ln(c − 1) steps', async () => {
    for (const alpha of [10, 100, 1000, 10_000])
      expect(Math.abs(peakOf(alpha) - peakOf(1) - Math.log2(alpha))).toBeLessThan(1.5);
    const words = await wordsAt(chapter, storeAt('scale', SECTION));
    expect(words.delay).toBe(', here 6.64');
    expect(words.later).toMatch(/^At c = 3 and α = 100 the loss peaks at step \d+, and λ falls by 9\d %\.$/);
  });

  it('and below it large scales are lazy again', () => {
    expect(Math.abs(fallOf(100, 1.5))).toBeLessThan(1e-4);
    expect(Math.abs(fallOf(1, 1.5))).toBeLessThan(0.05);
  });
});
