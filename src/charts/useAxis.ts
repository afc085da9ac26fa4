import { useMemo } from 'react';
import type { AxisSpec } from './plot.ts';
import type { ScaleKind } from './scales.ts';

/** An axis from `low` to `high`: the same object while they are the same, so that a frame that gets it is left alone. */
export const useAxis = (kind: ScaleKind, low: number, high: number): AxisSpec =>
  useMemo(() => ({ kind, domain: [low, high] }), [kind, low, high]);
