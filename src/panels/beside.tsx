import { createContext, type ReactNode, useContext } from 'react';
import type { Problem } from '../core/model/problem.ts';
import { type Comparison, gradientFlow, linearised, slidesMap } from '../core/theory/comparisons.ts';
import type { Run } from './run.ts';

/** What is drawn beside a run: other runs, the curves of simpler models, and the top Hessian eigenvalue. */

/** A curve of a simpler model, by the name at its end and the class the style sheet knows it by. */
export interface ComparisonCurve {
  readonly name: string;
  readonly className: string;
  readonly curve: Comparison;
  /** Whether it goes in steps that may leap over an axis of the valley, as descent does. */
  readonly jumps: boolean;
}

/** Another run, by what of it is not as in the present one. */
export interface PinnedRun {
  readonly name: string;
  readonly run: Run;
}

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
    .map(([, { curveOf, ...named }]) => ({ ...named, curve: curveOf(problem, steps) }));
}

export interface Beside {
  readonly pins: readonly PinnedRun[];
  readonly comparisons: readonly ComparisonCurve[];
  readonly sharpness: boolean;
}

/** Nothing is: what a run has round it if nobody says otherwise. */
export const ALONE: Beside = { pins: [], comparisons: [], sharpness: false };

const BesideContext = createContext(ALONE);

export function BesideProvider({
  value,
  children,
}: {
  readonly value: Beside;
  readonly children: ReactNode;
}) {
  return <BesideContext value={value}>{children}</BesideContext>;
}

export const useBeside = (): Beside => useContext(BesideContext);
