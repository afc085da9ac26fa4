/** What the page and a worker say to each other: ask → parts → done or failed. A task goes by its number. */

export interface Ask {
  readonly id: number;
  /** Tasks of one job share it, and what was prepared for the first of them. */
  readonly job: number;
  /** Subject and name of the task: atlas.cells. */
  readonly task: string;
  readonly question: unknown;
}

/** All there is to tell a worker at a time: a message costs more than what it says. */
export interface Request {
  readonly ask: readonly Ask[];
  /** Numbers of tasks, of this message or before. */
  readonly cancel: readonly number[];
  /** Buffers of parts that have been read: room for the next. */
  readonly spare: readonly ArrayBuffer[];
}

export type Reply =
  /** A piece of the answer, and the milliseconds spent on it; with `done` the last piece, `undefined` where there is none. */
  | {
      readonly kind: 'part' | 'done';
      readonly id: number;
      readonly part: unknown;
      readonly milliseconds: number;
    }
  /** A sign of life between two pieces of work. */
  | { readonly kind: 'alive'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };

/**
 * One kind of task: from a question to the parts of its answer, those it yields and the one it returns. `undefined` is no part but a breath, at
 * which a cancellation can be heard: there should be one every few milliseconds.
 */
export type Solve = (question: never, job: number) => Iterator<unknown, unknown, undefined>;

/** The tasks of a subject, by name. */
export type Subject = Readonly<Record<string, Solve>>;

/** The same as types: what each task is asked, and what its parts are. */
export type TaskTypes = Readonly<Record<string, { readonly question: unknown; readonly part: unknown }>>;

/** The buffers of a part, each once, which a message hands over rather than copies. */
export function buffersOf(part: unknown): ArrayBuffer[] {
  if (typeof part !== 'object' || part === null) return [];
  const views = Object.values(part).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer as ArrayBuffer))];
}
