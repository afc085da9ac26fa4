import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Port } from '../../src/workers/crew.ts';
import { type Client, type Job, makePool, type Trouble } from '../../src/workers/pool.ts';
import type { Ask, Request } from '../../src/workers/protocol.ts';

type Tasks = { readonly double: { readonly question: number; readonly part: number } };

/** A worker that does what it is told. */
class FakePort implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  onmessageerror: Port['onmessageerror'] = null;
  ended = false;
  readonly requests: Request[] = [];
  private readonly answered: number[] = [];
  readonly transferred: ArrayBuffer[] = [];
  postMessage(request: Request, transfer: ArrayBuffer[]) {
    this.requests.push(request);
    this.transferred.push(...transfer);
  }
  terminate() {
    this.ended = true;
  }
  /** Tasks asked and neither answered nor cancelled. */
  get asks(): Ask[] {
    const done = new Set([...this.cancels, ...this.answered]);
    return this.requests.flatMap(({ ask }) => ask).filter(({ id }) => !done.has(id));
  }
  get cancels(): number[] {
    return this.requests.flatMap(({ cancel }) => cancel);
  }
  /** Answers the oldest task. False when there is none. */
  answer(): boolean {
    const [ask] = this.asks;
    if (ask === undefined || this.ended) return false;
    this.finish(ask.id, 2 * (ask.question as number));
    return true;
  }
  finish(id: number, part: unknown) {
    this.answered.push(id);
    this.onmessage?.({ data: { kind: 'done', id, part, milliseconds: 7 } });
  }
  fail(error: string) {
    const [ask] = this.asks;
    if (ask !== undefined) this.onmessage?.({ data: { kind: 'failed', id: ask.id, error } });
  }
  alive() {
    const [ask] = this.asks;
    if (ask !== undefined) this.onmessage?.({ data: { kind: 'alive', id: ask.id } });
  }
}

interface Watched extends Job<number, number> {
  readonly parts: [question: number, part: number][];
  state: string;
}

/** A job that asks for the doubles of 1 … count. */
function job(count: number): Watched {
  let next = 0;
  const watched: Watched = {
    parts: [],
    state: 'running',
    next: () => (next < count ? ++next : null),
    part: (question, part) => watched.parts.push([question, part]),
    done: () => {
      watched.state = 'done';
    },
    failed: (message) => {
      watched.state = message;
    },
  };
  return watched;
}

const doubles = (count: number) => Array.from({ length: count }, (_, i) => [i + 1, 2 * i + 2]);
const inOrder = ({ parts }: Watched) => [...parts].sort(([a], [b]) => a - b);

const finish = (ports: readonly FakePort[]) => {
  for (let busy = true; busy; ) busy = ports.map((port) => port.answer()).some(Boolean);
};

