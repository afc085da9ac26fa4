import { problemAt } from '../../core/many/plane.ts';
import { restWithDecay } from '../../core/theory/decay.ts';
import type { Shown } from './cellsComputation.ts';

/**
 * κ where the run of a cell that settles under weight decay comes to rest in the end; null for what does not settle, and for the means of
 * several seeds.
 */
export function restOf({ field, question }: Shown): (column: number, row: number) => number | null {
  const { plane, decay, seeds } = question;
  const problemIn = problemAt(plane);
  return (column, row) => {
    const at = row * field.columns + column;
    if (seeds > 1 || !((field.steps[at] as number) >= 0)) return null;
    // At the origin it rests already.
    if (field.curvature[at] === 0) return 0;
    const problem = problemIn(column, row);
    return restWithDecay(problem, problem.learningRate * decay);
  };
}
