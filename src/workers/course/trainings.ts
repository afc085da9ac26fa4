import { outputScaleExperiment, type ScalePart, type ScaleQuestion } from '../../core/small/outputScale.ts';
import { type WidthPart, type WidthQuestion, widthSweep } from '../../core/small/widthSweep.ts';
import type { Subject } from '../protocol.ts';

/** What the course asks of workers: trainings of small nets, over output scales and over widths. */

export type CourseTasks = {
  readonly scales: { readonly question: ScaleQuestion; readonly part: ScalePart };
  readonly widths: { readonly question: WidthQuestion; readonly part: WidthPart };
};

export const COURSE_TASKS = {
  scales: (question: ScaleQuestion) => outputScaleExperiment(question),
  widths: (question: WidthQuestion) => widthSweep(question),
} satisfies Subject;
