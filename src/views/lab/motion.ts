import { useEffect } from 'react';
import { runOf } from '../../panels/run.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { labSlice } from './slice.ts';
import { reveal } from './stepping.ts';

/** The opening state shows its throw once, as if the pointer went along it; any act of the reader ends it, and reduced motion forbids it. */
export function useOpeningThrow(): void {
  const store = useStore();
  useEffect(() => {
    const isOpening = () => store.link.serialise(store.inputs.getState()) === '';
    if (!isOpening() || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let end: (() => void) | null = () => {};
    // It waits a while in any case; without it nothing is missing.
    import('./openingThrow.ts').then(
      ({ throwOnce }) => {
        if (end !== null && isOpening()) end = throwOnce(store);
      },
      () => {},
    );
    return () => {
      end?.();
      end = null;
    };
  }, [store]);
}

/** A question that has been played to where nothing happens any more is answered. */
export function useRevealAtEnd(): void {
  const store = useStore();
  const isAtEnd = useInputs((inputs) => {
    const { run, clock } = inputs;
    if (!labSlice.of(inputs).asked || clock.step === 0) return false;
    const { trajectory } = runOf(run, clock.steps);
    return clock.step >= Math.min(clock.steps, trajectory.end + 1);
  });
  useEffect(() => {
    if (isAtEnd) reveal(store, store.inputs.getState().clock.step);
  }, [isAtEnd, store]);
}
