import { describe, expect, it } from 'vitest';
import { link } from '../../src/app/views.ts';
import { weightsFor } from '../../src/core/model/weights.ts';
import { bendsOf, eventsOf, termsAt } from '../../src/core/theory/events.ts';
import { runOf } from '../../src/panels/run.ts';
import { hasEdge, stability } from '../../src/panels/thresholds.ts';
import { knobsReason, warmupText } from '../../src/panels/underKnobs.ts';
import { verdictText } from '../../src/panels/words/verdictText.ts';
import { whyText } from '../../src/panels/words/whyText.ts';
import { csvOf } from '../../src/views/lab/csv.ts';
import { descendedWithMomentum } from '../core/problems.ts';

const run = (query: string) => {
  const { inputs } = link.parse(query);
  return runOf(inputs.run, inputs.clock.steps);
};
const plain = (text: string) => text.replaceAll('\u{a0}', ' ').replaceAll('\u{2060}', '');

const WARMED = run('c=6&n=1024&steps=200&ramp=100');
const HEAVY = run('c=4&beta=0.9&steps=400');

describe('a run with momentum or a warmup on the page', () => {
  it('is told by what it did, in a sentence, and by no closed form', () => {
    expect(plain(verdictText(WARMED).what)).toBe('Loss 0.5 → 333 at step 55, down in the end; λ 2 → 0.126.');
    expect(warmupText(WARMED)).toBe('c rises from 1 to 6 in 100 steps, where ηλ = 0.379.');
    expect(verdictText(WARMED).word).toBe('Catapult');
    for (const each of [WARMED, HEAVY]) {
      const why = plain(whyText(each));
      expect(why).toContain('Followed step by step');
      expect(why).not.toMatch(/exact limit|wide networks diverge|largest rate/);
    }
    expect(plain(verdictText(HEAVY).what)).toMatch(/below 2\(1 \+ β\)\/η = 1\.9/);
    expect(knobsReason(HEAVY)).toContain('below ηλ = 2(1 + β) = 3.8');
    expect(warmupText(run('c=6&ramp=100&from=0.9&steps=60'))).toBe('');
    expect([warmupText(run('c=3')), knobsReason(run('c=3'))]).toEqual(['', '']);
    expect(warmupText(run('c=1&ramp=1&from=3'))).toMatch(/^c falls from 3 to 1 in 1 step,/);
  });

  it('has its own thresholds', () => {
    expect(stability(run('c=3'))).toEqual({ curvature: 2, kernel: 2 / 1.5, name: '2/η' });
    expect(stability(HEAVY)).toEqual({ curvature: 3.8, kernel: 1.9, name: '2(1 + β)/η' });
    expect([run('c=3'), HEAVY, WARMED, run('c=3&y=1')].map(hasEdge)).toEqual([true, false, false, false]);
    const { crossing } = eventsOf(HEAVY.trajectory, stability(HEAVY).curvature);
    expect(HEAVY.trajectory.curvature[(crossing as number) - 1]).toBeGreaterThanOrEqual(3.8);
    expect(HEAVY.trajectory.curvature[crossing as number]).toBeLessThan(3.8);
  });

  it('has the terms of each step of a warmup at the rate of that step', () => {
    const warmed = run('c=3&y=1.5&n=100&ramp=20&from=0.5');
    const { trajectory } = warmed;
    const bends = bendsOf(trajectory);
    for (let t = 0; t < 25; t++) {
      const { factor, bend, gain, pull } = termsAt(trajectory, t);
      const [residual, ntk] = [trajectory.residual, trajectory.ntk];
      expect(bends[t]).toBeCloseTo(bend, 12);
      expect(factor * (residual[t] as number)).toBeCloseTo(residual[t + 1] as number, 9);
      expect((ntk[t] as number) + gain + pull).toBeCloseTo(ntk[t + 1] as number, 9);
    }
  });

  it('has in its table what descent on all weights gives', () => {
    const steps = 30;
    const asked = run('c=1.8&n=64&y=1.5&f0=0.5&lambda0=2&beta=0.4&ramp=12&from=0.5&steps=30');
    const [, header, ...rows] = csvOf(asked.trajectory, 'the link').trim().split('\n');
    expect(header?.startsWith('step,loss,residual,ntk')).toBe(true);
    expect(rows).toHaveLength(steps + 1);
    const rates = Array.from({ length: steps }, (_, t) => (t < 12 ? 0.5 + (1.3 * (t + 1)) / 12 : 1.8) / 2);
    const full = descendedWithMomentum(weightsFor(1, 64, { output: 0.5, ntk: 2 }), 1.5, 0.4, rates);
    for (const [t, row] of rows.entries()) {
      const [step, loss, residual, ntk, , , curvature] = row.split(',').map(Number);
      const expected = full[t] as { residual: number; ntk: number };
      expect(step).toBe(t);
      expect(residual).toBeCloseTo(expected.residual, 11);
      expect(ntk).toBeCloseTo(expected.ntk, 11);
      expect(loss).toBeCloseTo(expected.residual ** 2 / 2, 11);
      expect(curvature).toBeCloseTo((rates[t] ?? 0.9) * expected.ntk, 11);
    }
  });
});
