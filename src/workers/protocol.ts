/** What the page and a worker say to each other: ask → parts → done or failed. Every message is about one task, by its number. */

export interface Ask {
  readonly kind: 'ask';
  readonly id: number;
  /** Tasks of one job share it, and what was prepared for the first of them. */
  readonly job: number;
  /** Subject and name of the task: atlas.cells. */
  readonly task: string;
  readonly question: unknown;
}

export type Request = Ask | { readonly kind: 'cancel'; readonly id: number };

export type Reply =
  /** A piece of the answer, and the milliseconds spent on it. */
  | { readonly kind: 'part'; readonly id: number; readonly part: unknown; readonly milliseconds: number }
  /** A sign of life between two pieces of work. */
  | { readonly kind: 'alive'; readonly id: number }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };

/**
 * One kind of task: from a question to the parts of its answer. `undefined` is no part but a breath, at which a cancellation can be heard: there
 * should be one every few milliseconds.
 */
export type Solve = (question: never, job: number) => Iterable<unknown>;

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
