import { FATES } from '../../core/many/cellRecord.ts';
import { answerOf, cellsOf } from '../../core/many/cells.ts';
import { WHOLE_PASS } from '../../core/many/passes.ts';
import type { Setting } from '../../core/model/setting.ts';
import { restWithDecay } from '../../core/theory/decay.ts';
import { simulateDecayed } from '../../core/theory/decayed.ts';
import type { Run } from '../../panels/run.ts';
import type { Seen } from '../../panels/scope.tsx';
import type { CellFacts } from './cellText.ts';
import { STEPS_FOLLOWED } from './question.ts';

/** The page's run as the charts have it that are drawn with weight decay. */

export interface DecayedRun extends Run {
  /** What the map says of this very run. */
  readonly cell: CellFacts;
}

/** The answer of the map to a plane of this one run. */
function cellOf(setting: Setting, decay: number): Omit<CellFacts, 'rest'> {
  const { target, outputScale } = setting;
  const plane = {
    setting,
    x: { kind: 'y', from: target, to: target },
    y: { kind: 'alpha', from: outputScale, to: outputScale },
    columns: 1,
    rows: 1,
  } as const;
  const question = { plane, maxSteps: STEPS_FOLLOWED, decay, seeds: 1, lyapunov: false };
  const { fate, curvature, peakLoss, steps } = answerOf(cellsOf(question), WHOLE_PASS);
  return {
    phase: FATES[fate[0] as number] ?? 'divergent',
    curvature: curvature[0] ?? 0,
    peakLoss: peakLoss[0] ?? 0,
    steps: steps[0] ?? -1,
  };
}

/** Shows any run with weight decay μ: its path, and the fate that its cell has. */
export function underDecay(decay: number): (run: Run) => DecayedRun {
  const known = new WeakMap<Run, DecayedRun>();
  return (run) => {
    const found = known.get(run);
    if (found !== undefined) return found;
    const { setting, problem, trajectory, verdict } = run;
    const cell = cellOf(setting, decay);
    // At the origin it rests already; what has not settled is on its way nobody knows where.
    const atEnd = cell.curvature === 0 ? 0 : restWithDecay(problem, problem.learningRate * decay);
    const rest = cell.steps >= 0 ? atEnd : null;
    const decayed = {
      ...run,
      // The charts with weight decay know of no momentum or warmup, and of this run neither.
      setting: { ...setting, knobs: undefined },
      trajectory: simulateDecayed(problem, trajectory.steps, decay),
      verdict: { ...verdict, phase: cell.phase },
      cell: { ...cell, rest },
    };
    known.set(run, decayed);
    return decayed;
  };
}

export const isDecayed = (run: ReturnType<Seen>): run is DecayedRun => 'cell' in run;
