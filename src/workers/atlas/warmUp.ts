import { answerOf, cellsOf } from '../../core/many/cells.ts';
import type { MakeBatch } from '../../core/many/landings.ts';
import { WHOLE_PASS } from '../../core/many/passes.ts';

/** Makes the loops hot before the first question, by a few maps of 64 × 64. No answer depends on it. */
export function warmUp(makeBatch: MakeBatch): void {
  for (const target of [0, 1, 0, 1]) {
    const setting = {
      rate: { kind: 'c', value: 2 },
      width: 1000,
      target,
      seed: 1,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 1,
    } as const;
    const plane = {
      setting,
      x: { kind: 'c', from: 0, to: 4 },
      y: { kind: 'r0', from: 0, to: 2 },
      columns: 64,
      rows: 64,
    } as const;
    const question = { plane, maxSteps: 500, decay: 0, seeds: 1, lyapunov: false };
    answerOf(cellsOf(question, makeBatch), WHOLE_PASS);
  }
}
