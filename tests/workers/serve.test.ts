import { describe, expect, it } from 'vitest';
import { buffersOf, type Reply, type Subject } from '../../src/workers/protocol.ts';
import { type Load, serve } from '../../src/workers/serve.ts';

/** A server on a clock that only moves when a task takes time; `turn` is what a message queue would call next. */
function setUp(tasks: Record<string, Load>) {
  const replies: Reply[] = [];
  const turns: (() => void)[] = [];
  let clock = 0;
  const take = serve(
    tasks,
    { send: (reply) => replies.push(reply), later: (work) => turns.push(work), now: () => clock },
    8,
  );
  const ask = (id: number, task: string, question: unknown = null, job = 1) =>
    take({ ask: [{ id, job, task, question }], cancel: [], spare: [] });
  return {
    replies,
    ask,
    cancel: (id: number) => take({ ask: [], cancel: [id], spare: [] }),
    take,
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
    turn: () => turns.shift()?.(),
    /** What it answered, and in how many milliseconds. */
    answers: () => replies.flatMap((reply) => ('part' in reply && reply.part !== undefined ? [reply] : [])),
    /** Kinds and numbers of what was said. */
    said: () => replies.map(({ kind, id }) => `${kind} ${id}`),
  };
}

/** Loads at the next microtask. */
const loaded = () => new Promise((resolve) => setTimeout(resolve));

/** Counts to `question`, each number a part that takes a millisecond, with a breath after each. */
const counting = (pass: (milliseconds: number) => void) => async (): Promise<Subject> => ({
  *count(question: never) {
    for (let i = 1; i <= (question as number); i++) {
      pass(3);
      yield undefined;
      pass(2);
      yield i;
    }
  },
  *job(_: never, job: number) {
    yield job;
  },
  *sum(question: never) {
    for (let i = 0; i < 3; i++) {
      pass(1);
      yield undefined;
    }
    return 2 * (question as number);
  },
  // biome-ignore lint/correctness/useYield: it fails before it has anything to say
  *fail() {
    pass(4);
    throw new RangeError('out of range');
  },
});

function setUpCounting() {
  let pass = (_: number) => {};
  const server = setUp({ test: counting((milliseconds) => pass(milliseconds)) });
  pass = server.pass;
  return server;
}

