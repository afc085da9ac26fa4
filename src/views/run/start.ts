import { maxOutput } from '../../core/model/problem.ts';
import { LIMITS } from '../../state/inputs.ts';
import { change, useLab } from '../../state/store.ts';

/** Four significant digits: what a drag can aim at, and what keeps links short. */
const short = (value: number) => Number(value.toPrecision(4));

/** Makes (output, NTK) the start of the run, moved to the nearest point a network of this width can have. */
export function setStart(output: number, ntk: number, how: 'drag' | 'gesture'): void {
  const width = useLab.getState().inputs.width;
  const kernel = short(Math.max(LIMITS.lambda0.min, Math.min(LIMITS.lambda0.max, ntk)));
  const bound = maxOutput(kernel, width);
  const clamped = Math.max(-bound, Math.min(bound, output));
  // Rounding may step over the bound; then the next shorter decimal is inside.
  let rounded = short(clamped);
  if (Math.abs(rounded) > bound) rounded = Number((clamped * (1 - 1e-4)).toPrecision(4));
  change({ start: { kind: 'given', output: rounded, ntk: kernel } }, how);
}
