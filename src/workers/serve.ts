import type { Ask, Reply, Request, Solve, Subject } from './protocol.ts';
import { SpareRoom } from './spareRoom.ts';

/** The answering side of the channel: one task after the other, in pieces between which it listens. */

/** How long it works between two breaths, milliseconds: what it works on may be the answer to an older question. */
const BREATH = 2;
/** After so many milliseconds without another word it says that it is alive. */
const SILENCE = 500;

/** What a server needs of where it runs. */
export interface Surroundings {
  send(reply: Reply): void;
  /** Calls back in a turn of its own, after messages that have come in. */
  later(work: () => void): void;
  /** Milliseconds. */
  now(): number;
}

/** Loads the tasks of a subject; `makeRoom` gives buffers for their parts, of at least so many bytes, whatever they hold. */
export type Load = (makeRoom: (bytes: number) => ArrayBuffer) => Promise<Subject>;

/** Takes requests; `subjects` are loaded when the first of their tasks is asked. */
export function serve(
  subjects: Readonly<Record<string, Load>>,
  { send, later, now }: Surroundings,
  breath = BREATH,
): (request: Request) => void {
  const loaded = new Map<string, Subject | null>();
  const waiting: Ask[] = [];
  const room = new SpareRoom();
  let current: { readonly ask: Ask; readonly parts: ReturnType<Solve> } | null = null;
  /** Milliseconds spent on the next part in turns before this one. */
  let spent = 0;
  /** When it last said something of a task. */
  let told = now();

  const fail = (id: number, error: unknown) =>
    send({ kind: 'failed', id, error: error instanceof Error ? error.message : String(error) });

  /** The function behind a task; null while its subject is on its way. @throws RangeError for a task nobody knows. */
  const solveOf = (task: string): Solve | null => {
    const [name = '', own = ''] = task.split('.', 2);
    const subject = loaded.get(name);
    if (subject === null) return null;
    const load = subjects[name];
    if (subject === undefined && load !== undefined) {
      loaded.set(name, null);
      load((bytes) => room.take(bytes)).then(
        (tasks) => {
          loaded.set(name, tasks);
          work();
        },
        (error) => {
          loaded.delete(name);
          for (const ask of waiting.filter(({ task }) => task.startsWith(`${name}.`))) {
            waiting.splice(waiting.indexOf(ask), 1);
            fail(ask.id, error);
          }
          work();
        },
      );
      return null;
    }
    const solve = subject?.[own];
    if (solve === undefined) throw new RangeError(`task must be one that is known, got ${task}`);
    return solve;
  };

  /** Begins the next task; false when there is none, or its subject is not here yet. */
  const begin = (): boolean => {
    const [ask] = waiting;
    if (ask === undefined) return false;
    try {
      const solve = solveOf(ask.task);
      if (solve === null) return false;
      waiting.shift();
      current = { ask, parts: solve(ask.question as never, ask.job) };
    } catch (error) {
      waiting.shift();
      fail(ask.id, error);
    }
    return true;
  };

  /** Works until the next breath, or until nothing is left. */
  const work = () => {
    const started = now();
    let since = started;
    while (current !== null || begin()) {
      if (current === null) continue;
      const { ask, parts } = current;
      try {
        const { value, done } = parts.next();
        const time = now();
        if (done) current = null;
        if (done || value !== undefined) {
          const kind = done ? 'done' : 'part';
          send({ kind, id: ask.id, part: value, milliseconds: spent + time - since });
          spent = 0;
          since = time;
          told = time;
        }
        if (time - started >= breath && (current !== null || waiting.length > 0)) {
          spent += time - since;
          if (time - told >= SILENCE) {
            send({ kind: 'alive', id: ask.id });
            told = time;
          }
          later(work);
          return;
        }
      } catch (error) {
        current = null;
        spent = 0;
        since = now();
        fail(ask.id, error);
      }
    }
  };

  const cancel = (asked: number) => {
    const at = waiting.findIndex(({ id }) => id === asked);
    if (at >= 0) waiting.splice(at, 1);
    if (current?.ask.id === asked) {
      current = null;
      spent = 0;
    }
  };

  return (request) => {
    // While a task is under way, or its subject on its way, its own next turn will come to these.
    const isIdle = current === null && waiting.length === 0;
    room.give(request.spare);
    waiting.push(...request.ask);
    for (const id of request.cancel) cancel(id);
    if (isIdle) work();
  };
}
