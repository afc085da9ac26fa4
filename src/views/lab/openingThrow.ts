import { settledSpan } from '../../panels/pictures/span.ts';
import { playheadOf } from '../../panels/playhead.ts';
import { runOf } from '../../panels/run.ts';
import type { Store } from '../../state/store.ts';

/** Steps a second of the opening throw. */
const SPEED = 8;
/** Milliseconds before it begins. */
const WAIT = 500;

const ACTS = ['pointerdown', 'keydown', 'wheel'] as const;

/** Shows the steps of the page's run one after another, as if the pointer went along it. Returns the way to end it. */
export function throwOnce(store: Store): () => void {
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
}
