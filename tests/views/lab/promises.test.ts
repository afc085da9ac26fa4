import { describe, expect, it } from 'vitest';
import { runOf } from '../../../src/panels/run.ts';
import { QUESTIONS } from '../../../src/views/lab/questions.ts';
import type { QuestionName } from '../../../src/views/lab/sequence.ts';
import { type HandRun, handRun } from './handRun.ts';

/** What the title and the question of each promise, in runs by hand. */

const last = (values: readonly number[]) => values.at(-1) as number;
const peakOf = ({ losses }: HandRun) => losses.indexOf(Math.max(...losses));
const fallen = ({ kernels }: HandRun) => 1 - last(kernels) / (kernels[0] as number);
/** Whether each is below, or above, the one before. */
const falls = (values: readonly number[]) =>
  values.every((each, i) => i === 0 || each < (values[i - 1] as number));
const rises = (values: readonly number[]) => falls(values.map((each) => -each));
const short = (value: number) => String(Number(value.toPrecision(3)));

const PROMISES: Record<QuestionName, (run: HandRun, answer: string) => void> = {
  'below-2'({ curvatures, kernels, sizes, eta }) {
    expect(curvatures[0]).toBeLessThan(2);
    expect(Math.abs(last(kernels) / 2 - 1)).toBeLessThan(0.01);
    // As the linearised model: by 1 − ηλ₀ a step.
    for (const [t, size] of sizes.entries())
      expect(Math.abs(size - Math.abs(1 - 2 * eta) ** t)).toBeLessThan(0.002);
  },
  climb({ sizes, curvatures, kernels, eta, n }, answer) {
    expect([sizes.indexOf(Math.max(...sizes)), curvatures.findIndex((each) => each < 2)]).toEqual([6, 7]);
    expect(rises(sizes.slice(0, 7))).toBe(true);
    expect(last(kernels)).toBeLessThan(1);
    expect(answer).toContain(`2 → ${short(last(kernels))}`);
    expect(answer).toContain(`= ${short((eta * (sizes[6] as number)) ** 2 / n)} also`);
  },
  'near-2'(run, answer) {
    const { sizes, losses, curvatures } = run;
    expect((sizes[1] as number) / (sizes[0] as number)).toBeCloseTo(1.05, 2);
    expect(peakOf(run)).toBeGreaterThan(10);
    expect(Math.max(...losses)).toBeLessThan(3 * 0.5);
    expect(last(curvatures)).toBeLessThan(2);
    expect(answer).toContain(`0.5 → ${short(Math.max(...losses))} at step ${peakOf(run)}`);
  },
  'large-f'(run, answer) {
    expect(run.curvatures[0]).toBeGreaterThan(2);
    expect(run.n).toBeGreaterThanOrEqual(1000);
    expect([falls(run.sizes), (run.kernels[1] as number) < 2]).toEqual([true, true]);
    expect(answer).toContain(`2 → ${short(last(run.kernels))}`);
  },
  narrow(run, answer) {
    expect([run.n, (run.curvatures[0] as number) > 2, falls(run.sizes)]).toEqual([4, true, true]);
    expect(fallen(run)).toBeGreaterThan(0.9);
    const factor = 1 - 2.3 + (run.eta * 1.7) ** 2 / 4;
    expect((run.sizes[1] as number) / 1.7).toBeCloseTo(-factor, 12);
    expect(answer).toContain(short(Math.abs(factor)));
  },
  'near-4'(run, answer) {
    expect(fallen(run)).toBeGreaterThan(0.98);
    expect(answer).toContain(`0.5 → ${short(Math.max(...run.losses))} at step ${peakOf(run)}`);
    // A little more or less of c: the landing differs by tens of times.
    const setting = QUESTIONS['near-4'].run;
    const ends = [3.88, 3.9, 3.92].map((value) =>
      last(handRun({ ...setting, rate: { kind: 'c', value } }, 2000).kernels),
    );
    expect(Math.max(...ends) / Math.min(...ends)).toBeGreaterThan(10);
  },
  four({ sizes, eta, n, losses }, answer) {
    const unit = eta / Math.sqrt(n);
    const angle = Math.acos(unit / 2);
    // Tripled fifteen times an angle has lost seven of its digits.
    for (let t = 0; t <= 15; t++)
      expect((sizes[t] as number) * unit).toBeCloseTo(Math.abs(2 * Math.cos(3 ** t * angle)), 6);
    expect(Math.max(...losses)).toBeLessThan(32);
    expect(answer).toContain('below 32');
  },
  'above-4'({ curvatures, losses }, answer) {
    expect([curvatures[0] as number, rises(curvatures)]).toEqual([expect.closeTo(4.2, 12), true]);
    expect(last(losses)).toBeGreaterThan(1e100);
    expect(answer).toContain(`After step ${losses.length - 1} `);
  },
  widths(run, answer) {
    const [pinned] = QUESTIONS.widths.beside.pins ?? [];
    if (pinned === undefined) throw new Error('nothing is pinned');
    const narrow = handRun(pinned, 50);
    expect([run.n, narrow.n, run.eta]).toEqual([1_000_000, 1000, narrow.eta]);
    expect(Math.max(...run.losses)).toBeGreaterThan(Math.max(...narrow.losses));
    expect(peakOf(run)).toBeGreaterThan(peakOf(narrow));
    expect(last(run.kernels) / last(narrow.kernels)).toBeCloseTo(1, 1);
    expect(answer).toContain(
      `at step ${peakOf(run)}, against ${short(Math.max(...narrow.losses))} at step ${peakOf(narrow)}`,
    );
    expect(answer).toContain(`λ ${short(last(run.kernels))} and ${short(last(narrow.kernels))}`);
  },
  alpha(run) {
    expect([run.y, run.outputs[0], run.curvatures[0]]).toEqual([0.01, 0, 1]);
    expect(Math.abs(fallen(run))).toBeLessThan(0.01);
  },
  'alpha-3'(run, answer) {
    expect({ ...QUESTIONS['alpha-3'].run, rate: null }).toEqual({
      ...QUESTIONS.alpha.run,
      rate: null,
    });
    expect(run.curvatures[0]).toBe(3);
    expect(fallen(run)).toBeGreaterThan(0.8);
    expect(answer).toContain(`peak, here to step ${peakOf(run)}.`);
  },
  'alpha-f'(run, answer) {
    expect([run.y, run.outputs[0], run.n, run.curvatures[0]]).toEqual([0.01, 3, 16, 1]);
    expect(fallen(run)).toBeGreaterThan(0.3);
    expect(falls(run.sizes)).toBe(true);
    expect(answer).toContain(`2 → ${short(last(run.kernels))}`);
  },
  rises({ sizes }, answer) {
    const ways = sizes.slice(1, 16).map((each, t) => (each > (sizes[t] as number) ? 'up' : 'down'));
    const turns = ways.filter((way, i) => way !== ways[i - 1]);
    expect(turns).toEqual(['up', 'down', 'up', 'down']);
    expect(answer).toMatch(/^2 times/);
  },
  'flow-2'({ curvatures, kernels, eta, y, n, outputs }, answer) {
    const flow = Math.sqrt(
      (kernels[0] as number) ** 2 - (4 * (outputs[0] as number) ** 2) / n + (4 * y * y) / n,
    );
    expect(eta * flow).toBeGreaterThan(2);
    expect(curvatures[0]).toBe(1.5);
    expect(Math.max(...curvatures)).toBeGreaterThan(2);
    expect(last(curvatures)).toBeLessThan(2);
    expect(answer).toContain(
      `to ${short(Math.max(...curvatures))}, is driven back and ends at ${short(last(curvatures))}`,
    );
  },
  sharp({ sizes, outputs, kernels, eta, n, y, curvatures }, answer) {
    const [f, ntk] = [outputs[0] as number, kernels[0] as number];
    const sharpest = (ntk + Math.sqrt(ntk * ntk + (4 * (f - y) * (3 * f - y)) / n)) / 2;
    expect(eta * sharpest).toBeGreaterThan(2);
    expect(curvatures[0]).toBeLessThan(2);
    expect(falls(sizes)).toBe(true);
    expect(answer).toContain(`η·sharpness is ${short(eta * sharpest)}, ηλ 1.9`);
  },
  'label-4'({ losses, eta, y, n }, answer) {
    // ηλ at a minimum is 2|w| at least.
    expect((2 * eta * Math.abs(y)) / Math.sqrt(n)).toBeGreaterThan(2);
    const [one, two, three] = losses.slice(-3) as [number, number, number];
    expect(three / one).toBeCloseTo(1, 6);
    expect(two / one).toBeLessThan(0.6);
    expect(answer).toContain(`2 steps, with loss ${short(two)} and ${short(three)} in turn`);
  },
  larger({ losses, eta }, answer) {
    const { run, steps } = QUESTIONS.larger;
    expect({ ...run, rate: { kind: 'eta', value: 1.15 } }).toEqual(QUESTIONS['label-4'].run);
    expect([eta, Math.max(...losses) < 100]).toEqual([1.5, true]);
    const nearby = handRun({ ...run, start: { kind: 'given', output: 0.5 + 1e-10, ntk: 1 } }, steps);
    const apart = losses.map((each, t) => Math.abs(each - (nearby.losses[t] as number)));
    expect(Math.max(...apart.slice(0, 5))).toBeLessThan(1e-6);
    expect(Math.max(...apart)).toBeGreaterThan(1);
    expect(Number(/part ([\d.]+)-fold/.exec(answer)?.[1])).toBeGreaterThan(1.2);
  },
  'label-8'({ curvatures, eta, y, n, losses }, answer) {
    expect(curvatures[0]).toBeCloseTo(2.4, 12);
    expect(last(losses)).toBeGreaterThan(1e100);
    // √n/|y| · λ₀ = 4/8 · 2.
    expect(answer).toContain(`η|y|/√n = ${short((eta * y) / Math.sqrt(n))}: above 1`);
    expect(answer).toMatch(/ends at c = 1\.$/);
  },
  slides({ curvatures, kernels, sizes, eta, n, outputs }, answer) {
    expect(Math.max(...curvatures)).toBeGreaterThan(4);
    expect(last(sizes)).toBeLessThan(1e-9);
    expect(answer).toContain(`falls to λ = ${short(last(kernels))}`);
    // The first step with Δf² in the place of f·Δf: another kernel, above 4 the one and below the other.
    const [ntk, df] = [kernels[0] as number, (outputs[0] as number) - 3];
    const slides = ntk + (eta * df * df * (eta * ntk - 4)) / n;
    expect(slides / (kernels[1] as number)).toBeLessThan(0.8);
  },
};

