import type { Port } from './crew.ts';
import { makePool, type Pool, type Trouble } from './pool.ts';
import { serve } from './serve.ts';
import { SUBJECTS } from './subjects.ts';

/** How long the page's own thread may work at a time, milliseconds. */
const SLICE = 6;

/** A port on this thread: tasks in turns of their own, so that the page answers in between. */
function slicePort(): Port {
  let ended = false;
  const port: Port = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage(request) {
      setTimeout(() => {
        if (!ended) take(request);
      });
    },
    terminate() {
      ended = true;
    },
  };
  const take = serve(
    SUBJECTS,
    {
      send: (data) => setTimeout(() => !ended && port.onmessage?.({ data })),
      later: (work) => setTimeout(() => !ended && work()),
      now: () => performance.now(),
    },
    SLICE,
  );
  return port;
}

/** Workers of the browser: one less than its processors, but two at least (one for a stream of jobs) and four at most. */
export function browserPool(onTrouble: (trouble: Trouble) => void): Pool {
  const spared = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));
  return makePool({
    size: Math.max(2, spared),
    sizeInStream: spared,
    spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as Port,
    slices: slicePort,
    onTrouble,
  });
}
