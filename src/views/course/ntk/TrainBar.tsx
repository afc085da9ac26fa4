import { memo, useCallback, useEffect, useState } from 'react';
import { useInputs, useStore } from '../../../state/react.tsx';
import { courseSlice } from '../slice.ts';
import { LAST, STOPS, stopOf } from './training.ts';
import '../../../panels/timeBar.css';

/** Stops a second; and for who asked for less motion. */
const PACE = 24;
const CALM = 2;

/** The training step: play, step, and a slider that gives the first steps most of its room. */
export const TrainBar = memo(function TrainBar() {
  const store = useStore();
  const step = useInputs((inputs) => courseSlice.of(inputs).trained);
  const [isPlaying, setPlaying] = useState(false);
  const set = useCallback((trained: number) => store.change(courseSlice.patch({ trained }), 'drag'), [store]);
  usePlayback(isPlaying, setPlaying);
  const go = (trained: number) => {
    setPlaying(false);
    set(Math.max(0, Math.min(LAST, trained)));
  };
  return (
    <section className="time-bar" aria-label="Training">
      <button type="button" className="play" onClick={() => setPlaying(!isPlaying)}>
        {isPlaying ? 'Pause' : 'Train'}
      </button>
      <button type="button" aria-label="Step back" onClick={() => go(step - 1)} disabled={step <= 0}>
        ‹
      </button>
      <button type="button" aria-label="Step forward" onClick={() => go(step + 1)} disabled={step >= LAST}>
        ›
      </button>
      <input
        type="range"
        className="scrub"
        aria-label="Training step"
        min={0}
        max={STOPS.length - 1}
        value={stopOf(step)}
        aria-valuetext={`step ${step} of ${LAST}`}
        onChange={(event) => go(STOPS[Number(event.currentTarget.value)] as number)}
      />
      <output className="time-now">
        step {step} of {LAST}
      </output>
    </section>
  );
});

/** Goes from stop to stop while playing; ends at the last, or when the step is set elsewhere. */
function usePlayback(isPlaying: boolean, setPlaying: (isPlaying: boolean) => void): void {
  const store = useStore();
  useEffect(() => {
    if (!isPlaying) return;
    const pace = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM : PACE;
    const last = STOPS.length - 1;
    const now = () => courseSlice.of(store.inputs.getState()).trained;
    const at = stopOf(now());
    const origin = at >= last ? 0 : at;
    let shown = now();
    let from: number | null = null;
    let frame = 0;
    const tick = (time: number) => {
      if (now() !== shown) return setPlaying(false);
      from ??= time;
      const stop = Math.min(last, Math.floor(origin + ((time - from) / 1000) * pace));
      const next = STOPS[stop] as number;
      if (next !== shown) store.change(courseSlice.patch({ trained: next }), 'drag');
      shown = next;
      if (stop >= last) setPlaying(false);
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [store, isPlaying, setPlaying]);
}
