import type { Problem } from '../../core/model/problem.ts';
import { simulate, type Trajectory } from '../../core/model/reduced.ts';
import { problemOf } from '../../core/model/setting.ts';
import { type Comparison, gradientFlow, linearised, slidesMap } from '../../core/theory/comparisons.ts';
import { type Verdict, verdictOf } from '../../core/theory/verdict.ts';
import type { Inputs, Pin } from '../../state/inputs.ts';

/** One run, complete: what was asked, what gradient descent did, and what it means. */
export interface Run {
  readonly problem: Problem;
  /** True when the given start lay outside the admissible cone at this width and was moved to its edge. */
  readonly limited: boolean;
  /** α: the problem's target is already y/α. */
  readonly outputScale: number;
  readonly trajectory: Trajectory;
  readonly verdict: Verdict;
}

/** A comparison curve, with the name the legend and the class the style sheet know it by. */
export interface Ghost {
  readonly name: string;
  readonly className: string;
  readonly curve: Comparison;
}

export function runOf(pin: Pin, steps: number): Run {
  const { problem, limited } = problemOf(pin);
  const trajectory = simulate(problem, steps);
  return {
    problem,
    limited,
    outputScale: pin.outputScale,
    trajectory,
    verdict: verdictOf(problem, trajectory),
  };
}

/** The comparison curves the reader switched on, in drawing order. */
export function ghostsOf(
  problem: Problem,
  inputs: Pick<Inputs, 'steps' | 'ghost' | 'flow' | 'slides'>,
): Ghost[] {
  const ghosts: Ghost[] = [];
  if (inputs.flow) {
    ghosts.push({
      name: 'flow',
      className: 'ghost-flow',
      curve: gradientFlow(problem, inputs.steps),
    });
  }
  if (inputs.ghost) {
    ghosts.push({ name: 'linear', className: 'ghost-linear', curve: linearised(problem, inputs.steps) });
  }
  if (inputs.slides) {
    ghosts.push({ name: 'slides', className: 'ghost-slides', curve: slidesMap(problem, inputs.steps) });
  }
  return ghosts;
}

/** Smallest and largest of the finite values of `values[0..end]`, ignoring everything beyond `cap` in magnitude. */
export function extentWithin(values: Float64Array, end: number, cap: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= end; i++) {
    const value = values[i] as number;
    if (!(Math.abs(value) <= cap)) break;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}
