import { lazy, Suspense } from 'react';
import { useBeside } from '../beside.tsx';
import type { NamesProps } from './NamesOfLines.tsx';

/** Loaded when something is first drawn beside a run. */
const NamesOfLines = lazy(async () => ({ default: (await import('./NamesOfLines.tsx')).NamesOfLines }));

/** The names of what is drawn beside the run, at the ends of its lines. Where nothing is, none. */
export function LineNames(columns: NamesProps) {
  const { pins, comparisons } = useBeside();
  return pins.length === 0 && comparisons.length === 0 ? null : (
    <Suspense>
      <NamesOfLines {...columns} />
    </Suspense>
  );
}
