import { Crew, type Port } from './crew.ts';
import { buffersOf, type Reply, type TaskTypes } from './protocol.ts';

/** The asking side of the channel: workers shared by several clients, each with one job at a time. */

/** A job hands out its questions one by one and takes what comes back. */
export interface Job<Question, Part> {
  /**
   * The next question; 'wait' while an answer is needed first, or where it had better not be asked while the next in a stream of jobs may be on its
   * way (`inStream`); null when there are no more.
   */
  next(inStream: boolean): Question | 'wait' | null;
  part(question: Question, part: Part, milliseconds: number): void;
  /** Whether `part` copies all it needs, so that the buffers it was given may be used again. */
  readonly copies?: boolean;
  /** Every answer is in. */
  done(): void;
  /** A question cannot be answered; the job is over. */
  failed(message: string): void;
}

/** One who asks: its newest job takes the place of the one before. */
export interface Client<Tasks extends TaskTypes> {
  run<Name extends keyof Tasks & string>(
    task: Name,
    job: Job<Tasks[Name]['question'], Tasks[Name]['part']>,
  ): void;
  /** Ends the job under way; its answers are dropped. */
  cancel(): void;
}

/** restarted: a worker stopped and a new one took its place; slices: there are none, and the page computes by itself. */
export type Trouble = 'restarted' | 'slices';

export interface Pool {
  /** A client of a subject's tasks. */
  client<Tasks extends TaskTypes>(subject: string): Client<Tasks>;
  /** Ends everything. */
  close(): void;
}

export interface Staff {
  /** Starts a worker, or throws where there are none. */
  spawn(): Port;
  /** The same interface on the page's own thread. */
  slices(): Port;
  readonly size: number;
  /** Workers that a job in a stream of them has, each in the place of the one before: as many as leave the page a processor to show them with. */
  readonly sizeInStream: number;
  onTrouble(trouble: Trouble): void;
}

/** Tasks a worker has at hand, so that it need not wait for the next. */
const AT_HAND = 2;
/** Seconds a worker may be silent over a task before it is given up. */
const PATIENCE = 10;
/** Milliseconds after which no other job is expected to take the place of one that took another's. */
const CALM = 100;
/** Times a task that took its worker with it is tried again. */
const SECOND_CHANCES = 1;
/** Workers that stop before they ever answered, after which no more are started. */
const MOST_STILLBORN = 3;

interface Task {
  readonly run: Running;
  readonly question: unknown;
  lost: number;
}

/** A job with its place in the pool. */
interface Running {
  readonly number: number;
  readonly task: string;
  readonly job: Job<unknown, unknown>;
  /** Whether the next in a stream of jobs may be on its way. */
  inStream: boolean;
  /** Tasks given out and not answered. */
  open: number;
  /** Tasks that a worker took with it. */
  readonly lost: Task[];
}

