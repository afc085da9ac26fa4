import { useMemo } from 'react';
import { edgeOutput } from '../core/model/problem.ts';
import type { Rate } from '../core/model/setting.ts';
import { clamped } from '../state/fields.ts';
import { RUN_FIELDS } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { useScope } from './scope.tsx';

/** Four significant digits: what a drag can aim at, and what keeps links short. */
const short = (value: number) => Number(value.toPrecision(4));

/** Digits of a c that follows a dragged start. */
const RATE_DIGITS = 10;

/** The nearest start a network of this width can have, in short numbers. */
export function startNear(output: number, ntk: number, width: number) {
  const kernel = short(clamped(RUN_FIELDS.lambda0, ntk, RUN_FIELDS.lambda0.fallback));
  const bound = edgeOutput(kernel, width);
  const inside = Math.max(-bound, Math.min(bound, output));
  // Rounding may step over the bound, by half a unit of the fourth digit at most: the number one unit or a few nearer to 0 is inside.
  const rounded = short(inside);
  const fits = Math.abs(rounded) <= bound;
  return { kind: 'given', output: fits ? rounded : short(rounded * (1 - 5e-4)), ntk: kernel } as const;
}

/** The rate that leaves η as it is when the kernel of the start becomes `after`: c goes with it. */
export const heldRate = ({ kind, value }: Rate, before: number, after: number): Rate =>
  kind === 'eta'
    ? { kind, value }
    : { kind, value: Number(((value / before) * after).toPrecision(RATE_DIGITS)) };

/**
 * Makes (output, NTK) the start of the run in scope, moved to the nearest point a network of its width can have; null where nothing may be changed. η stays
 * as it is, and with it every threshold the start is dragged over.
 */
export function useStartChange(): ((output: number, ntk: number, how: How) => void) | null {
  const { changes, now, run } = useScope();
  return useMemo(
    () =>
      changes &&
      ((output, ntk, how) => {
        const { width, rate } = now().setting;
        const start = startNear(output, ntk, width);
        changes.change({ start, rate: heldRate(rate, run().problem.start.ntk, start.ntk) }, how);
      }),
    [changes, now, run],
  );
}
