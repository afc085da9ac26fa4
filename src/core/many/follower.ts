import { isUnsure } from '../model/borders.ts';
import { isAbove } from '../model/convergence.ts';
import { log } from '../model/elementary.ts';
import { diverges, type Outcome, outcomeInside, outcomeOf } from '../model/outcome.ts';
import { type Problem, shares } from '../model/problem.ts';
import { attractorFrom, attractorOf, MEASURING } from '../theory/attractor.ts';
import { landDecayed } from '../theory/decay.ts';
import { isNearEdge, landingOf } from '../theory/landing.ts';
import { lossOf } from '../theory/verdict.ts';
import {
  CATAPULT,
  type Cells,
  CellWriter,
  CHAOTIC,
  DIVERGENT,
  LAZY,
  type MakeRoom,
  PERIODIC,
} from './cellRecord.ts';
import { type Batch, CONVERGES, DIVERGES, type MakeBatch, writeLanding } from './landings.ts';
import type { Starts } from './starts.ts';

/** Runs followed at a time: enough that the last ones do not keep the others waiting, few enough to stay near the processor. */
const TILE = 16_384;
/** Attractors looked for at a time, of a fraction of a millisecond each. */
const TURN = 16;

interface Terms {
  readonly plane: { readonly columns: number };
  readonly maxSteps: number;
  /** μ of ℓ₂ weight decay. */
  readonly decay: number;
  /** Whether Lyapunov exponents are asked for. */
  readonly lyapunov: boolean;
}

/** Follows the runs of cells and writes what becomes of them. Runs that diverge by theorem are not followed. */
export class Follower {
  private readonly batch: Batch;
  private readonly maxSteps: number;
  private readonly decay: number;
  private readonly cells: CellWriter;
  /** Entries of the batch that are taken, and the cell of each. */
  private count = 0;
  private readonly place: Int32Array;
  /** The whole problems of entries near the edge of the cone or a border between fates, whose starts do not hold all their digits. */
  private readonly near = new Map<number, Problem>();
  /** With weight decay, whether what is minimised ever rose above its first value. */
  private readonly rose: Uint8Array;

  constructor({ plane, maxSteps, decay, lyapunov }: Terms, makeBatch: MakeBatch, makeRoom?: MakeRoom) {
    // A row may come to a batch that had room for one entry more.
    const room = TILE + plane.columns;
    this.batch = makeBatch(room);
    this.maxSteps = maxSteps;
    this.decay = decay;
    this.cells = new CellWriter(lyapunov, makeRoom);
    this.place = new Int32Array(room);
    this.rose = new Uint8Array(room);
  }

  /** Whether it is time to follow what was taken. */
  get isFull(): boolean {
    return this.count >= TILE;
  }

  /** Begins with `count` cells; what was taken and given up is forgotten. */
  begin(count: number): void {
    this.cells.begin(count);
    this.forget();
  }

  private forget(): void {
    this.count = 0;
    this.near.clear();
  }

  /** Follows what is left, and gives the cells. */
  *finish(): Generator<undefined, Cells> {
    yield* this.follow();
    return this.cells.finish();
  }

  /**
   * Takes every `step`-th start of a row from `first` on, whose cells are those from `at` on, and returns the cell after the last; `problem` gives
   * the whole problem of a column.
   */
  take(row: Starts, first: number, step: number, at: number, problem: (column: number) => Problem): number {
    const { curvature, residual, target, rate, unit } = row;
    const { curvature: toK, residual: toR, target: toW, rate: toRate, unit: toUnit } = this.batch.starts;
    const { place } = this;
    const { fate } = this.cells;
    const isFree = this.decay === 0;
    const columns = residual.length;
    let next = this.count;
    let cell = at;
    for (let i = first; i < columns; i += step, cell++) {
      const r = residual[i] as number;
      if (Number.isNaN(r)) continue;
      const k = curvature[i] as number;
      const w = target[i] as number;
      const isNear = isUnsure(k, r, w);
      if (isFree && !isNear && diverges(k, r, w)) {
        fate[cell] = DIVERGENT;
        continue;
      }
      if (isNear || isNearEdge(k, r, w)) this.near.set(next, problem(i));
      toK[next] = k;
      toR[next] = r;
      toW[next] = w;
      if (!isFree) toRate[next] = rate[i] as number;
      toUnit[next] = unit[i] as number;
      place[next] = cell;
      next++;
    }
    this.count = next;
    return cell;
  }

  /** Follows what was taken and writes its cells; attractors take long, and between some of them it gives others a turn. */
  *follow(): Generator<undefined, void> {
    if (this.decay > 0) this.landDecayed();
    else this.land();
    for (let i = this.writeFrom(0); i < this.count; i = this.writeFrom(i)) yield;
    this.forget();
  }

