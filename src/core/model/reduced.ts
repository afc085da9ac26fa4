import { iterateExactly } from './exact.ts';
import { curvatureExcess, type Outcome, outcomeOf } from './outcome.ts';
import { checkProblem, type Problem, scaled, shares } from './problem.ts';
import { type Recorder, recorder, type Trajectory } from './trajectory.ts';

export type { Trajectory } from './trajectory.ts';

/**
 * The reduced map, exact for every width and every target:
 *   r' = r(1 − κ + r z),  κ' = κ + κr² − 4rz,  z = r + w,
 * carried as the signed lengths of p = u + v and q = u − v, which a step multiplies by 1 − r and 1 + r, so that no rounding can leave
 * the admissible cone κ ≥ 2|z|. (docs/model.md, "One step"; Kalra et al. 2311.02076 for the model with a target.)
 */

/** Relative error of a run in doubles above which it is computed again in exact arithmetic. */
const TOLERANCE = 5e-10;
/** Steps an exact computation covers; it costs about 2 µs a step at 200 steps and grows with their square. */
const EXACT_STEPS = 1000;
/** Once |r| is this small, relative to its start, κ no longer moves: from there doubles lose nothing, unless κ is too near 1. */
const SETTLED = 1e-20;
const NEAR_ONE = 1e-3;
/** Residuals below this are at the end of the range of doubles: their digits go, and nobody reads them. */
const TINY = 1e-290;
/** κ₀ or η/√n below which nothing moves; their reciprocals would overflow. */
const STILL = 1e-280;

interface Moving {
  r: number;
  curvature: number;
  a: number;
  b: number;
}

interface Account {
  /** Last step whose numbers are certain to TOLERANCE, by a running bound on the rounding error. */
  readonly certain: number;
  /** First step at which κ no longer moves, or the last step. */
  readonly settled: number;
  /** Smallest |r| up to that step. */
  readonly smallest: number;
}

/** Runs from step `from` in doubles. */
function runInDoubles(problem: Problem, steps: number, from: number, at: Moving, log: Recorder): Account {
  const { learningRate, width, start } = problem;
  const first = scaled(problem);
  const w = first.scaledTarget;
  const root = Math.sqrt(width);
  const share = shares(problem);
  const P0 = first.curvature * share.p;
  const Q0 = first.curvature * share.q;
  // λ = κ λ₀/κ₀ keeps index 0 exact and avoids dividing by a rounded rate.
  const toNtk = start.ntk / first.curvature;
  const toResidual = root / learningRate;
  const eps = Number.EPSILON;
  let { r, curvature, a, b } = at;
  let errorR = 2 * eps * (Math.abs(first.scaledResidual) + Math.abs(w) * eps);
  let errorK = problem.curvature0 === undefined ? eps * curvature : 0;
  let certain = from;
  let counting = true;
  let smallest = Math.abs(r);
  let settled = steps;
  const onEdge = curvatureExcess(first.curvature, first.scaledResidual, w) === 0 && Math.abs(w) <= 2;
  const floor = SETTLED * Math.min(1, Math.abs(first.scaledResidual));
  for (let t = from + 1; t <= steps; t++) {
    const z = r + w;
    const factor = 1 - curvature + r * z;
    const next = r * factor;
    const shift = Math.abs(factor + r * (2 * r + w)) * errorR + Math.abs(r) * errorK;
    errorK = (1 + r * r) * errorK + Math.abs(2 * curvature * r - 8 * r - 4 * w) * errorR;
    a *= 1 - r;
    b *= 1 + r;
    const P = P0 * a * a;
    const Q = Q0 * b * b;
    curvature = (P + Q) / 2;
    errorR = shift + eps * Math.abs(r) * (1 + curvature + Math.abs(r * z)) + eps * Math.abs(next);
    // Once r is below the last bit of 1, a and b no longer change and no new error arises.
    if (Math.abs(r) > eps) errorK += eps * curvature;
    // P − Q cancels near r = 0, where r's own recursion is exact; far from it the lengths keep r consistent with the cone.
    const fromLengths = (P - Q) / 4 - w;
    r = Math.abs(next) > 0.01 * (curvature + Math.abs(w)) ? fromLengths : next;
    if (onEdge) {
      // G = 0 is kept by the map but not by rounding, which grows off it: the run is put back on κ = 4 + wr, |r| ≤ 2.
      r = Math.max(-2, Math.min(2, r));
      curvature = 4 + w * r;
      a = Math.sign(a) * Math.sqrt(Math.max(0, curvature + 2 * (r + w)) / (P0 || 1));
      b = Math.sign(b) * Math.sqrt(Math.max(0, curvature - 2 * (r + w)) / (Q0 || 1));
    }
    const residual = r * toResidual;
    if (!log.record(t, residual, curvature * toNtk, curvature, a, b)) break;
    if (r === 0) {
      log.rest();
      return { certain: counting ? steps : certain, settled: Math.min(settled, t), smallest };
    }
    const size = Math.abs(r);
    if (t <= settled) {
      if (size < smallest && size > 0) smallest = size;
      if (size <= floor && Math.abs(1 - curvature) > NEAR_ONE && curvature < 2) settled = t;
    }
    if (counting) {
      if (errorK <= TOLERANCE * curvature && (errorR <= TOLERANCE * size || Math.abs(residual) < TINY))
        certain = t;
      else counting = false;
    }
  }
  return { certain, settled, smallest };
}

