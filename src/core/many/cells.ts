import { diverges, outcomeInside, outcomeOf } from '../model/outcome.ts';
import { checkInteger } from '../model/problem.ts';
import { problemOf } from '../model/setting.ts';
import { attractorOf } from '../theory/attractor.ts';
import { landDecayed } from '../theory/decay.ts';
import { checkLimit, ROUNDING } from '../theory/landing.ts';
import { lossOf } from '../theory/verdict.ts';
import { centres } from './axis.ts';
import { CATAPULT, type Cells, CHAOTIC, DIVERGENT, LAZY, lands, makeCells, PERIODIC } from './cellRecord.ts';
import { CONVERGES, DIVERGES, GOES_ON, landAll, makeLandings } from './landings.ts';
import { makeStarts, type Plane, settingAt, startFiller } from './plane.ts';
import { meanOfSeeds } from './seeds.ts';

/** The cells of a plane: what becomes of the run that starts in the middle of each. */

export interface Question {
  readonly plane: Plane;
  /** Steps a run is followed. */
  readonly limit: number;
  /** μ of ℓ₂ weight decay; 0 for plain gradient descent. */
  readonly decay: number;
  /** Seeds to average over, from the setting's own on; 1 for one run a cell. */
  readonly seeds: number;
  /** Whether Lyapunov exponents are asked for. */
  readonly lyapunov: boolean;
}

/**
 * Every `stride`-th cell of every `stride`-th row, but those a pass of stride `done` has had (twice the stride, or 0 for none); of those rows
 * one in `parts`, from the `part`-th on, so that every part of a pass is a fair sample of the plane.
 */
export interface Pass {
  readonly stride: number;
  readonly done: number;
  readonly part: number;
  readonly parts: number;
}

type Size = Pick<Plane, 'columns' | 'rows'>;

/** Calls `visit` with each row of a pass, its first column and its step: the order of the cells of an answer. */
export function eachRow(
  { columns, rows }: Size,
  { stride, done, part, parts }: Pass,
  visit: (row: number, first: number, step: number) => void,
): void {
  for (let row = part * stride; row < rows; row += parts * stride) {
    const had = done > 0 && row % done === 0;
    const first = had ? stride : 0;
    if (first < columns) visit(row, first, had ? done : stride);
  }
}

/** How many cells a pass has. */
export function cellCount(size: Size, pass: Pass): number {
  let count = 0;
  eachRow(size, pass, (_, first, step) => {
    count += Math.ceil((size.columns - first) / step);
  });
  return count;
}

/** κ this near 2|z|, relative, may be the edge of the cone itself. */
const EDGE = 1e-9;
/** Cells filled and followed at a time, and room for the row that fills them up: few enough to stay near the processor. */
const TILE = 16_384;
let starts = makeStarts(0);
let landings = makeLandings(0);
/** With weight decay, whether what is minimised ever rose above its first value. */
let rose = new Uint8Array(0);

/** Most seeds averaged over, and cells along a side. */
const MOST_SEEDS = 1024;
const MOST_CELLS = 2 ** 16;

/** @throws RangeError for numbers out of their range. Prepares a question; the function returned answers it for one pass after another. */
export function cellsOf(question: Question): (pass: Pass) => Cells {
  const { limit, decay, seeds } = question;
  checkLimit(limit);
  checkInteger('seeds', seeds, 1, MOST_SEEDS);
  checkInteger('columns', question.plane.columns, 1, MOST_CELLS);
  checkInteger('rows', question.plane.rows, 1, MOST_CELLS);
  if (!(decay >= 0) || !Number.isFinite(decay))
    throw new RangeError(`weight decay must be at least 0, got ${decay}`);
  const answers: ((pass: Pass) => Cells)[] = [];
  for (let k = 0; k < question.seeds; k++) {
    const { plane } = question;
    const setting = { ...plane.setting, seed: (plane.setting.seed + k) % 2 ** 32 };
    answers.push(cellsOfOne({ ...question, plane: { ...plane, setting } }));
  }
  const [only] = answers;
  return answers.length === 1 && only !== undefined
    ? only
    : (pass) => meanOfSeeds(answers.map((each) => each(pass)));
}

function cellsOfOne(question: Question): (pass: Pass) => Cells {
  const { plane } = question;
  const fill = startFiller(plane);
  const judge = judgeOf(question);
  return (pass) => {
    const room = TILE + plane.columns;
    if (starts.curvature.length < room) {
      starts = makeStarts(room);
      landings = makeLandings(room);
      rose = new Uint8Array(room);
    }
    const cells = makeCells(cellCount(plane, pass), question.lyapunov);
    let tile: Row[] = [];
    let filled = 0;
    let from = 0;
    const flush = () => {
      judge(cells, from, filled, tile);
      from += filled;
      filled = 0;
      tile = [];
    };
    eachRow(plane, pass, (row, first, step) => {
      tile.push({ row, first, step, entry: filled });
      filled = fill(row, first, step, starts, filled);
      if (filled >= TILE) flush();
    });
    flush();
    return cells;
  };
}

/** A row of a tile: which, its first column and step, and the entry of its first cell. */
interface Row {
  readonly row: number;
  readonly first: number;
  readonly step: number;
  readonly entry: number;
}

