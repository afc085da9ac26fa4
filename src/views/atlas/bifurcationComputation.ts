import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bifurcation, makeBifurcation } from '../../core/many/bifurcation.ts';
import type { AtlasTasks } from '../../workers/atlas/tasks.ts';
import type { Client } from '../../workers/pool.ts';
import type { ChartAxis } from './charts.ts';
import { readInk } from './colours.ts';

/** Pixels a column is high. */
const ROWS = 480;
/** Columns of a task. */
const BATCH = 32;
/** The period of a column that is not computed yet. */
export const NOT_YET = -2;
/** That of one whose orbits escape. */
export const ESCAPES = -1;

export interface BifurcationQuestion {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** Axis value of each column. */
  readonly xs: Float64Array;
  /** |w| of one unit of the axis; where it is 0 there is nothing to compute. */
  readonly perUnit: number;
}

/** A diagram with the axes it was computed for. */
export interface Diagram extends Bifurcation, BifurcationQuestion {
  readonly canvas: HTMLCanvasElement;
  /** Whether all columns are in and no visit lies in the range of r. */
  readonly isEmpty: boolean;
}

export interface BifurcationComputed {
  /** A new object with every frame in which columns came in. */
  readonly diagram: Diagram | null;
  readonly error: string | null;
}

const NUMBERS = ['lyapunov', 'error', 'period', 'lowest', 'highest'] as const;

/** Computes a diagram column by column, from coarse to fine, onto a canvas. */
export class BifurcationComputation {
  readonly state: StoreApi<BifurcationComputed> = createStore<BifurcationComputed>(() => ({
    diagram: null,
    error: null,
  }));
  private readonly client: Client<AtlasTasks>;
  private question: BifurcationQuestion | null = null;
  private frame = 0;
  private show: () => void = () => {};
  private ink = readInk();
  private context: CanvasRenderingContext2D | null = null;

  constructor(client: Client<AtlasTasks>) {
    this.client = client;
  }

  /** The diagram of the present question as far as it is in, or null. */
  answer(): Diagram | null {
    const { diagram } = this.state.getState();
    const { question } = this;
    const isOwn = diagram !== null && diagram.xs === question?.xs && diagram.y === question.y;
    return isOwn && diagram.perUnit === question.perUnit ? diagram : null;
  }

  /** What is drawn and what is to come in the ink of the present theme. */
  inkAnew(): void {
    const before = this.ink;
    this.ink = readInk();
    const { context } = this;
    if (context === null || before.every((part, i) => part === this.ink[i])) return;
    context.save();
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = `rgb(${this.ink.join(' ')})`;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    cancelAnimationFrame(this.frame);
    this.show();
  }

  /** Asks anew. */
  ask(question: BifurcationQuestion): void {
    this.stop();
    this.question = question;
    const { xs, y, perUnit } = question;
    if (perUnit === 0) return;
    const w = xs.map((value) => value * perUnit);
    const result = makeBifurcation(w, 0);
    result.period.fill(NOT_YET);
    const canvas = document.createElement('canvas');
    canvas.width = xs.length;
    canvas.height = ROWS;
    const context = canvas.getContext('2d');
    this.context = context;
    // Every eighth column first, then the rest.
    const order = [...xs.keys()].sort((a, b) => rank(a) - rank(b) || a - b);
    const columnsOf = new Map<Float64Array, number[]>();
    let next = 0;
    let isOver = false;
    let isSeen = false;
    this.state.setState({ error: null });
    this.show = () => {
      this.frame = 0;
      this.state.setState({ diagram: { ...result, ...question, canvas, isEmpty: isOver && !isSeen } });
    };
    this.client.run('bifurcation', {
      next() {
        if (next >= order.length) return null;
        const columns = order.slice(next, next + BATCH);
        next += BATCH;
        const some = Float64Array.from(columns, (i) => w[i] as number);
        columnsOf.set(some, columns);
        return { w: some, rFrom: y.from, rTo: y.to, rows: ROWS };
      },
      part: (task, part) => {
        isSeen ||= part.visits.some((count) => count > 0);
        columnsOf.get(task.w)?.forEach((column, k) => {
          for (const name of NUMBERS) result[name][column] = part[name][k] as number;
          context?.putImageData(columnImage(part.visits, k, this.ink), column, 0);
        });
        if (this.frame === 0) this.frame = requestAnimationFrame(() => this.show());
      },
      done: () => {
        isOver = true;
        this.flush();
        this.show();
      },
      failed: (error) => {
        this.flush();
        this.state.setState({ error });
      },
    });
  }

  /** Ends; what was computed stays. */
  stop(): void {
    this.client.cancel();
    this.flush();
  }

  private flush(): void {
    if (this.frame === 0) return;
    cancelAnimationFrame(this.frame);
    this.show();
  }
}

const rank = (column: number) => (column % 8 === 0 ? 0 : column % 2 === 0 ? 1 : 2);
/** Visits of a point that make its ink full. */
const FULL = 24;

function columnImage(
  visits: Uint16Array,
  k: number,
  [red, green, blue]: readonly [number, number, number],
): ImageData {
  const image = new ImageData(1, ROWS);
  for (let row = 0; row < ROWS; row++) {
    const count = visits[k * ROWS + row] as number;
    if (count === 0) continue;
    image.data[4 * row] = red;
    image.data[4 * row + 1] = green;
    image.data[4 * row + 2] = blue;
    image.data[4 * row + 3] = Math.round(255 * Math.min(1, 0.25 + 0.75 * Math.sqrt(count / FULL)));
  }
  return image;
}