describe('the answering side', () => {
  it('gives the parts in order with their time, however often it takes a breath', async () => {
    const { ask, turn, answers, said } = setUpCounting();
    ask(1, 'test.count', 3);
    await loaded();
    expect(said()).toEqual(['part 1']);
    turn();
    turn();
    expect(said()).toEqual(['part 1', 'part 1', 'part 1', 'done 1']);
    const parts = answers();
    expect(parts.map(({ part }) => part)).toEqual([1, 2, 3]);
    // The time of a part counts all turns it took.
    expect(parts.map(({ milliseconds }) => milliseconds)).toEqual([5, 5, 5]);
  });

  it('gives what a task returns with its end', async () => {
    const { ask, replies } = setUpCounting();
    ask(1, 'test.sum', 21);
    ask(2, 'test.sum', 4);
    await loaded();
    expect(replies).toEqual([
      { kind: 'done', id: 1, part: 42, milliseconds: 3 },
      { kind: 'done', id: 2, part: 8, milliseconds: 3 },
    ]);
  });

  it('offers room for parts in buffers that came back', async () => {
    const { take, answers } = setUp({
      test: async (makeRoom) => ({
        // biome-ignore lint/correctness/useYield: it is done at once
        *fill(bytes: never) {
          return new Uint8Array(makeRoom(bytes));
        },
      }),
    });
    const spare = new ArrayBuffer(32);
    const ask = (id: number, bytes: number) => ({ id, job: 1, task: 'test.fill', question: bytes });
    take({ ask: [ask(1, 24), ask(2, 24)], cancel: [], spare: [spare] });
    await loaded();
    const buffers = answers().map(({ part }) => (part as Uint8Array).buffer);
    expect([buffers[0] === spare, buffers[1]?.byteLength]).toEqual([true, 24]);
  });

  it('leaves out what the message that asks for it cancels', async () => {
    const { take, said } = setUpCounting();
    const asks = [1, 2, 3].map((id) => ({ id, job: 1, task: 'test.sum', question: id }));
    take({ ask: asks, cancel: [1, 3], spare: [] });
    await loaded();
    expect(said()).toEqual(['done 2']);
  });

  it('breathes after eight milliseconds, and not before', async () => {
    let pass = (_: number) => {};
    const server = setUp({
      test: async () => ({
        *two() {
          pass(7);
          yield 'a';
          pass(1);
          yield 'b';
          yield 'c';
        },
      }),
    });
    pass = server.pass;
    server.ask(1, 'test.two');
    await loaded();
    expect(server.said()).toEqual(['part 1', 'part 1']);
    server.turn();
    expect(server.said()).toEqual(['part 1', 'part 1', 'part 1', 'done 1']);
  });

  it('says that it is alive when it has been silent for half a second, and not before', async () => {
    let pass = (_: number) => {};
    const server = setUp({
      test: async () => ({
        *long() {
          for (let i = 0; i < 11; i++) {
            pass(100);
            yield i === 5 ? 'half' : undefined;
          }
        },
      }),
    });
    pass = server.pass;
    server.ask(1, 'test.long');
    await loaded();
    const said: number[] = [];
    for (let i = 0; i < 11; i++) {
      said.push(server.said().length);
      server.turn();
    }
    // Alive after five turns; the part after six, and so not alive again before the eleventh.
    expect(said).toEqual([0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 3]);
    expect(server.said()).toEqual(['alive 1', 'part 1', 'alive 1', 'done 1']);
  });

  it('hears a cancellation between two breaths, and goes on with the next task', async () => {
    const { ask, cancel, turn, said } = setUpCounting();
    ask(1, 'test.count', 100);
    ask(2, 'test.count', 1);
    await loaded();
    cancel(1);
    for (let i = 0; i < 5; i++) turn();
    expect(said()).toEqual(['part 1', 'part 2', 'done 2']);
  });

  it('forgets a task that is cancelled before its turn', async () => {
    const { ask, cancel, turn, said } = setUpCounting();
    ask(1, 'test.count', 2);
    ask(2, 'test.count', 1);
    ask(3, 'test.count', 1);
    cancel(2);
    await loaded();
    for (let i = 0; i < 5; i++) turn();
    expect(said()).toEqual(['part 1', 'part 1', 'done 1', 'part 3', 'done 3']);
  });

  it('tells of a task that fails, and of one nobody knows, and lives on', async () => {
    const { ask, replies, said } = setUpCounting();
    ask(1, 'test.fail');
    await loaded();
    ask(2, 'test.nothing');
    ask(3, 'nobody.count', 1);
    ask(4, 'test.count', 1);
    expect(said()).toEqual(['failed 1', 'failed 2', 'failed 3', 'part 4', 'done 4']);
    expect(replies.flatMap((reply) => (reply.kind === 'failed' ? [reply.error] : []))).toEqual([
      'out of range',
      'task must be one that is known, got test.nothing',
      'task must be one that is known, got nobody.count',
    ]);
    // What a failed task took is not the next one's.
    expect(replies.find((reply) => reply.kind === 'part')).toMatchObject({ milliseconds: 5 });
  });

  it('counts for a part neither what failed nor what was done before it', async () => {
    const { ask, turn, answers } = setUpCounting();
    ask(1, 'test.fail');
    ask(2, 'test.count', 1);
    ask(3, 'test.count', 1);
    await loaded();
    for (let i = 0; i < 5; i++) turn();
    const parts = answers();
    expect(parts.map(({ id, milliseconds }) => [id, milliseconds])).toEqual([
      [2, 5],
      [3, 5],
    ]);
  });

  it('says nothing of a task cancelled while its subject is on its way', async () => {
    const { ask, cancel, turn, said } = setUpCounting();
    ask(1, 'test.count', 1);
    ask(2, 'test.count', 1);
    cancel(1);
    await loaded();
    for (let i = 0; i < 5; i++) turn();
    expect(said()).toEqual(['part 2', 'done 2']);
  });

  it('keeps a task for a subject on its way, also where the one that asked first is cancelled', async () => {
    const { ask, cancel, said } = setUpCounting();
    ask(1, 'test.count', 1);
    cancel(1);
    ask(2, 'test.count', 1);
    await loaded();
    expect(said()).toEqual(['part 2', 'done 2']);
  });

  it('takes a breath after a task that was long where another waits, and none where none does', async () => {
    let pass = (_: number) => {};
    const server = setUp({
      test: async () => ({
        // biome-ignore lint/correctness/useYield: it has nothing to say
        *long() {
          pass(9);
        },
      }),
    });
    pass = server.pass;
    server.ask(1, 'test.long');
    server.ask(2, 'test.long');
    await loaded();
    expect(server.said()).toEqual(['done 1']);
    server.turn();
    expect(server.said()).toEqual(['done 1', 'done 2']);
  });

  it('loads a subject once, however many ask for it and take it back meanwhile', async () => {
    let loads = 0;
    const { ask, cancel, said } = setUp({
      test: async () => {
        loads++;
        return { *one() {} };
      },
    });
    ask(9, 'test.one');
    cancel(9);
    ask(1, 'test.one');
    ask(2, 'test.one');
    await loaded();
    ask(3, 'test.one');
    expect([said(), loads]).toEqual([['done 1', 'done 2', 'done 3'], 1]);
  });

  it('takes a breath between two tasks as between two parts', async () => {
    const { ask, turn, said } = setUpCounting();
    ask(1, 'test.count', 2);
    ask(2, 'test.count', 1);
    await loaded();
    turn();
    expect(said()).toEqual(['part 1', 'part 1', 'done 1', 'part 2', 'done 2']);
  });

  it('comes to a task asked meanwhile in its own turn, not at once', async () => {
    const { ask, turn, said } = setUpCounting();
    ask(1, 'test.count', 2);
    await loaded();
    const before = said();
    ask(2, 'test.count', 1);
    expect(said()).toEqual(before);
    for (let i = 0; i < 5; i++) turn();
    expect(said()).toEqual(['part 1', 'part 1', 'done 1', 'part 2', 'done 2']);
  });

  it('tells a task its job', async () => {
    const { ask, replies } = setUpCounting();
    ask(1, 'test.job', null, 42);
    await loaded();
    expect(replies[0]).toMatchObject({ kind: 'part', part: 42 });
  });

  it('fails what waits for a subject that cannot be loaded, and tries again when asked again', async () => {
    let tries = 0;
    const { ask, said } = setUp({
      test: async () => {
        tries++;
        if (tries === 1) throw new Error('offline');
        return { *one() {} };
      },
    });
    ask(1, 'test.one');
    ask(2, 'test.one');
    await loaded();
    expect(said()).toEqual(['failed 1', 'failed 2']);
    ask(3, 'test.one');
    await loaded();
    expect([said()[2], tries]).toEqual(['done 3', 2]);
  });

  it('fails nothing of the subjects that can be loaded, and goes on with them', async () => {
    const { ask, said } = setUp({
      lost: async () => {
        throw new Error('offline');
      },
      found: async () => ({ *one() {} }),
    });
    ask(1, 'lost.one');
    ask(2, 'found.one');
    ask(3, 'lost.two');
    await loaded();
    expect(said()).toEqual(['failed 1', 'failed 3', 'done 2']);
  });
});

it('the buffers of a part are handed over, each once', () => {
  const buffer = new ArrayBuffer(16);
  const other = new Uint8Array(3);
  const part = {
    a: new Float64Array(buffer, 0, 1),
    b: new Float64Array(buffer, 8, 1),
    c: other,
    d: 5,
    e: 'x',
  };
  expect(buffersOf(part)).toEqual([buffer, other.buffer]);
  expect([buffersOf(null), buffersOf(7), buffersOf({})]).toEqual([[], [], []]);
});