/**
 * Simulates `steps` steps of gradient descent by the reduced map. Where doubles cannot hold ten digits (chaos, long transients near the
 * edge, residuals that nearly vanish in one step) the first 1,000 steps are computed again in exact arithmetic.
 * @throws RangeError for arguments outside their range.
 */
export function simulate(problem: Problem, steps: number): Trajectory {
  checkProblem(problem);
  const { learningRate, width, target, start } = problem;
  const first = scaled(problem);
  const outcome = outcomeOf(problem);
  const share = shares(problem);
  const log = recorder({
    steps,
    learningRate,
    width,
    target,
    valleyP0: Math.sqrt(start.ntk) * Math.sqrt(share.p),
    valleyQ0: Math.sqrt(start.ntk) * Math.sqrt(share.q),
  });
  // A length that is 0 stays 0, however large its factor would grow.
  const at = {
    r: first.scaledResidual,
    curvature: first.curvature,
    a: share.p > 0 ? 1 : 0,
    b: share.q > 0 ? 1 : 0,
  };
  if (!log.record(0, start.output - target, start.ntk, first.curvature, 1, 1)) return log.finish(outcome, 0);
  // A step this small is below the last bit of every number, 100,000 times over.
  if (first.curvature < STILL || learningRate / Math.sqrt(width) < STILL) {
    log.rest();
    return log.finish(outcome, steps);
  }
  const account = runInDoubles(problem, steps, 0, at, log);
  const doubles = log.finish(outcome, account.certain);
  return account.certain >= doubles.end ? doubles : refine(problem, doubles, account, log, outcome);
}

/** Computes the start of a run again in exact arithmetic, as far as its rounding errors matter, and goes on in doubles from there. */
function refine(
  problem: Problem,
  doubles: Trajectory,
  account: Account,
  log: Recorder,
  outcome: Outcome,
): Trajectory {
  const { steps, learningRate, width } = doubles;
  const first = scaled(problem);
  // A bounded run never settles: where the doubles did, they had left the orbit.
  const settles = outcome !== 'bounded' && account.settled <= EXACT_STEPS;
  const exact = Math.min(steps, settles ? account.settled : EXACT_STEPS);
  const toNtk = problem.start.ntk / first.curvature;
  const toResidual = Math.sqrt(width) / learningRate;
  const at = { r: first.scaledResidual, curvature: first.curvature, a: 1, b: 1 };
  log.rewind();
  let alive = true;
  iterateExactly(problem, exact, Math.min(account.smallest, 1), (t, r, curvature, a, b) => {
    at.r = r;
    at.curvature = curvature;
    at.a = a;
    at.b = b;
    alive = log.record(t, r * toResidual, curvature * toNtk, curvature, a, b);
    return alive;
  });
  if (!alive || exact === steps) return log.finish(outcome, exact, true);
  runInDoubles(problem, steps, exact, at, log);
  return log.finish(outcome, settles ? steps : exact, true);
}
