import { buffersOf, type Request } from './protocol.ts';
import { serve } from './serve.ts';
import { SUBJECTS } from './subjects.ts';

/** A worker of the browser. */

// A message to oneself comes after those already there, and sooner than a timer.
const { port1, port2 } = new MessageChannel();
let next: (() => void) | null = null;
port1.onmessage = () => {
  const work = next;
  next = null;
  work?.();
};

const take = serve(SUBJECTS, {
  send: (reply) => postMessage(reply, { transfer: 'part' in reply ? buffersOf(reply.part) : [] }),
  later(work) {
    next = work;
    port2.postMessage(null);
  },
  now: () => performance.now(),
});

self.addEventListener('message', ({ data }: MessageEvent<Request>) => take(data));
