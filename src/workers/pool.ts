import { type Answer, makeSolver, type Request, type Response, respond, type Task } from './task.ts';

/** Workers that compute for one job at a time: the newest wins. */

/** A job hands out its tasks one by one and takes the answers. */
export interface Job {
  /** The next task; 'wait' while an answer is needed first; null when there are no more. */
  next(): Task | 'wait' | null;
  take(task: Task, answer: Answer, milliseconds: number): void;
  /** Every answer is in. */
  done(): void;
  /** The task cannot be computed; the job is over. */
  failed(message: string): void;
}

/** restarted: a worker stopped and a new one took its place; slices: there are none, and the page computes by itself. */
export type Trouble = 'restarted' | 'slices';

/** What a pool needs of a worker. */
export interface Port {
  postMessage(request: Request): void;
  onmessage: ((event: { readonly data: Response }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
  terminate(): void;
}

export interface Pool {
  /** Starts a job in place of the one under way. */
  run(job: Job): void;
  /** Ends the job under way; its answers are dropped. */
  cancel(): void;
  /** Ends everything. */
  close(): void;
}

/** Tasks a worker has at hand, so that it need not wait for the next. */
const AT_HAND = 2;

interface Crew {
  readonly port: Port;
  readonly busy: Map<number, { readonly job: number; readonly task: Task }>;
}

/**
 * `spawn` starts a worker, or throws where there are none. A worker that crashes is replaced once; after that, or without any, the tasks run on
 * this thread, one at a time.
 */
export function makePool(spawn: () => Port, size: number, onTrouble: (trouble: Trouble) => void): Pool {
  const crews: Crew[] = [];
  let restarts = 0;
  let lastId = 0;
  let jobId = 0;
  let job: Job | null = null;
  let ended = false;
  /** Tasks of the job that a crashed worker took with it. */
  let lost: Task[] = [];

  const hire = (port: Port) => {
    const crew: Crew = { port, busy: new Map() };
    port.onmessage = ({ data }) => answered(crew, data);
    port.onerror = () => crashed(crew);
    port.onmessageerror = () => crashed(crew);
    crews.push(crew);
    return crew;
  };
  const slices = () => {
    onTrouble('slices');
    hire(makeSlicePort());
  };
  const spawnOrSlice = () => {
    try {
      hire(spawn());
    } catch {
      if (crews.length === 0) slices();
    }
  };

  const give = (crew: Crew) => {
    while (job !== null && crew.busy.size < AT_HAND) {
      const task = lost.pop() ?? job.next();
      if (task === 'wait') return;
      if (task === null) {
        finishIfIdle();
        return;
      }
      lastId++;
      crew.busy.set(lastId, { job: jobId, task });
      crew.port.postMessage({ id: lastId, job: jobId, task });
    }
  };
  const giveAll = () => {
    for (const crew of crews) give(crew);
  };
  const finishIfIdle = () => {
    const working = crews.some(({ busy }) => [...busy.values()].some((entry) => entry.job === jobId));
    if (job === null || working || lost.length > 0) return;
    const finished = job;
    job = null;
    finished.done();
  };
  const answered = (crew: Crew, response: Response) => {
    const entry = crew.busy.get(response.id);
    crew.busy.delete(response.id);
    if (entry !== undefined && entry.job === jobId && job !== null) {
      if ('error' in response) {
        const failed = job;
        job = null;
        failed.failed(response.error);
      } else job.take(entry.task, response.answer, response.milliseconds);
    }
    giveAll();
  };
  const crashed = (crew: Crew) => {
    const at = crews.indexOf(crew);
    if (ended || at < 0) return;
    crew.port.terminate();
    crews.splice(at, 1);
    for (const entry of crew.busy.values()) if (entry.job === jobId && job !== null) lost.push(entry.task);
    if (restarts === 0) {
      restarts++;
      onTrouble('restarted');
      spawnOrSlice();
    } else if (crews.length === 0) slices();
    giveAll();
  };

  for (let i = 0; i < size; i++) spawnOrSlice();
  return {
    run(next) {
      if (ended) return;
      jobId++;
      job = next;
      lost = [];
      giveAll();
    },
    cancel() {
      job = null;
      lost = [];
    },
    close() {
      ended = true;
      job = null;
      for (const { port } of crews) port.terminate();
      crews.length = 0;
    },
  };
}

/** The same interface on this thread: a task in a turn of its own, so that the page answers in between. */
function makeSlicePort(): Port {
  const solver = makeSolver();
  const waiting: Request[] = [];
  let ended = false;
  const port: Port = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage(request) {
      waiting.push(request);
      if (waiting.length === 1) setTimeout(work);
    },
    terminate() {
      ended = true;
    },
  };
  const work = () => {
    const request = waiting.shift();
    if (request === undefined || ended) return;
    if (waiting.length > 0) setTimeout(work);
    port.onmessage?.({ data: respond(solver, request) });
  };
  return port;
}

/** Workers of the browser: one less than its processors, but two at least and four at most. */
export function browserPool(onTrouble: (trouble: Trouble) => void): Pool {
  const size = Math.max(2, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));
  return makePool(
    () => new Worker(new URL('./atlas.worker.ts', import.meta.url), { type: 'module' }) as unknown as Port,
    size,
    onTrouble,
  );
}
