import type { Ask, Reply, Request } from './protocol.ts';

/** What a pool needs of a worker. */
export interface Port {
  postMessage(request: Request, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: Reply }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
  terminate(): void;
}

const blank = () => ({ ask: [] as Ask[], cancel: [] as number[], spare: [] as ArrayBuffer[] });

/** One worker of a pool: its tasks, and what is to be told it before the present turn ends. */
export class Crew<Task> {
  readonly port: Port;
  /** Tasks it was asked and has not answered, by their numbers. */
  readonly busy = new Map<number, Task>();
  answered = false;
  /** Seconds since the last sign of life. */
  silent = 0;
  private letter = blank();

  constructor(port: Port) {
    this.port = port;
  }

  ask(ask: Ask, task: Task): void {
    this.busy.set(ask.id, task);
    this.letter.ask.push(ask);
  }

  /** Cancels the tasks of which `isOver`: they are answered no more. */
  cancel(isOver: (task: Task) => boolean): void {
    for (const [id, task] of [...this.busy]) {
      if (!isOver(task)) continue;
      this.letter.cancel.push(id);
      this.busy.delete(id);
    }
  }

  /** Buffers it sent and that nobody needs any more go back with the next message. */
  giveBack(buffers: readonly ArrayBuffer[]): void {
    this.letter.spare.push(...buffers);
  }

  /** Sends what there is to tell. */
  post(): void {
    const { letter } = this;
    if (letter.ask.length === 0 && letter.cancel.length === 0) return;
    this.letter = blank();
    this.port.postMessage(letter, letter.spare);
  }
}