export function makePool(staff: Staff): Pool {
  const crews: Crew<Task>[] = [];
  /** Jobs under way, the one to be served next first: who is not among them is over. */
  const jobs = new Set<Running>();
  let lastId = 0;
  let lastJob = 0;
  let stillborn = 0;
  let ended = false;
  const watch = setInterval(() => {
    for (const crew of [...crews]) {
      // Counted in ticks, not by the clock: a machine that slept gave its workers no time either.
      crew.silent = crew.busy.size > 0 ? crew.silent + 1 : 0;
      if (crew.silent > PATIENCE) crashed(crew);
    }
  }, 1000);

  const hire = (port: Port) => {
    const crew = new Crew<Task>(port);
    port.onmessage = ({ data }) => heard(crew, data);
    port.onerror = () => crashed(crew);
    port.onmessageerror = () => crashed(crew);
    crews.push(crew);
  };
  const hireSlices = () => {
    staff.onTrouble('slices');
    hire(staff.slices());
  };
  const hireWorker = () => {
    try {
      if (stillborn < MOST_STILLBORN) hire(staff.spawn());
    } catch {
      stillborn = MOST_STILLBORN;
    }
    if (crews.length === 0) hireSlices();
  };

  /** The next task of any job, the jobs taking turns, for the worker in a place. */
  const nextTask = (place: number): Task | null => {
    for (const run of [...jobs]) {
      // One job's end may have ended another.
      if (!jobs.has(run) || (run.inStream && place >= staff.sizeInStream)) continue;
      const lost = run.lost.pop();
      const question = lost === undefined ? run.job.next(run.inStream) : null;
      if (lost === undefined && (question === null || question === 'wait')) {
        if (question === null && run.open === 0) finish(run, () => run.job.done());
        continue;
      }
      jobs.delete(run);
      jobs.add(run);
      run.open++;
      return lost ?? { run, question, lost: 0 };
    }
    return null;
  };
  /** Fills everyone's hands. */
  const giveTasks = () => {
    for (const [place, crew] of crews.entries()) {
      while (crew.busy.size < AT_HAND) {
        const task = nextTask(place);
        if (task === null) break;
        const { number: job, task: name } = task.run;
        crew.ask({ id: ++lastId, job, task: name, question: task.question }, task);
      }
    }
  };
  const giveAll = () => {
    giveTasks();
    for (const crew of crews) crew.post();
  };
  const finish = (run: Running, tell: () => void) => {
    jobs.delete(run);
    for (const crew of crews) crew.cancel((task) => task.run === run);
    tell();
  };

  const heard = (crew: Crew<Task>, reply: Reply) => {
    crew.answered = true;
    crew.silent = 0;
    if (ended) return;
    const task = crew.busy.get(reply.id);
    if (task === undefined) {
      // What was cancelled while its answer was on its way.
      if ('part' in reply) crew.giveBack(buffersOf(reply.part));
      return;
    }
    const { run, question } = task;
    if (reply.kind === 'failed' || reply.kind === 'done') {
      crew.busy.delete(reply.id);
      run.open--;
    }
    if (reply.kind === 'failed') finish(run, () => run.job.failed(reply.error));
    else if ('part' in reply && reply.part !== undefined) {
      run.job.part(question, reply.part, reply.milliseconds);
      if (run.job.copies === true) crew.giveBack(buffersOf(reply.part));
    }
    giveAll();
  };
  const crashed = (crew: Crew<Task>) => {
    const at = crews.indexOf(crew);
    if (at < 0) return;
    crew.port.terminate();
    crews.splice(at, 1);
    if (!crew.answered) stillborn++;
    for (const task of crew.busy.values()) {
      task.run.open--;
      task.lost++;
      if (task.lost <= SECOND_CHANCES) task.run.lost.push(task);
      else if (jobs.has(task.run))
        finish(task.run, () =>
          task.run.job.failed('the computation stopped, and stopped again when repeated'),
        );
    }
    if (stillborn < MOST_STILLBORN) staff.onTrouble('restarted');
    hireWorker();
    giveAll();
  };

  for (let i = 0; i < staff.size; i++) hireWorker();
  return {
    client(subject) {
      let own: Running | null = null;
      const cancel = () => {
        if (own !== null) finish(own, () => {});
      };
      return {
        run(task, job) {
          const inStream = own !== null && jobs.has(own);
          cancel();
          const run: Running = {
            number: ++lastJob,
            task: `${subject}.${task}`,
            job: job as Job<unknown, unknown>,
            inStream,
            open: 0,
            lost: [],
          };
          own = run;
          jobs.add(run);
          giveAll();
          if (inStream)
            setTimeout(() => {
              run.inStream = false;
              giveAll();
            }, CALM);
        },
        cancel() {
          cancel();
          // What it leaves free goes to others.
          giveAll();
        },
      };
    },
    close() {
      ended = true;
      clearInterval(watch);
      jobs.clear();
      for (const { port } of crews) port.terminate();
      crews.length = 0;
    },
  };
}
