import type { Problem } from '../core/model/problem.ts';
import { simulate } from '../core/model/reduced.ts';
import { problemOf, type Setting } from '../core/model/setting.ts';
import type { Trajectory } from '../core/model/trajectory.ts';
import { type Verdict, verdictOf } from '../core/theory/verdict.ts';
import { late } from './late.ts';

/** One run, complete: what was asked, what gradient descent did, and what it means. */
export interface Run {
  readonly setting: Setting;
  readonly problem: Problem;
  /** True when the given start lay outside the admissible cone at this width and was moved to its edge. */
  readonly limited: boolean;
  readonly trajectory: Trajectory;
  readonly verdict: Verdict;
  /** Whether what becomes of it is a question still: the trajectory ends where the run has been shown, and nothing may be told of the verdict. */
  readonly asked: boolean;
}

/** The runs of each setting by their length: whoever asks for one on a page, it is computed once. */
const runs = new WeakMap<Setting, Map<number, Run>>();
/** Lengths of one setting that are kept, so that two figures of it may differ and a drag of the length leaves nothing behind. */
const KEPT = 2;

/** What computes runs with momentum or a warmup. Whoever sets a run that has them loads it first: a link, the history, the settings. */
export const underKnobs = late(() => import('./underKnobs.ts'));

function computed(problem: Problem, steps: number, { knobs }: Setting): Pick<Run, 'trajectory' | 'verdict'> {
  if (knobs === undefined) {
    const trajectory = simulate(problem, steps);
    return { trajectory, verdict: verdictOf(problem, trajectory) };
  }
  const code = underKnobs.now();
  if (code === null) throw new Error('What computes momentum and warmup could not be loaded.');
  const trajectory = code.simulateWithKnobs(problem, knobs, steps);
  return { trajectory, verdict: code.verdictWithKnobs(problem, knobs, trajectory) };
}

/** The run of a setting: the same object for the same setting and length. */
export function runOf(setting: Setting, steps: number): Run {
  const known = runs.get(setting) ?? new Map<number, Run>();
  const found = known.get(steps);
  if (found !== undefined) return found;
  const { problem, limited } = problemOf(setting);
  const run = { setting, problem, limited, ...computed(problem, steps, setting), asked: false };
  if (known.size >= KEPT) known.delete(known.keys().next().value as number);
  known.set(steps, run);
  runs.set(setting, known);
  return run;
}

/** The last of each run's questions, and the step up to which it was shown. */
const questions = new WeakMap<Run, { readonly upTo: number; readonly asked: Run }>();

/** A run as far as it has been shown while it is a question: the same object for the same run and step. */
export function askedUpTo(run: Run, step: number): Run {
  const { trajectory } = run;
  const upTo = Math.min(step, trajectory.end + 1);
  const known = questions.get(run);
  if (known?.upTo === upTo) return known.asked;
  // Where the numbers end has been seen once the last of them has.
  const isOver = upTo > trajectory.end;
  const stop = isOver ? trajectory.stop : ({ reason: 'limit', step: trajectory.steps } as const);
  const cut = { ...trajectory, end: Math.min(upTo, trajectory.end), stop };
  const asked = { ...run, trajectory: cut, asked: true };
  questions.set(run, { upTo, asked });
  return asked;
}

/** What can be drawn of a run: a number at every step. */
export type Column =
  | 'loss'
  | 'residual'
  | 'ntk'
  | 'sharpness'
  | 'distance'
  | 'curvature'
  | 'valleyP'
  | 'valleyQ';

/** Two columns to draw against each other; the step itself in place of the first where it is null. */
export const columnsOf = (
  trajectory: Trajectory,
  x: Column | null,
  y: Column,
): readonly [Float64Array | null, Float64Array] => [x === null ? null : trajectory[x], trajectory[y]];

/** Smallest and largest of the values from index 0 to `end`, up to the first beyond `cap` in magnitude. */
export function extentWithin(values: Float64Array, end: number, cap: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= end; i++) {
    const value = values[i] as number;
    if (!(Math.abs(value) <= cap)) break;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 0];
}
