import { useCallback } from 'react';
import { steadyDomain } from '../../charts/scales.ts';
import type { Trajectory } from '../../core/model/trajectory.ts';
import { CLOCK_FIELDS } from '../../state/clock.ts';
import type { PlayState } from '../playhead.ts';
import { usePlayhead, useRun } from '../scope.tsx';

/** How much of a run's length the pictures over steps show. */

/** Least multiple of the settling step that is shown: rounding makes it 1.5 on the whole. */
const ROOM = 1.3;
const LEAST = 10;

/** Last step shown of a run whose length nobody chose: about 1.5 times the step where it settles or ends, as nothing happens later. */
export function settledSpan({ steps, stop }: Trajectory): number {
  if (steps !== CLOCK_FIELDS.steps.fallback) return steps;
  if (stop.reason !== 'converged' && stop.reason !== 'diverged') return steps;
  return Math.min(steps, Math.max(LEAST, steadyDomain('linear', 0, ROOM * stop.step)[1]));
}

/** Last of the steps taken so far; of all that are shown, where the run rests at its start. */
export const lastTaken = (trajectory: Trajectory, step: number): number =>
  step === 0 ? Math.min(trajectory.end, settledSpan(trajectory)) : step;

/** Last step the pictures over steps show: all there are, once one beyond the settled ones has been picked. */
export function useSpan(): number {
  const { trajectory } = useRun();
  const settled = settledSpan(trajectory);
  const isBeyond = usePlayhead(useCallback(({ step }: PlayState) => step > settled, [settled]));
  return isBeyond ? trajectory.steps : settled;
}
