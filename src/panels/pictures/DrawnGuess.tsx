import { lazy, Suspense } from 'react';
import { type GuessPanel, useHasDrawn } from '../guess.ts';

/** Loaded when a curve is first drawn. */
const GuessCurve = lazy(async () => ({ default: (await import('./GuessCurve.tsx')).GuessCurve }));

/** The curve drawn by hand, from where the run starts. */
export function DrawnGuess({ panel }: { readonly panel: GuessPanel }) {
  return useHasDrawn(panel) ? (
    <Suspense>
      <GuessCurve panel={panel} />
    </Suspense>
  ) : null;
}
