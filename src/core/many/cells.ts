import { checkInteger } from '../model/problem.ts';
import { checkMaxSteps } from '../theory/landing.ts';
import type { Cells, MakeRoom } from './cellRecord.ts';
import { Follower } from './follower.ts';
import { inOneGo } from './inOneGo.ts';
import { type MakeBatch, makePlainBatch } from './landings.ts';
import { cellCount, eachRow, type Pass } from './passes.ts';
import { type Plane, problemAt } from './plane.ts';
import { meanOfSeeds } from './seeds.ts';
import { startsOf } from './starts.ts';

/** The cells of a plane: what becomes of the run that starts in the middle of each. */

export interface Question {
  readonly plane: Plane;
  /** Steps a run is followed. */
  readonly maxSteps: number;
  /** μ of ℓ₂ weight decay; 0 for plain gradient descent. */
  readonly decay: number;
  /** Seeds to average over, from the setting's own on; 1 for one run a cell. */
  readonly seeds: number;
  /** Whether Lyapunov exponents are asked for. */
  readonly lyapunov: boolean;
}

/** Most seeds averaged over, and cells along a side. */
const MOST_SEEDS = 1024;
const MOST_CELLS = 2 ** 16;

/** Answers a question for one pass after another; between two tiles, some attractors and two seeds it gives others a turn. */
export type CellsOf = (pass: Pass) => Generator<undefined, Cells>;

/** Prepares a question; its answers stand in buffers of `makeRoom`. @throws RangeError for numbers out of their range. */
export function cellsOf(
  question: Question,
  makeBatch: MakeBatch = makePlainBatch,
  makeRoom?: MakeRoom,
): CellsOf {
  const { plane, decay, seeds } = question;
  checkMaxSteps(question.maxSteps);
  checkInteger('seeds', seeds, 1, MOST_SEEDS);
  checkInteger('columns', plane.columns, 1, MOST_CELLS);
  checkInteger('rows', plane.rows, 1, MOST_CELLS);
  if (!(decay >= 0) || !Number.isFinite(decay))
    throw new RangeError(`weight decay must be at least 0, got ${decay}`);
  const follower = new Follower(question, makeBatch, seeds === 1 ? makeRoom : undefined);
  const answers = Array.from({ length: seeds }, (_, k) => {
    const setting = { ...plane.setting, seed: (plane.setting.seed + k) % 2 ** 32 };
    return cellsOfOne({ ...question, plane: { ...plane, setting } }, follower);
  });
  if (seeds === 1) return answers[0] as CellsOf;
  return function* (pass) {
    const each: Cells[] = [];
    for (const answer of answers) {
      each.push(yield* answer(pass));
      yield;
    }
    return meanOfSeeds(each);
  };
}

/** The whole answer to a pass, without turns for others. */
export const answerOf = (cells: CellsOf, pass: Pass): Cells => inOneGo(cells(pass));

function cellsOfOne(question: Question, follower: Follower): CellsOf {
  const { plane } = question;
  const startsOfRow = startsOf(plane);
  const problemIn = problemAt(plane);
  return function* (pass) {
    const rows: [row: number, first: number, step: number][] = [];
    eachRow(plane, pass, (...row) => rows.push(row));
    let at = 0;
    follower.begin(cellCount(plane, pass));
    for (const [row, first, step] of rows) {
      const starts = startsOfRow(row, first, step);
      at = follower.take(starts, first, step, at, (column) => problemIn(column, row));
      if (!follower.isFull) continue;
      yield* follower.follow();
      yield;
    }
    return yield* follower.finish();
  };
}
