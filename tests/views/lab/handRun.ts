import type { Setting } from '../../../src/core/model/setting.ts';

/** A run by the recursions of f and λ as docs/model.md has them, in doubles; up to the last step that they hold. */
export interface HandRun {
  readonly eta: number;
  readonly n: number;
  readonly y: number;
  /** |Δf|, L, λ and ηλ of every step. */
  readonly sizes: readonly number[];
  readonly losses: readonly number[];
  readonly kernels: readonly number[];
  readonly curvatures: readonly number[];
  readonly outputs: readonly number[];
}

export function handRun({ rate, width: n, target, outputScale, start }: Setting, steps: number): HandRun {
  if (start.kind !== 'given') throw new Error('a run by hand needs a start');
  const eta = rate.kind === 'c' ? rate.value / start.ntk : rate.value;
  const y = target / outputScale;
  let [f, kernel] = [start.output, start.ntk];
  const outputs: number[] = [];
  const kernels: number[] = [];
  for (let t = 0; t <= steps && (f - y) ** 2 + kernel < Number.POSITIVE_INFINITY; t++) {
    outputs.push(f);
    kernels.push(kernel);
    const df = f - y;
    [f, kernel] = [
      f - eta * kernel * df + (eta * eta * df * df * f) / n,
      kernel + (eta * df * (eta * kernel * df - 4 * f)) / n,
    ];
  }
  const sizes = outputs.map((each) => Math.abs(each - y));
  return {
    eta,
    n,
    y,
    outputs,
    kernels,
    sizes,
    losses: sizes.map((each) => (each * each) / 2),
    curvatures: kernels.map((each) => eta * each),
  };
}