function setUp(size: number, spawns = Number.POSITIVE_INFINITY, sizeInStream = size) {
  const ports: FakePort[] = [];
  const slices = new FakePort();
  const troubles: Trouble[] = [];
  const pool = makePool({
    size,
    sizeInStream,
    spawn() {
      if (ports.length >= spawns) throw new Error('Worker is not defined');
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    slices: () => slices,
    onTrouble: (trouble) => troubles.push(trouble),
  });
  const client = (): Client<Tasks> => pool.client<Tasks>('sums');
  return { ports, slices, troubles, pool, client };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the pool', () => {
  it('gives every question to one worker, names subject and task, and says when every answer is in', () => {
    const { ports, client } = setUp(2);
    const one = job(9);
    client().run('double', one);
    // Two at hand each, so that nobody waits.
    expect(ports.map(({ asks }) => asks.length)).toEqual([2, 2]);
    expect(ports[0]?.asks[0]).toMatchObject({ task: 'sums.double', question: 1, job: 1 });
    finish(ports);
    expect(inOrder(one)).toEqual(doubles(9));
    expect(one.state).toBe('done');
  });

  it('takes every part, and the one that comes with the end where there is one', () => {
    const { ports, client } = setUp(1);
    const one = job(2);
    client().run('double', one);
    const [first, second] = (ports[0]?.asks ?? []).map(({ id }) => id) as [number, number];
    const say = (kind: 'part' | 'done', id: number, part?: number) =>
      ports[0]?.onmessage?.({ data: { kind, id, part, milliseconds: 1 } });
    say('part', first, 1);
    say('part', first, 2);
    say('done', first);
    say('done', second, 4);
    expect([one.parts, one.state]).toEqual([
      [
        [1, 1],
        [1, 2],
        [2, 4],
      ],
      'done',
    ]);
  });

  it('tells a worker all that there is to tell it at a time in one message', () => {
    const { ports, client } = setUp(2);
    const own = client();
    own.run('double', job(9));
    own.run('double', job(9));
    const told = ports.map(({ requests }) => requests.map(({ ask, cancel }) => [ask.length, cancel.length]));
    const each = [
      [2, 0],
      [2, 2],
    ];
    expect(told).toEqual([each, each]);
    ports[0]?.answer();
    expect(ports[0]?.requests).toHaveLength(3);
    expect(ports[1]?.requests).toHaveLength(2);
  });

  it('sends back the buffers of what was read, and of what came too late, and no others', () => {
    const { ports, pool } = setUp(1);
    const client = pool.client<{ readonly fill: { question: number; part: { cells: Uint8Array } } }>('sums');
    const parts = [0, 1, 2].map((at) => ({ cells: Uint8Array.of(at) }));
    const answer = (at: number) => {
      const [ask] = ports[0]?.asks ?? [];
      ports[0]?.finish(ask?.id ?? 0, parts[at]);
    };
    const back = () => ports[0]?.requests.flatMap(({ spare }) => spare);
    const run = (count: number, copies: boolean) => {
      let next = 0;
      const nothing = () => {};
      client.run('fill', {
        ...(copies ? { copies } : {}),
        next: () => (next < count ? next++ : null),
        part: nothing,
        done: nothing,
        failed: nothing,
      });
    };
    run(9, false);
    answer(0);
    expect(back()).toEqual([]);
    run(9, true);
    answer(1);
    const [late] = ports[0]?.asks ?? [];
    // Not twice, and handed over.
    expect([back(), ports[0]?.transferred]).toEqual([[parts[1]?.cells.buffer], [parts[1]?.cells.buffer]]);
    client.cancel();
    ports[0]?.finish(late?.id ?? 0, parts[2]);
    run(1, true);
    expect(back()).toEqual([parts[1]?.cells.buffer, parts[2]?.cells.buffer]);
  });

  it('waits for an answer where the next question depends on it', () => {
    const { ports, client } = setUp(2);
    const one = job(3);
    const { next } = one;
    let asked = 0;
    client().run('double', {
      ...one,
      next: (inStream) => {
        if (asked === 1 && one.parts.length === 0) return 'wait';
        asked++;
        return next(inStream);
      },
    });
    expect(ports.map(({ asks }) => asks.length)).toEqual([1, 0]);
    finish(ports);
    expect(inOrder(one)).toEqual(doubles(3));
    expect(one.state).toBe('done');
  });

  it('lets the newest job of a client take the place of the one before, whose answers are dropped', () => {
    const { ports, client } = setUp(2);
    const [old, young] = [job(50), job(4)];
    const own = client();
    own.run('double', old);
    ports[0]?.answer();
    own.run('double', young);
    expect(ports.flatMap(({ cancels }) => cancels)).toHaveLength(4);
    finish(ports);
    expect([old.parts.length, old.state]).toEqual([1, 'running']);
    expect([young.parts.length, young.state]).toEqual([4, 'done']);
  });

  it('leaves the page a processor while jobs come in a stream, and takes it when they have calmed down', () => {
    const { ports, client } = setUp(3, Number.POSITIVE_INFINITY, 2);
    const asked = () => ports.map(({ asks }) => asks.length);
    const [own, other] = [client(), client()];
    own.run('double', job(50));
    expect(asked()).toEqual([2, 2, 2]);
    const last = job(50);
    own.run('double', last);
    expect(asked()).toEqual([2, 2, 0]);
    // Another client's is in no stream.
    other.run('double', job(1));
    expect(asked()).toEqual([2, 2, 1]);
    vi.advanceTimersByTime(99);
    expect(asked()).toEqual([2, 2, 1]);
    vi.advanceTimersByTime(1);
    expect(asked()).toEqual([2, 2, 2]);
    finish(ports);
    expect([last.state, inOrder(last)]).toEqual(['done', doubles(50)]);
    // The one before is done: this is no stream.
    own.run('double', job(50));
    expect(asked()).toEqual([2, 2, 2]);
    // Nor is what comes after a cancellation.
    own.cancel();
    own.run('double', job(50));
    expect(asked()).toEqual([2, 2, 2]);
  });

  it('tells a job whether the next in a stream is expected, and asks it again when it is not any more', () => {
    const { ports, client } = setUp(2);
    const own = client();
    const told: boolean[] = [];
    /** Has one question that does not wait for calm, and two that do. */
    const waiting = () => {
      const one = job(3);
      const { next } = one;
      let asked = 0;
      return {
        ...one,
        next: (inStream: boolean) => {
          told.push(inStream);
          if (inStream && asked > 0) return 'wait';
          asked++;
          return next(inStream);
        },
        one,
      } as const;
    };
    const [first, second] = [waiting(), waiting()];
    own.run('double', first);
    expect([told.some((each) => each), ports.flatMap(({ asks }) => asks).length]).toEqual([false, 3]);
    told.length = 0;
    own.run('double', second);
    expect(told.length > 0 && told.every((each) => each)).toBe(true);
    finish(ports);
    expect([second.one.parts.length, second.one.state]).toEqual([1, 'running']);
    told.length = 0;
    vi.advanceTimersByTime(100);
    expect(told.length > 0 && told.every((each) => !each)).toBe(true);
    finish(ports);
    expect([inOrder(second.one), second.one.state]).toEqual([doubles(3), 'done']);
  });

  it('drops an answer that was on its way when its task was cancelled', () => {
    const { ports, client } = setUp(1);
    const own = client();
    const one = job(2);
    own.run('double', one);
    const late = ports[0]?.asks[0] as Ask;
    own.cancel();
    ports[0]?.onmessage?.({ data: { kind: 'part', id: late.id, part: 2, milliseconds: 1 } });
    ports[0]?.onmessage?.({ data: { kind: 'done', id: late.id, part: 4, milliseconds: 1 } });
    expect([one.parts, one.state]).toEqual([[], 'running']);
    const next = job(1);
    own.run('double', next);
    finish(ports);
    expect(next.state).toBe('done');
  });

  it('shares its workers among clients, in turn', () => {
    const { ports, client } = setUp(1);
    const [one, two] = [job(20), job(20)];
    client().run('double', one);
    client().run('double', two);
    for (let i = 0; i < 10; i++) ports[0]?.answer();
    expect(Math.abs(one.parts.length - two.parts.length)).toBeLessThanOrEqual(2);
    finish(ports);
    expect([one.state, two.state]).toEqual(['done', 'done']);
    expect([inOrder(one), inOrder(two)]).toEqual([doubles(20), doubles(20)]);
  });

  it('goes on with other clients when one cancels', () => {
    const { ports, client } = setUp(1);
    const [one, two] = [job(5), job(5)];
    const own = client();
    own.run('double', one);
    client().run('double', two);
    own.cancel();
    finish(ports);
    expect([one.state, two.state]).toEqual(['running', 'done']);
    // Cancelling once more, or after the end, is nothing.
    own.cancel();
  });

  it('lets a job that ends start the next', () => {
    const { ports, client } = setUp(1);
    const own = client();
    const next = job(2);
    own.run('double', { ...job(1), done: () => own.run('double', next) });
    finish(ports);
    expect(next.state).toBe('done');
  });

  it('asks nothing more for a job that the end of another has cancelled', () => {
    const { ports, client } = setUp(1);
    const own = client();
    const two = job(9);
    client().run('double', { ...job(1), done: () => own.cancel() });
    own.run('double', two);
    ports[0]?.answer();
    expect(ports[0]?.asks).toEqual([]);
    finish(ports);
    expect([two.parts, two.state]).toEqual([[], 'running']);
  });

  it('tells of a task that cannot be answered, and ends its job alone', () => {
    const { ports, client } = setUp(1);
    const [one, two] = [job(5), job(2)];
    client().run('double', one);
    client().run('double', two);
    ports[0]?.fail('seeds must be at least 1');
    expect(one.state).toBe('seeds must be at least 1');
    finish(ports);
    expect(two.state).toBe('done');
    expect(one.parts).toEqual([]);
  });
});