/** Follows the starts of a tile and writes its cells. */
function judgeOf(question: Question) {
  const { plane, limit, decay, lyapunov: wanted } = question;
  const xs = centres(plane.x, plane.columns);
  const ys = centres(plane.y, plane.rows);

  /** Whether the last run looked at stalls at the saddle. */
  let stalls = false;

  /** A run that neither converged nor escaped within the limit: the closed form's word, or what it falls onto. */
  const goesOn = (cells: Cells, at: number, i: number, rises: boolean, column: number, row: number) => {
    const state = {
      curvature: starts.curvature[i] as number,
      scaledResidual: starts.residual[i] as number,
      scaledTarget: starts.target[i] as number,
    };
    const outcome =
      decay > 0
        ? 'bounded'
        : isOnEdge(i)
          ? outcomeOf(problemOf(settingAt(plane, xs[column] as number, ys[row] as number)).problem)
          : outcomeInside(state);
    if (outcome === 'diverges') return DIVERGENT;
    if (outcome === 'converges') {
      if (landings.end[i] === CONVERGES) cells.steps[at] = landings.steps[i] as number;
      return rises ? CATAPULT : LAZY;
    }
    if (outcome === 'stalls') {
      stalls = true;
      return LAZY;
    }
    const { period, phase, lyapunov } = attractorOf(
      state.curvature,
      state.scaledResidual,
      state.scaledTarget,
      decay * (starts.rate[i] as number),
    );
    if (wanted) cells.lyapunov[at] = lyapunov;
    // With weight decay nothing but following tells a slow landing from a cycle.
    if (decay > 0 && period === 1) return rises ? CATAPULT : LAZY;
    return phase === 'chaotic' ? CHAOTIC : PERIODIC;
  };

  /** Lyapunov exponent of a run that has landed: the slower of its two directions, with weight decay; docs/model.md. */
  const exponentAtRest = (k: number, i: number) => {
    const across = Math.log(Math.abs(1 - k));
    if (decay === 0) return across;
    const d = decay * (starts.rate[i] as number);
    const label = Math.abs(starts.target[i] as number);
    return label < d
      ? 2 * Math.log(Math.abs(1 - d + label))
      : Math.max(across, 2 * Math.log(Math.abs(1 - 2 * d)));
  };

  return (cells: Cells, from: number, count: number, rows: readonly Row[]) => {
    if (decay === 0) {
      leaveOutDivergent(cells, from, count);
      landAll(starts, count, limit, landings);
    } else decayAll(count, limit, decay);
    const { end, curvature, peak, steps } = landings;
    let within = 0;
    cells.steps.fill(-1, from, from + count);
    for (let i = 0; i < count; i++) {
      const at = from + i;
      const how = end[i] as number;
      if (how === 0) continue;
      const onEdge = decay === 0 && isOnEdge(i);
      if (how === DIVERGES && !onEdge) {
        cells.fate[at] = DIVERGENT;
        continue;
      }
      const height = peak[i] as number;
      const first = starts.residual[i] as number;
      const rises = decay > 0 ? rose[i] === 1 : height * height > first * first * (1 + ROUNDING);
      stalls = false;
      let fate = rises ? CATAPULT : LAZY;
      if (how === CONVERGES && !onEdge) cells.steps[at] = steps[i] as number;
      else {
        while (within + 1 < rows.length && (rows[within + 1] as Row).entry <= i) within++;
        const row = rows[within] as Row;
        fate = goesOn(cells, at, i, rises, row.first + (i - row.entry) * row.step, row.row);
      }
      cells.fate[at] = fate;
      if (fate === DIVERGENT) continue;
      // On the edge of the cone rounding may have carried off what the closed form knows to stay.
      if (height < Number.POSITIVE_INFINITY) cells.peakLoss[at] = lossOf(height, starts.unit[i] as number);
      if (lands(fate)) {
        const k = stalls ? 0 : (curvature[i] as number);
        cells.curvature[at] = k < Number.POSITIVE_INFINITY ? k : 0;
        if (wanted) cells.lyapunov[at] = exponentAtRest(cells.curvature[at] as number, i);
      }
    }
  };
}

/** Whether a start is the edge of the cone, or nearly: there the saddle may keep it, which only the whole problem tells. */
function isOnEdge(i: number): boolean {
  const w = starts.target[i] as number;
  const z = (starts.residual[i] as number) + w;
  return w !== 0 && (starts.curvature[i] as number) <= 2 * Math.abs(z) * (1 + EDGE);
}

/** A start with G₀ > 0 or |w| > 2 diverges, by theorem: it needs no following. */
function leaveOutDivergent(cells: Cells, from: number, count: number): void {
  const { curvature, residual, target } = starts;
  for (let i = 0; i < count; i++) {
    const k = curvature[i] as number;
    const r = residual[i] as number;
    const w = target[i] as number;
    if (k >= 0 && diverges(k, r, w)) {
      cells.fate[from + i] = DIVERGENT;
      curvature[i] = -1;
    }
  }
}

function decayAll(count: number, limit: number, decay: number): void {
  for (let i = 0; i < count; i++) {
    const k = starts.curvature[i] as number;
    landings.end[i] = 0;
    if (!(k >= 0)) continue;
    const run = landDecayed(
      k,
      starts.residual[i] as number,
      starts.target[i] as number,
      decay * (starts.rate[i] as number),
      limit,
    );
    landings.end[i] = run.end === 'converged' ? CONVERGES : run.end === 'diverged' ? DIVERGES : GOES_ON;
    rose[i] = run.rises ? 1 : 0;
    landings.curvature[i] = run.curvature;
    landings.peak[i] = run.peak;
    landings.steps[i] = run.steps;
  }
}
