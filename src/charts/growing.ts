import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { AxisSpec } from './plot.ts';

/** Axes while what they show is dragged: they only grow, so that what moves in them is what changes; at rest they fit again. */

/** Whether axes only grow for the moment. */
export const GrowingContext = createContext(false);

type Axes = readonly [x: AxisSpec, y: AxisSpec];

/** The axis shown before, widened to hold the one asked for: the same object where it does already. Another kind of axis is taken as it is. */
export function grown(before: AxisSpec, asked: AxisSpec): AxisSpec {
  const [low, high] = before.domain;
  const [a, b] = asked.domain;
  if (before.kind !== asked.kind) return asked;
  return low <= a && b <= high ? before : { kind: asked.kind, domain: [Math.min(low, a), Math.max(high, b)] };
}

/** An axis at least so long, about the same middle. */
function ofLength({ kind, domain: [low, high] }: AxisSpec, length: number): AxisSpec {
  const more = Math.max(0, low + length - high) / 2;
  return { kind, domain: [low - more, high + more] };
}

const lengthOf = ({ domain: [low, high] }: AxisSpec) => high - low;

/** Both axes of a drawing grown; `square` (linear axes): their lengths keep the ratio of those asked for. */
export function grownTogether(before: Axes, asked: Axes, square: boolean): Axes {
  const x = grown(before[0], asked[0]);
  const y = grown(before[1], asked[1]);
  if (!square || (x === before[0] && y === before[1])) return [x, y];
  const ratio = lengthOf(asked[0]) / lengthOf(asked[1]);
  return [ofLength(x, lengthOf(y) * ratio), ofLength(y, lengthOf(x) / ratio)];
}

/** The axes to show where these are asked for. */
export function useGrowing(x: AxisSpec, y: AxisSpec, square: boolean): Axes {
  const isGrowing = useContext(GrowingContext);
  const shown = useRef<Axes | null>(null);
  const axes =
    isGrowing && shown.current !== null ? grownTogether(shown.current, [x, y], square) : ([x, y] as const);
  useLayoutEffect(() => {
    shown.current = axes;
  });
  return axes;
}
