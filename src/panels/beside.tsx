import { createContext, type ReactNode, useContext } from 'react';
import type { Problem } from '../core/model/problem.ts';
import { type Comparison, gradientFlow, linearised, slidesMap } from '../core/theory/comparisons.ts';
import type { Run } from './run.ts';

/** What is drawn beside a run: other runs, and the curves of simpler models. */

/** A curve of a simpler model, with the name the legend and the class the style sheet know it by. */
export interface ComparisonCurve {
  readonly name: string;
  readonly className: string;
  readonly curve: Comparison;
}

const MODELS = {
  flow: { name: 'flow', className: 'comparison-flow', curveOf: gradientFlow },
  linearised: { name: 'linear', className: 'comparison-linear', curveOf: linearised },
  slides: { name: 'slides', className: 'comparison-slides', curveOf: slidesMap },
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
  readonly pins: readonly Run[];
  readonly comparisons: readonly ComparisonCurve[];
}

/** Nothing is: what a run has round it if nobody says otherwise. */
export const ALONE: Beside = { pins: [], comparisons: [] };

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
