import { formatNumber } from '../../../charts/scales.ts';
import { humpsOf } from '../../../core/small/humps.ts';
import type { Run } from '../../../panels/run.ts';
import { useRun } from '../../../panels/scope.tsx';
import { near } from '../../../panels/words/numbers.ts';
import type { Words } from '../chapter.ts';
import { runWords } from '../figure/runWords.ts';
import { type Toy, WIDTH } from './derived.ts';
import { useToy } from './useToy.ts';

/** The words of the chapter: one step, with its numbers line by line. */

/** A number where a product or a sum goes on: negative ones in parentheses. */
const factor = (value: number) => (value < 0 ? `(${near(value)})` : near(value));
const list = (values: Float64Array) => `(${[...values].map((value) => near(value)).join(', ')})`;

function lines({ step, weights, learningRate, target }: Toy): Words {
  const { before, after, scaledResidual: r, outputTerms, ntkTerms } = step;
  const root = Math.sqrt(WIDTH);
  const { output: f, residual, ntk, squareU, squareV, product } = before;
  return {
    lineOutput: `f = u·v/√n = ${near(product)}/${root} = ${near(f)}, so that Δf = f − y = ${near(f)} − ${factor(target)} = ${near(residual)}`,
    lineKernel: `λ = (‖u‖² + ‖v‖²)/n = (${near(squareU)} + ${near(squareV)})/${WIDTH} = ${near(ntk)}`,
    lineR: `r = ηΔf/√n = ${near(learningRate)}·${factor(residual)}/${root} = ${near(r)}`,
    lineU: `u′ = u − rv = ${list(step.weights.u)}`,
    // Of gradient descent, whatever order the figure shows.
    lineV: `v′ = v − ru = ${list(weights.v.map((v, i) => v - r * (weights.u[i] as number)))}`,
    lineExpand: `f′ = (${near(product)} − ${factor(r)}·${near(squareV)} − ${factor(r)}·${near(squareU)} + ${near(r * r)}·${factor(product)})/${root} = ${near(outputTerms.output)} + ${factor(outputTerms.throughV)} + ${factor(outputTerms.throughU)} + ${factor(outputTerms.second)} = ${near(step.recursion.output)}`,
    lineResidual: `Δf′ = ${near(step.recursion.output)} − ${factor(target)} = ${near(step.recursion.residual)}`,
    lineSquares: `λ′ = ((1 + ${near(r * r)})·${near(squareU + squareV)} − 4·${factor(r)}·${factor(product)})/${WIDTH} = ${near(ntkTerms.ntk)} + ${factor(ntkTerms.first)} + ${factor(ntkTerms.second)} = ${near(step.recursion.ntk)}`,
    after: `f′ = ${near(after.output)} and λ′ = ${near(after.ntk)}`,
  };
}

/** Parts of a number within which two are the same but for rounding. */
const SAME = 1e-9;
const isSame = (a: number, b: number) => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b));

function order({ step, sequential }: Toy): string {
  const { after, recursion } = step;
  if (!sequential)
    return `Measured on the new weights, f′ = ${near(after.output)} and λ′ = ${near(after.ntk)}: what the two recursions say.`;
  if (isSame(after.output, recursion.output) && isSame(after.ntk, recursion.ntk))
    return 'With these weights the order makes no difference.';
  return `Now v moves by the new u, and the step ends at f′ = ${near(after.output)}, λ′ = ${near(after.ntk)} in place of ${near(recursion.output)} and ${near(recursion.ntk)}: that is another algorithm.`;
}

function slides({ step, target }: Toy): string {
  const { slides: form, recursion } = step;
  if (isSame(form.residual, recursion.residual) && isSame(form.ntk, recursion.ntk))
    return target === 0
      ? 'Here y = 0, and both forms are the same.'
      : 'With these numbers both forms happen to agree.';
  return `Here the slides’ form gives Δf′ = ${near(form.residual)} and λ′ = ${near(form.ntk)}; the step itself Δf′ = ${near(recursion.residual)} and λ′ = ${near(recursion.ntk)}.`;
}

/** Steps that are looked at for humps, beside what it takes for them to be over. */
const LEAST = 20;

function shape({ problem, trajectory, verdict }: Run): string {
  const kappa = trajectory.curvature[0] ?? 0;
  const r = (problem.learningRate * (trajectory.residual[0] ?? 0)) / Math.sqrt(problem.width);
  if (problem.target !== 0)
    return 'With a target other than 0 the statement is not about this run: λ may rise as well as fall.';
  if (!(kappa < 4) || Math.abs(r) > kappa / 2 || !Number.isFinite(r))
    return 'This run is outside 0 < κ₀ < 4.';
  if (r === 0) return 'This run stands still.';
  const { size, risesAfterFall, pattern } = humpsOf(kappa, r, LEAST);
  const first = `From κ₀ = ${formatNumber(kappa)} and r₀ = ${near(r)} the sizes go ${[...size.subarray(0, 6)].map((each) => near(each)).join(', ')}, …`;
  if (risesAfterFall > 0)
    return `${first} They fall and rise again: the exercise as set is not true for this start.`;
  if (pattern[0] === 'down') return `${first} They only fall, at κ₀ ${kappa > 2 ? 'above' : 'not above'} 2.`;
  return `${first} Once up, once down: the peak is at step ${verdict.peakStep}.`;
}

/** The sizes of the start that the solution names. */
const EXAMPLE = [...humpsOf(3.6, 1.5, 4).size.subarray(0, 4)].map((size) => near(size)).join(', ');

export const wordsOf = (toy: Toy, run: Run): Words => ({
  ...runWords(run),
  ...lines(toy),
  order: order(toy),
  slidesForm: slides(toy),
  target: near(toy.target),
  shape: shape(run),
  example: EXAMPLE,
});

export const useWords = () => wordsOf(useToy(), useRun());
