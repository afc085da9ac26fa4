import { hypotenuse } from '../model/elementary.ts';
import { sharpness } from '../model/hessian.ts';
import { checkInteger, MAX_STEPS, type Problem, scaled, shares } from '../model/problem.ts';
import type { Trajectory } from '../model/trajectory.ts';

const COLUMNS = [
  'loss',
  'output',
  'residual',
  'ntk',
  'curvature',
  'sharpness',
  'valleyP',
  'valleyQ',
  'distance',
] as const;

/**
 * The run of a problem with ℓ₂ weight decay μ, step by step: with d = ημ a step multiplies u + v by 1 − d − r and u − v by 1 − d + r
 * (docs/model.md, "Weight decay"). The loss is that of the output alone, as everywhere on the page; the sharpness is that of the loss alone too.
 * It ends at the step limit, or where a number leaves the doubles. @throws RangeError for steps or a decay out of their range.
 */
export function simulateDecayed(problem: Problem, steps: number, decay: number): Trajectory {
  checkInteger('steps', steps, 1, MAX_STEPS);
  if (!(decay >= 0) || !Number.isFinite(decay))
    throw new RangeError(`weight decay must be at least 0, got ${decay}`);
  const { learningRate, width, target, start } = problem;
  const { curvature: k0, scaledResidual, scaledTarget: w } = scaled(problem);
  const { p: shareP, q: shareQ } = shares(problem);
  const keep = 1 - learningRate * decay;
  const toUnits = Math.sqrt(width) / learningRate;
  const [longP, longQ] = [Math.sqrt(start.ntk * shareP), Math.sqrt(start.ntk * shareQ)];
  const half = Math.sqrt(width / 2);
  const columns = Object.fromEntries(
    COLUMNS.map((name) => [name, new Float64Array(steps + 1).fill(Number.POSITIVE_INFINITY)]),
  ) as Record<(typeof COLUMNS)[number], Float64Array>;
  // What the signed lengths were multiplied by; a length that is 0 stays 0, however large its factor would grow.
  let a = shareP > 0 ? 1 : 0;
  let b = shareQ > 0 ? 1 : 0;
  let r = scaledResidual;
  let end = -1;
  for (let t = 0; t <= steps; t++) {
    const [p, q] = [longP * a, longQ * b];
    const residual = t === 0 ? start.output - target : r * toUnits;
    const output = t === 0 ? start.output : target + residual;
    const ntk = t === 0 ? start.ntk : (p * p + q * q) / 2;
    const row = {
      loss: (residual * residual) / 2,
      output,
      residual,
      ntk,
      curvature: t === 0 ? k0 : (k0 * (shareP * a * a + shareQ * b * b)) / 2,
      sharpness: sharpness(ntk, p * q, output, residual, width),
      valleyP: p,
      valleyQ: q,
      // ‖W_t − W₀‖² = ½(‖p_t − p₀‖² + ‖q_t − q₀‖²)
      distance: half * hypotenuse(p - longP, q - longQ),
    };
    if (!Object.values(row).every(Number.isFinite)) break;
    for (const name of COLUMNS) columns[name][t] = row[name];
    end = t;
    a *= keep - r;
    b *= keep + r;
    r = (k0 * (shareP * a * a - shareQ * b * b)) / 4 - w;
  }
  const stop =
    end < steps
      ? ({ reason: 'diverged', step: end + 1 } as const)
      : ({ reason: 'limit', step: steps } as const);
  return {
    steps,
    end,
    learningRate,
    width,
    target,
    ...columns,
    stop,
    exactSteps: Math.max(0, end),
    refined: false,
  };
}