describe('a worker that stops', () => {
  it('is replaced, its tasks are given to others, and that is said', () => {
    const { ports, troubles, client } = setUp(2);
    const one = job(9);
    client().run('double', one);
    ports[0]?.answer();
    ports[0]?.onerror?.(new Error('out of memory'));
    expect(troubles).toEqual(['restarted']);
    expect(ports[0]?.ended).toBe(true);
    expect(ports).toHaveLength(3);
    finish(ports);
    expect(inOrder(one)).toEqual(doubles(9));
    expect(one.state).toBe('done');
  });

  it('is replaced once, however often it says so', () => {
    const { ports, troubles, client } = setUp(1);
    client().run('double', job(2));
    const [first] = ports;
    first?.onerror?.(new Error('out of memory'));
    first?.onerror?.(new Error('out of memory'));
    first?.onmessageerror?.({});
    expect([ports.length, troubles]).toEqual([2, ['restarted']]);
  });

  it('is given up when it is silent over a task for ten seconds, not when it says that it is at it', () => {
    const { ports, troubles, client } = setUp(1);
    const one = job(2);
    client().run('double', one);
    for (let i = 0; i < 30; i++) {
      vi.advanceTimersByTime(1000);
      ports[0]?.alive();
    }
    expect(troubles).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(troubles).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect([troubles, ports.length, ports[0]?.ended]).toEqual([['restarted'], 2, true]);
    finish(ports);
    expect([one.state, inOrder(one)]).toEqual(['done', doubles(2)]);
  });

  it('is given up over its last task as over any', () => {
    const { ports, troubles, client } = setUp(1);
    client().run('double', job(1));
    vi.advanceTimersByTime(10_000);
    expect(troubles).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect([troubles, ports.length]).toEqual([['restarted'], 2]);
  });

  it('may be silent as long as it has nothing to do', () => {
    const { ports, troubles, client } = setUp(1);
    const one = job(1);
    client().run('double', one);
    finish(ports);
    vi.advanceTimersByTime(60_000);
    expect([troubles, one.state]).toEqual([[], 'done']);
  });

  it('twice over two tasks of a job fails it once', () => {
    const { ports, client } = setUp(1);
    const failures: string[] = [];
    client().run('double', { ...job(2), failed: (message) => failures.push(message) });
    ports[0]?.onerror?.({});
    ports[1]?.onerror?.({});
    expect(failures).toEqual(['the computation stopped, and stopped again when repeated']);
  });

  it('twice over the same task fails its job, and no other', () => {
    const { ports, client } = setUp(1);
    const [one, two] = [job(1), job(1)];
    client().run('double', one);
    ports[0]?.onmessageerror?.({});
    client().run('double', two);
    // The first is tried again before the second is begun.
    expect(ports[1]?.asks.map(({ question }) => question)).toEqual([1, 1]);
    ports[1]?.onerror?.({});
    expect(one.state).toBe('the computation stopped, and stopped again when repeated');
    finish(ports);
    expect(two.state).toBe('done');
  });

  it('before it ever answered is not replaced for ever: then the page computes in slices', () => {
    const { ports, slices, troubles, client } = setUp(1);
    const one = job(1);
    vi.spyOn(one, 'failed').mockImplementation(() => {});
    client().run('double', one);
    for (const port of [0, 1, 2]) ports[port]?.onerror?.(new Error('blocked'));
    expect(troubles).toEqual(['restarted', 'restarted', 'slices']);
    expect(ports).toHaveLength(3);
    const two = job(3);
    client().run('double', two);
    finish([slices]);
    expect(two.state).toBe('done');
  });
});