describe('what a question promises, its run does', () => {
  it.each(Object.keys(PROMISES) as QuestionName[])('%s', (name) => {
    const { run, steps, answer } = QUESTIONS[name];
    PROMISES[name](handRun(run, steps), answer(runOf(run, steps)));
  });

  it('up to c = 3.4 at target 0 no loss rises, falls and rises again', () => {
    // r′ = r(1 − κ + r²), κ′ = κ + (κ − 4)r², from anywhere in the cone |r| ≤ κ/2.
    let most = 0;
    let above = 0;
    for (let c = 2; c < 3.95; c += 0.01)
      for (let lean = 0.002; lean < 1; lean += 0.004) {
        let [k, r] = [c, (lean * c) / 2];
        let rises = 0;
        let way = -1;
        for (let t = 0; t < 60; t++) {
          const next = r * (1 - k + r * r);
          k += (k - 4) * r * r;
          // A hair's breadth is rounding.
          const to = Math.sign(Math.abs(next) - Math.abs(r) * (1 + 1e-9));
          if (to > 0 && way <= 0) rises++;
          way = to;
          r = next;
        }
        if (c <= 3.4) most = Math.max(most, rises);
        else above = Math.max(above, rises);
      }
    expect(most).toBe(1);
    expect(above).toBeGreaterThan(1);
  });
});
