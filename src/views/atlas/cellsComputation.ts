import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Question } from '../../core/many/cells.ts';
import { plan } from '../../workers/atlas/plan.ts';
import type { AtlasTasks } from '../../workers/atlas/tasks.ts';
import type { Client } from '../../workers/pool.ts';
import { CellField } from './cellField.ts';

/** Milliseconds a part of a computation may take. */
const BUDGET = 12;
/** Progress is shown of what takes longer, and so often, milliseconds. */
const LONG = 500;
const TOLD = 100;

export interface Progress {
  /** 0 … 1. */
  readonly done: number;
  /** Seconds still to go. */
  readonly remaining: number;
}

/** A field, and the question it answers. */
export interface Shown {
  readonly field: CellField;
  readonly question: Question;
}

/** What is known of the newest question. */
export interface Computed {
  /** The newest answer there is, a new object with every frame in which something came in; of an older question until the first part is in. */
  readonly shown: Shown | null;
  readonly progress: Progress | null;
  /** Whether every cell of the present question is in. */
  readonly complete: boolean;
  readonly cancelled: boolean;
  readonly error: string | null;
}

/** Who draws a field as it comes in. */
export interface Drawing {
  /** A new question's first answer is about to be written. */
  begin(shown: Shown): void;
  /** Every `step`-th cell of a row from `first` on was written, each for a block of `side` cells a side. */
  cells(row: number, first: number, step: number, side: number): void;
  /** Something was written since the last frame. */
  frame(): void;
}

const IDLE = { progress: null, complete: false, cancelled: false, error: null };

/** Computes the cells of the newest question into one field, which is used again while its size stays. */
export class CellsComputation {
  readonly state: StoreApi<Computed> = createStore<Computed>(() => ({ shown: null, ...IDLE }));
  private readonly client: Client<AtlasTasks>;
  private drawing: Drawing | null = null;
  private question: Question | null = null;
  private field: CellField | null = null;
  /** Milliseconds a cell took last. */
  private cost: number | null = null;
  private frame = 0;
  private running = false;

  constructor(client: Client<AtlasTasks>) {
    this.client = client;
  }

  /** Tells `drawing` of all that comes in. Returns the way to stop. */
  drawWith(drawing: Drawing): () => void {
    this.drawing = drawing;
    return () => {
      this.drawing = null;
    };
  }

  /** The answer to the present question as far as it is in, or null. */
  answer(): Shown | null {
    const { shown } = this.state.getState();
    return shown?.question === this.question ? shown : null;
  }

  ask(question: Question): void {
    this.flush();
    this.question = question;
    const { columns, rows } = question.plane;
    if (this.field?.columns !== columns || this.field.rows !== rows)
      this.field = new CellField(columns, rows);
    const { field } = this;
    const planner = plan({ columns, rows }, BUDGET, this.cost);
    const started = performance.now();
    let shown: Shown | null = null;
    let told = started;
    this.running = true;
    const { progress, complete, cancelled, error } = this.state.getState();
    // Of a stream of questions the bar of the last one stays until this one has something to say.
    if (progress !== null || complete || cancelled || error !== null)
      this.state.setState({ ...IDLE, progress });
    this.client.run('cells', {
      next(inStream) {
        // A sweep's first look is no picture of it.
        const pass = planner.next(inStream && question.plane.y.kind !== 'seed');
        return pass === null || pass === 'wait' ? pass : { question, pass };
      },
      copies: true,
      part: ({ pass }, cells, milliseconds) => {
        if (shown === null) {
          shown = { field, question };
          field.clear();
          this.drawing?.begin(shown);
        }
        field.take(pass, cells, (row, first, step) => this.drawing?.cells(row, first, step, pass.stride));
        planner.took(pass, milliseconds);
        // Of a stream of questions none may ever be done. What differs by less than a factor of two is noise, by which looks would flicker.
        const known = this.cost ?? 0;
        if (!(planner.cost < 2 * known && planner.cost > known / 2)) this.cost = planner.cost;
        this.show(shown);
        const now = performance.now();
        if (now - started < LONG || now - told < TOLD) return;
        told = now;
        const { done } = planner;
        const remaining = ((now - started) * (1 - done)) / Math.max(done, 1e-3) / 1000;
        this.state.setState({ progress: { done, remaining } });
      },
      done: () => {
        this.cost = planner.cost;
        this.end({ complete: true });
      },
      failed: (message) => this.end({ error: message }),
    });
  }

  /** Stops; what was computed stays. */
  cancel(): void {
    this.client.cancel();
    this.end({ cancelled: true });
  }

  /** Asks the present question again. */
  resume(): void {
    if (this.question !== null) this.ask(this.question);
  }

  /** Ends with its page. */
  close(): void {
    if (this.running) this.client.cancel();
    this.running = false;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private end(how: Partial<Computed>): void {
    this.running = false;
    this.flush();
    this.state.setState({ ...IDLE, ...how });
  }

  /** What came in is shown with the next frame. */
  private show(shown: Shown): void {
    this.latest = shown;
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.tell());
  }

  private latest: Shown | null = null;

  private tell(): void {
    this.frame = 0;
    this.drawing?.frame();
    if (this.latest !== null) this.state.setState({ shown: { ...this.latest } });
  }

  /** Shows what waits for a frame at once. */
  private flush(): void {
    if (this.frame === 0) return;
    cancelAnimationFrame(this.frame);
    this.tell();
  }
}
