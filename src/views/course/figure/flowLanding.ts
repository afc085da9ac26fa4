import type { Run } from '../../../panels/run.ts';

/** λ where the gradient flow of the toy model lands: λ∞² = λ₀² + 4(y² − f₀²)/n. */
export const flowLanding = ({ problem: { start, width, target } }: Run): number =>
  Math.sqrt(Math.max(0, start.ntk ** 2 + (4 * (target ** 2 - start.output ** 2)) / width));