describe('workers that have answered', () => {
  it('are replaced however many stop', () => {
    const { ports, troubles, client } = setUp(1);
    const own = client();
    for (let i = 0; i < 5; i++) {
      const one = job(1);
      own.run('double', one);
      ports[i]?.answer();
      expect(one.state).toBe('done');
      ports[i]?.onerror?.(new Error('out of memory'));
    }
    expect(troubles).toEqual(Array(5).fill('restarted'));
  });
});

describe('a page without workers', () => {
  it('computes in slices, and says so', () => {
    const { slices, troubles, client } = setUp(2, 0);
    expect(troubles).toEqual(['slices']);
    const one = job(5);
    client().run('double', one);
    finish([slices]);
    expect([inOrder(one), one.state]).toEqual([doubles(5), 'done']);
  });

  it('does not when one worker could be started', () => {
    const { ports, troubles, client } = setUp(4, 1);
    expect(troubles).toEqual([]);
    const one = job(5);
    client().run('double', one);
    finish(ports);
    expect(one.state).toBe('done');
  });
});

it('a closed pool answers nothing, ends its workers and minds no clock', () => {
  const { ports, pool, client } = setUp(1);
  const own = client();
  const [one, two] = [job(3), job(3)];
  own.run('double', one);
  const ask = ports[0]?.asks[0] as Ask;
  pool.close();
  own.run('double', two);
  ports[0]?.onmessage?.({ data: { kind: 'part', id: ask.id, part: 2, milliseconds: 1 } });
  ports[0]?.onerror?.({});
  expect([one.parts, one.state, two.state]).toEqual([[], 'running', 'running']);
  expect([ports.length, ports[0]?.ended, vi.getTimerCount()]).toEqual([1, true, 0]);
});
