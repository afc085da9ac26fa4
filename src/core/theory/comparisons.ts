import { exp, expm1 } from '../model/elementary.ts';
import { checkInteger, checkProblem, MAX_STEPS, type Problem, scaled, shares } from '../model/problem.ts';

/** A comparison curve over the steps of a run; +Infinity from the first number a double cannot hold. */
export interface Comparison {
  readonly residual: Float64Array;
  readonly ntk: Float64Array;
  readonly loss: Float64Array;
}

/** Fills a comparison from `at(t)`, which returns Δf and λ of step t. */
function compare(
  problem: Problem,
  steps: number,
  at: (t: number) => readonly [residual: number, ntk: number],
): Comparison {
  checkProblem(problem);
  checkInteger('steps', steps, 0, MAX_STEPS);
  const residual = new Float64Array(steps + 1).fill(Number.POSITIVE_INFINITY);
  const ntk = residual.slice();
  const loss = residual.slice();
  for (let t = 0; t <= steps; t++) {
    const [df, lambda] = at(t);
    const l = (df * df) / 2;
    if (!(l + Math.abs(lambda) < Number.POSITIVE_INFINITY)) break;
    residual[t] = df;
    ntk[t] = lambda;
    loss[t] = l;
  }
  return { residual, ntk, loss };
}

/** The linearised (lazy) model: the kernel is frozen, Δf_t = (1 − ηλ₀)^t Δf₀. Diverges for κ₀ > 2. */
export function linearised(problem: Problem, steps: number): Comparison {
  const { curvature } = scaled(problem);
  let residual = problem.start.output - problem.target;
  return compare(problem, steps, (t) => {
    if (t > 0) residual *= 1 - curvature;
    return [residual, problem.start.ntk];
  });
}

/**
 * The lecture's form of one step, Δf' = (1 − ηλ + η²Δf²/n)Δf, λ' = λ + η(ηλ − 4)Δf²/n: Δf² stands where f·Δf belongs,
 * so it is exact for y = 0 only.
 */
export function slidesMap(problem: Problem, steps: number): Comparison {
  const { curvature, scaledResidual } = scaled(problem);
  const unit = problem.learningRate / Math.sqrt(problem.width);
  const toNtk = problem.start.ntk / curvature;
  let r = scaledResidual;
  let k = curvature;
  return compare(problem, steps, (t) => {
    if (t > 0) {
      const next = (1 - k + r * r) * r;
      k += (k - 4) * r * r;
      r = next;
    }
    return t === 0 ? [problem.start.output - problem.target, problem.start.ntk] : [r / unit, k * toNtk];
  });
}

/**
 * Gradient flow at time ηt, in closed form. With P = κ + 2z and time in steps, P obeys the Riccati equation
 * Ṗ = −½(P − P₊)(P − P₋), P± = 2w ± Λ, Λ = √(PQ + 4w²), PQ conserved; D = P − P₊ is D₀e^(−Λt)/(1 + D₀φ), φ = (1 − e^(−Λt))/(2Λ).
 * The larger of P and Q is followed (Q is P with f and y reversed), so that nothing cancels.
 */
export function gradientFlow(problem: Problem, steps: number): Comparison {
  const { curvature, scaledTarget } = scaled(problem);
  const share = shares(problem);
  const mirrored = share.q > share.p;
  const w = mirrored ? -scaledTarget : scaledTarget;
  const start = curvature * Math.max(share.p, share.q);
  const product = start * (curvature * Math.min(share.p, share.q));
  const rate = Math.sqrt(product + 4 * w * w);
  // The root nearer to 0 would cancel; the product of the two is −PQ, and both are 0 where the rate is.
  const farther = 2 * Math.abs(w) + rate;
  const nearer = rate === 0 ? 0 : product / farther;
  const [plus, minus] = w >= 0 ? [farther, -nearer] : [nearer, -farther];
  const away = start - plus;
  const sign = mirrored ? -1 : 1;
  const toResidual = Math.sqrt(problem.width) / problem.learningRate;
  const toNtk = problem.start.ntk / curvature;
  return compare(problem, steps, (t) => {
    if (t === 0) return [problem.start.output - problem.target, problem.start.ntk];
    const phi = rate === 0 ? t / 2 : -expm1(-rate * t) / (2 * rate);
    const offset = (away * exp(-rate * t)) / (1 + away * phi);
    const P = plus + offset;
    // r = (P − P₊)(P − P₋)/(4P); with P₊ = 0 the factor P cancels, which also covers P → 0.
    const r = plus === 0 ? (P - minus) / 4 : (offset * (P - minus)) / (4 * P);
    const Q = P === 0 ? 0 : product / P;
    return [sign * r * toResidual, ((P + Q) / 2) * toNtk];
  });
}

/** Part of λ by which a square may be below 0: rounding on the edge of the cone, where one of the lengths is 0. */
const EDGE = 1e-9;

/**
 * Where a comparison is in the valley's plane: P̂ = ±√(λ + 2f/√n), Q̂ = ±√(λ − 2f/√n), from P̂, Q̂ ≥ 0 on; NaN where no network has such f and λ.
 * `jumps`: whether a step with |r| > 1 leaps over an axis, as descent does and flow never.
 */
export function valleyOf(
  { residual, ntk }: Comparison,
  { width, target, learningRate }: Problem,
  jumps: boolean,
): { readonly valleyP: Float64Array; readonly valleyQ: Float64Array } {
  const root = Math.sqrt(width);
  const toScaled = learningRate / root;
  const valleyP = new Float64Array(residual.length);
  const valleyQ = new Float64Array(residual.length);
  let [signP, signQ] = [1, 1];
  for (let t = 0; t < residual.length; t++) {
    const df = residual[t] as number;
    const kernel = ntk[t] as number;
    const lean = (2 * (df + target)) / root;
    const length = (square: number) => Math.sqrt(square < 0 && square > -EDGE * kernel ? 0 : square);
    valleyP[t] = signP * length(kernel + lean);
    valleyQ[t] = signQ * length(kernel - lean);
    if (jumps && toScaled * df > 1) signP = -signP;
    if (jumps && toScaled * df < -1) signQ = -signQ;
  }
  return { valleyP, valleyQ };
}
