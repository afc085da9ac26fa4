import { useEffect } from 'react';
import { settledSpan } from '../../panels/pictures/span.ts';
import { playheadOf } from '../../panels/playhead.ts';
import { runOf } from '../../panels/run.ts';
import { useInputs, useStore } from '../../state/react.tsx';
import { labSlice } from './slice.ts';
import { reveal } from './stepping.ts';

/** Steps a second of the opening throw. */
const SPEED = 8;
/** Milliseconds before it begins. */
const WAIT = 500;

/** The opening state shows its throw once, as if the pointer went along it; any act of the reader ends it, and reduced motion forbids it. */
export function useOpeningThrow(): void {
  const store = useStore();
  useEffect(() => {
    const isOpening = store.link.serialise(store.inputs.getState()) === '';
    if (!isOpening || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const { run, clock } = store.inputs.getState();
    const last = settledSpan(runOf(run, clock.steps).trajectory);
    const playhead = playheadOf(store);
    let frame = 0;
    const end = () => {
      cancelAnimationFrame(frame);
      playhead.hover(null);
      forget();
      for (const name of ACTS) window.removeEventListener(name, end, true);
    };
    const forget = store.onChange(end);
    for (const name of ACTS) window.addEventListener(name, end, true);
    const begin = performance.now() + WAIT;
    const tick = (now: number) => {
      const step = Math.floor(((now - begin) / 1000) * SPEED);
      if (step > last) return end();
      if (step >= 0) playhead.hover(step);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return end;
  }, [store]);
}

const ACTS = ['pointerdown', 'keydown', 'wheel'] as const;

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