  /** Writes the cells of entries from the `first` on, of TURN attractors at most; returns the entry after them. */
  private writeFrom(first: number): number {
    const { starts, landings } = this.batch;
    const { cells, place, near, count } = this;
    const { end, curvature, peak, steps } = landings;
    // Most cells are of runs that land, of which the loop below says all there is to say.
    const isPlain = this.decay === 0 && !cells.hasLyapunov;
    let attractors = 0;
    for (let i = first; i < count; i++) {
      // At a border doubles may mislead: a run may stand at the saddle by rounding, within reach of its target.
      if (!isPlain || end[i] !== CONVERGES || (near.size > 0 && near.has(i))) {
        if (this.judge(i)) attractors++;
        if (attractors === TURN) return i + 1;
        continue;
      }
      const height = peak[i] as number;
      const fate = isAbove(height * height, (starts.residual[i] as number) ** 2) ? CATAPULT : LAZY;
      const loss = lossOf(height, starts.unit[i] as number);
      cells.write(place[i] as number, fate, curvature[i] as number, loss, steps[i] as number, 0);
    }
    return count;
  }

  private land(): void {
    this.batch.land(this.count, this.maxSteps);
    for (const [i, problem] of this.near)
      writeLanding(this.batch.landings, i, landingOf(problem, this.maxSteps));
  }

  private landDecayed(): void {
    const { starts, landings } = this.batch;
    for (let i = 0; i < this.count; i++) {
      const k = starts.curvature[i] as number;
      const r = starts.residual[i] as number;
      const w = starts.target[i] as number;
      const edge = this.near.get(i);
      const lean = (2 * (r + w)) / k;
      const share = edge === undefined ? { p: 1 + lean, q: 1 - lean } : shares(edge);
      const run = landDecayed(k * share.p, k * share.q, r, w, this.decayOf(i), this.maxSteps);
      writeLanding(landings, i, run);
      this.rose[i] = run.rises ? 1 : 0;
    }
  }

  /** d = ημ of an entry. */
  private decayOf(i: number): number {
    return this.decay * (this.batch.starts.rate[i] as number);
  }

  /** The cell of any run: by what it did, or, where it did not come to an end, by the closed form or by what it falls onto; whether that was looked for. */
  private judge(i: number): boolean {
    const { cells } = this;
    const at = this.place[i] as number;
    const outcome = this.outcomeOf(i);
    if (outcome === 'diverges') cells.fate[at] = DIVERGENT;
    else if (outcome === 'converges') this.landed(i, this.batch.landings.end[i] === CONVERGES);
    else if (outcome === 'stalls') cells.write(at, LAZY, 0, this.peakOf(i), -1, 0);
    else {
      const { curvature, residual, target } = this.batch.starts;
      const [k, r, w] = [curvature[i] as number, residual[i] as number, target[i] as number];
      const observed = cells.hasLyapunov ? MEASURING : undefined;
      const problem = this.decay > 0 ? undefined : this.near.get(i);
      const attractor =
        problem === undefined
          ? attractorOf(k, r, w, this.decayOf(i), observed)
          : attractorFrom(problem, observed);
      // With weight decay nothing but following tells a slow landing from a cycle.
      if (this.decay > 0 && attractor.period === 1) this.landed(i, false);
      else {
        const fate = attractor.phase === 'chaotic' ? CHAOTIC : PERIODIC;
        cells.write(at, fate, 0, this.peakOf(i), -1, attractor.lyapunov);
      }
      return true;
    }
    return false;
  }

  private outcomeOf(i: number): Outcome {
    const end = this.batch.landings.end[i];
    if (this.decay > 0) return end === CONVERGES ? 'converges' : end === DIVERGES ? 'diverges' : 'bounded';
    const problem = this.near.get(i);
    if (problem !== undefined) return outcomeOf(problem);
    const { curvature, residual, target } = this.batch.starts;
    return outcomeInside({
      curvature: curvature[i] as number,
      scaledResidual: residual[i] as number,
      scaledTarget: target[i] as number,
    });
  }

  /** A run that lands, now or later. */
  private landed(i: number, isDone: boolean): void {
    const { curvature, peak, steps } = this.batch.landings;
    const first = this.batch.starts.residual[i] as number;
    const rises = this.decay > 0 ? this.rose[i] === 1 : isAbove((peak[i] as number) ** 2, first * first);
    // Rounding may have carried off a run that the closed form knows to land.
    const k = (curvature[i] as number) < Number.POSITIVE_INFINITY ? (curvature[i] as number) : 0;
    this.cells.write(
      this.place[i] as number,
      rises ? CATAPULT : LAZY,
      k,
      this.peakOf(i),
      isDone ? (steps[i] as number) : -1,
      this.exponentAtRest(k, i),
    );
  }

  private peakOf(i: number): number {
    const loss = lossOf(this.batch.landings.peak[i] as number, this.batch.starts.unit[i] as number);
    return loss < Number.POSITIVE_INFINITY ? loss : 0;
  }

  /** Lyapunov exponent of a run that has landed: the slower of its two directions, with weight decay; docs/model.md. */
  private exponentAtRest(k: number, i: number): number {
    const across = log(Math.abs(1 - k));
    if (this.decay === 0) return across;
    const d = this.decayOf(i);
    const label = Math.abs(this.batch.starts.target[i] as number);
    return label < d ? 2 * log(Math.abs(1 - d + label)) : Math.max(across, 2 * log(Math.abs(1 - 2 * d)));
  }
}
