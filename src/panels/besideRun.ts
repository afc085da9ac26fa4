import type { Problem } from '../core/model/problem.ts';
import type { Setting } from '../core/model/setting.ts';
import { gradientFlow, linearised, slidesMap, valleyOf } from '../core/theory/comparisons.ts';
import type { ComparisonCurve, PinnedRun } from './beside.tsx';
import { differenceOf } from './difference.ts';
import { runOf } from './run.ts';

/** `jumps`: whether it goes in steps that may leap over an axis of the valley, as descent does. */
const MODELS = {
  flow: { name: 'flow', className: 'comparison-flow', jumps: false, curveOf: gradientFlow },
  linearised: { name: 'linear', className: 'comparison-linear', jumps: false, curveOf: linearised },
  slides: { name: 'slides', className: 'comparison-slides', jumps: true, curveOf: slidesMap },
} as const;

/** The curves of the models asked for, in drawing order. */
export function comparisonsOf(
  problem: Problem,
  steps: number,
  wanted: Readonly<Record<keyof typeof MODELS, boolean>>,
): readonly ComparisonCurve[] {
  return Object.entries(MODELS)
    .filter(([model]) => wanted[model as keyof typeof MODELS])
    .map(([, { curveOf, jumps, ...named }]) => {
      const curve = curveOf(problem, steps);
      return { ...named, curve, valley: () => valleyOf(curve, problem, jumps) };
    });
}

/** Pinned runs, each named by what of it is not as in the present setting. */
export const pinnedBeside = (
  setting: Setting,
  steps: number,
  pins: readonly Setting[],
): readonly PinnedRun[] => pins.map((pin) => ({ name: differenceOf(pin, setting), run: runOf(pin, steps) }));
