import { describe, expect, it, vi } from 'vitest';
import type { Cells } from '../../src/core/many/cellRecord.ts';
import type { Question } from '../../src/core/many/cells.ts';
import { plan } from '../../src/workers/passes.ts';
import { type Job, makePool, type Port, type Trouble } from '../../src/workers/pool.ts';
import { makeSolver, type Request, type Response, respond, type Task } from '../../src/workers/task.ts';

const question: Question = {
  plane: {
    setting: {
      rate: { kind: 'c', value: 2 },
      width: 100,
      target: 0,
      seed: 0,
      start: { kind: 'given', output: 1, ntk: 2 },
      outputScale: 1,
    },
    x: { kind: 'c', from: 0, to: 6 },
    y: { kind: 'y', from: -20, to: 20 },
    columns: 40,
    rows: 30,
  },
  limit: 200,
  decay: 0,
  seeds: 1,
  lyapunov: false,
};

/** A worker that answers when told to. */
class FakePort implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  onmessageerror: Port['onmessageerror'] = null;
  ended = false;
  readonly requests: Request[] = [];
  private readonly solver = makeSolver();
  postMessage(request: Request) {
    this.requests.push(request);
  }
  terminate() {
    this.ended = true;
  }
  /** Answers the oldest request; false when there is none. */
  answer(): boolean {
    const request = this.requests.shift();
    if (request === undefined || this.ended) return false;
    const data = { ...respond(this.solver, request), milliseconds: 1 } as Response;
    this.onmessage?.({ data });
    return true;
  }
}

interface Watched extends Job {
  readonly fates: Map<number, number>;
  state: 'running' | 'done' | string;
}

/** A job that computes the question and keeps what comes back. */
function job(asked: Question = question): Watched {
  const planner = plan(asked.plane, 12);
  const watched: Watched = {
    fates: new Map(),
    state: 'running',
    next() {
      const pass = planner.next();
      return pass === null || pass === 'wait' ? pass : { kind: 'cells', question: asked, pass };
    },
    take(task: Task, answer, milliseconds) {
      if (task.kind !== 'cells') return;
      planner.took(task.pass, milliseconds);
      const { fate } = answer as Cells;
      watched.fates.set(watched.fates.size, fate.length);
    },
    done() {
      watched.state = 'done';
    },
    failed(message) {
      watched.state = message;
    },
  };
  return watched;
}

const finish = (ports: readonly FakePort[]) => {
  for (let busy = true; busy; ) busy = ports.map((port) => port.answer()).some(Boolean);
};

function setUp(size: number) {
  const ports: FakePort[] = [];
  const troubles: Trouble[] = [];
  const pool = makePool(
    () => {
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    size,
    (trouble) => troubles.push(trouble),
  );
  return { ports, troubles, pool };
}

describe('the pool', () => {
  it('shares a job among its workers and says when every answer is in', () => {
    const { ports, pool } = setUp(2);
    const one = job();
    pool.run(one);
    finish(ports);
    expect(one.state).toBe('done');
    // The first look, then the whole plane.
    const cells = [...one.fates.values()].reduce((sum, count) => sum + count, 0);
    expect(cells).toBeGreaterThanOrEqual(1200);
    expect(cells).toBeLessThanOrEqual(1202);
  });

  it('drops the answers of a job when a newer one is asked', () => {
    const { ports, pool } = setUp(2);
    const old = job();
    const young = job();
    pool.run(old);
    ports[0]?.answer();
    const seen = old.fates.size;
    pool.run(young);
    finish(ports);
    expect(old.fates.size).toBe(seen);
    expect(old.state).toBe('running');
    expect(young.state).toBe('done');
  });

  it('stops on request, and goes on with the next job', () => {
    const { ports, pool } = setUp(1);
    const one = job();
    pool.run(one);
    ports[0]?.answer();
    pool.cancel();
    const seen = one.fates.size;
    finish(ports);
    expect([one.fates.size, one.state]).toEqual([seen, 'running']);
    const next = job();
    pool.run(next);
    finish(ports);
    expect(next.state).toBe('done');
  });

  it('replaces a worker that crashes once, gives its tasks to others, and says so', () => {
    const { ports, troubles, pool } = setUp(2);
    const one = job();
    pool.run(one);
    ports[0]?.answer();
    ports[0]?.onerror?.(new Error('out of memory'));
    expect(troubles).toEqual(['restarted']);
    expect(ports[0]?.ended).toBe(true);
    expect(ports).toHaveLength(3);
    finish(ports);
    expect(one.state).toBe('done');
    const cells = [...one.fates.values()].reduce((sum, count) => sum + count, 0);
    expect(cells).toBeGreaterThanOrEqual(1200);
  });

  it('computes in slices on its own thread when no worker is left', async () => {
    const { ports, troubles, pool } = setUp(1);
    const one = job();
    pool.run(one);
    ports[0]?.onerror?.(new Error('first'));
    ports[1]?.onerror?.(new Error('second'));
    expect(troubles).toEqual(['restarted', 'slices']);
    await vi.waitFor(() => expect(one.state).toBe('done'));
  });

  it('computes in slices where there are no workers at all', async () => {
    const troubles: Trouble[] = [];
    const pool = makePool(
      () => {
        throw new Error('Worker is not defined');
      },
      2,
      (trouble) => troubles.push(trouble),
    );
    expect(troubles).toEqual(['slices']);
    const one = job();
    pool.run(one);
    await vi.waitFor(() => expect(one.state).toBe('done'));
  });

  it('tells of a task that cannot be computed', async () => {
    const pool = makePool(
      () => {
        throw new Error('none');
      },
      1,
      () => {},
    );
    const one = job({ ...question, seeds: 0 });
    pool.run(one);
    await vi.waitFor(() => expect(one.state).not.toBe('running'));
    expect(one.state).toMatch(/seeds/);
  });

  it('answers nothing after it was closed', () => {
    const { ports, pool } = setUp(1);
    pool.close();
    const one = job();
    pool.run(one);
    finish(ports);
    expect(one.fates.size).toBe(0);
    expect(ports[0]?.ended).toBe(true);
  });
});
