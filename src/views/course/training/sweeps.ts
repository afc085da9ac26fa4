import { useEffect } from 'react';
import { useStore as useZustand } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Activation } from '../../../core/small/net.ts';
import type { ScalePart, ScaleQuestion } from '../../../core/small/outputScale.ts';
import type { WidthPart, WidthQuestion } from '../../../core/small/widthSweep.ts';
import type { CourseTasks } from '../../../workers/course/trainings.ts';
import { useClient } from '../../workers.ts';
import { CURVATURE, POINTS, SCALE_WIDTH, SEED, STEPS } from './net.ts';

/** Trainings of many nets, computed once by the workers while somebody looks. */

export interface Sweep<Part> {
  /** In the order they came in. */
  readonly parts: readonly Part[];
  readonly isDone: boolean;
  readonly error: string | null;
}

const NOTHING = { parts: [], isDone: false, error: null } as const;
const makeSweep = <Part>(): StoreApi<Sweep<Part>> => createStore<Sweep<Part>>(() => NOTHING);

/** Powers of 2, and random starts of which the median is taken. */
const WIDTHS = [4, 8, 16, 32, 64, 128, 256, 512, 1024];
const STARTS = 5;

export const widthQuestions = (activation: Activation): WidthQuestion[] =>
  Array.from({ length: STARTS }, (_, i) => ({
    activation,
    seed: SEED + i,
    widths: WIDTHS,
    points: POINTS,
    curvature: CURVATURE,
    steps: STEPS,
  }));

export const WAYS = ['doubling', 'subtracting', 'none'] as const;
export type Way = (typeof WAYS)[number];
const SCALES = Array.from({ length: 9 }, (_, i) => 10 ** (i / 2));

/** Near enough to the end for the numbers shown. */
const TOLERANCE = 1e-4;

export const SCALE_QUESTIONS: readonly ScaleQuestion[] = WAYS.map((way) => ({
  activation: 'tanh',
  width: SCALE_WIDTH,
  seed: SEED,
  points: POINTS,
  outputScales: SCALES,
  zeroStarts: [way],
  curvature: CURVATURE,
  stepLimit: STEPS,
  tolerance: TOLERANCE,
}));

const widthSweeps = { tanh: makeSweep<WidthPart>(), relu: makeSweep<WidthPart>() };
const scaleSweep = makeSweep<ScalePart>();

export type Shape = keyof typeof widthSweeps;
export const useWidthParts = (activation: Shape) => useZustand(widthSweeps[activation]);
export const useScaleParts = () => useZustand(scaleSweep);

/** Sees to it that a sweep is computed. */
function useComputed<Name extends keyof CourseTasks & string>(
  task: Name,
  questions: readonly CourseTasks[Name]['question'][],
  sweep: StoreApi<Sweep<CourseTasks[Name]['part']>>,
  keyOf: (part: CourseTasks[Name]['part']) => string,
): void {
  const client = useClient<CourseTasks>('course');
  useEffect(() => {
    if (sweep.getState().isDone) return;
    // A task that its worker took with it says some parts again.
    const parts = new Map<string, CourseTasks[Name]['part']>();
    let asked = 0;
    let shown = 0;
    client.run(task, {
      next: () => questions[asked++] ?? null,
      part(_, part) {
        parts.set(keyOf(part), part);
        shown ||= requestAnimationFrame(() => {
          shown = 0;
          sweep.setState({ parts: [...parts.values()] });
        });
      },
      done() {
        sweep.setState({ parts: [...parts.values()], isDone: true, error: null });
      },
      failed: (error) => sweep.setState({ error }),
    });
    return () => {
      cancelAnimationFrame(shown);
      client.cancel();
    };
  }, [client, task, questions, sweep, keyOf]);
}

const QUESTIONS = { tanh: widthQuestions('tanh'), relu: widthQuestions('relu') };
const keyOfWidth = ({ seed, width }: WidthPart) => `${seed} ${width}`;
const keyOfScale = ({ zeroStart, outputScale }: ScalePart) => `${zeroStart} ${outputScale}`;

export const useWidthSweep = (activation: Shape) =>
  useComputed('widths', QUESTIONS[activation], widthSweeps[activation], keyOfWidth);
export const useScaleSweep = () => useComputed('scales', SCALE_QUESTIONS, scaleSweep, keyOfScale);
