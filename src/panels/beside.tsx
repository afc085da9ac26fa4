import { createContext, type ReactNode, useContext } from 'react';
import type { Comparison } from '../core/theory/comparisons.ts';
import type { Run } from './run.ts';

/** What is drawn beside a run: other runs, the curves of simpler models, and the top Hessian eigenvalue. */

/** A curve of a simpler model, by the name at its end and the class the style sheet knows it by. */
export interface ComparisonCurve {
  readonly name: string;
  readonly className: string;
  readonly curve: Comparison;
  /** Where it is in the valley's plane. */
  valley(): { readonly valleyP: Float64Array; readonly valleyQ: Float64Array };
}

/** Another run, by what of it is not as in the present one. */
export interface PinnedRun {
  readonly name: string;
  readonly run: Run;
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
