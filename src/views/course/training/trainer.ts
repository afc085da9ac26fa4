import type { Curves, Training, TrainingReading } from '../../../core/small/training.ts';
import type { Store } from '../../../state/store.ts';
import type { CourseInputs } from '../slice.ts';
import { type Grid, gridFor, SCALE_WIDTH, STEPS, type TrainingQuestion, trainingOf } from './net.ts';

/** The net of a page in training: derived from what is asked and the steps taken, which merely pass. */

/** Relative changes at the steps that were looked at, from the first on. */
export interface History {
  readonly steps: number[];
  readonly kernel: number[];
  readonly jacobian: number[];
  readonly weights: number[];
}

/** A training where it stands: a new object with every look. */
export interface Shown {
  readonly question: TrainingQuestion;
  readonly grid: Grid;
  readonly steps: number;
  readonly curves: Curves;
  readonly reading: TrainingReading;
  /** Largest distance of the two curves. */
  readonly apart: number;
  /** Of which the first `seen` looks belong to this one. */
  readonly history: History;
  readonly seen: number;
  readonly isPlaying: boolean;
}

/** What the chapter's figure asks for. */
export const questionOf = (inputs: CourseInputs): TrainingQuestion =>
  inputs.chapter === 'scale'
    ? {
        activation: 'tanh',
        width: SCALE_WIDTH,
        outputScale: inputs.scaleStep,
        zeroStart: inputs.zero as TrainingQuestion['zeroStart'],
      }
    : {
        activation: inputs.activation as TrainingQuestion['activation'],
        width: inputs.netWidth,
        outputScale: 1,
        zeroStart: 'none',
      };

/** Milliseconds after which a question is taken to stay. */
const CALM = 120;

const isSame = (a: TrainingQuestion, b: TrainingQuestion) =>
  a.activation === b.activation &&
  a.width === b.width &&
  a.outputScale === b.outputScale &&
  a.zeroStart === b.zeroStart;

const apartOf = ({ net, linear }: Curves) =>
  net.reduce((most, f, x) => Math.max(most, Math.abs(f - (linear[x] as number))), 0);

export class Trainer {
  private readonly listeners = new Set<() => void>();
  private training: Training | null = null;
  private shown: Shown | null = null;
  /** When another question last began, milliseconds. */
  private asked = Number.NEGATIVE_INFINITY;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The training of the moment, if one has begun. */
  now = (): Shown | null => this.shown;

  /** The training that is asked for. Another question begins anew, and goes on by itself if the one before had begun. */
  at(question: TrainingQuestion): Shown {
    if (this.shown !== null && isSame(this.shown.question, question)) return this.shown;
    const goesOn = this.shown !== null && (this.shown.isPlaying || this.shown.steps > 0);
    this.asked = performance.now();
    return this.begin(question, goesOn);
  }

  /** Whether the question may change again at once, as in a drag: then no step is worth taking yet. */
  isUnsettled = (): boolean => performance.now() - this.asked < CALM;

  step(count: number): void {
    const { training, shown } = this;
    if (training === null || shown === null) return;
    training.step(Math.min(count, STEPS - shown.steps));
    const reading = training.read();
    const { history } = shown;
    history.steps.push(reading.steps);
    history.kernel.push(reading.kernelChange);
    history.jacobian.push(reading.jacobianChange);
    history.weights.push(reading.weightsChange);
    const curves = training.curves(shown.grid.inputs);
    this.show({
      ...shown,
      steps: reading.steps,
      curves,
      reading,
      apart: apartOf(curves),
      seen: history.steps.length,
      isPlaying: shown.isPlaying && reading.steps < STEPS,
    });
  }

  restart(): void {
    if (this.shown === null) return;
    this.begin(this.shown.question, false);
    this.tell();
  }

  play(isPlaying: boolean): void {
    if (this.shown === null || this.shown.isPlaying === isPlaying) return;
    if (isPlaying && this.shown.steps >= STEPS) this.begin(this.shown.question, true);
    this.show({ ...this.shown, isPlaying });
  }

  private begin(question: TrainingQuestion, isPlaying: boolean): Shown {
    const training = trainingOf(question);
    const grid = gridFor(question.width);
    const curves = training.curves(grid.inputs);
    this.training = training;
    this.shown = {
      question,
      grid,
      steps: 0,
      curves,
      reading: training.read(),
      apart: 0,
      history: { steps: [], kernel: [], jacobian: [], weights: [] },
      seen: 0,
      isPlaying,
    };
    return this.shown;
  }

  private show(shown: Shown): void {
    this.shown = shown;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const trainers = new WeakMap<Store, Trainer>();

/** The one trainer of a page. */
export function trainerOf(store: Store): Trainer {
  const known = trainers.get(store) ?? new Trainer();
  trainers.set(store, known);
  return known;
}
