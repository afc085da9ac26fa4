import { formatNumber } from '../../../charts/scales.ts';
import type { Trajectory } from '../../../core/model/trajectory.ts';
import type { Run } from '../../../panels/run.ts';
import { useCursor, useRun } from '../../../panels/scope.tsx';
import { near } from '../../../panels/words/numbers.ts';
import type { Words } from '../chapter.ts';
import { useFigure } from '../figure/useFigure.ts';
import { counted } from './spectrum.ts';
import { hessianAt } from './toy.ts';
import { COUNT, LAST, type Snapshot, START, snapshotOf, WEIGHTS } from './training.ts';

/** The words of the chapter: what the net is at the step shown, and the toy model at its own. */

/** A list as a sentence has it. */
const series = (all: readonly string[]) =>
  [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(' and ');

function trace({ step, J, ofPoints, ofWeights }: Snapshot): string {
  const squares = J.reduce((sum, entry) => sum + entry * entry, 0);
  const diagonal = (matrix: Float64Array, rows: number) =>
    Array.from({ length: rows }, (_, i) => matrix[i * (rows + 1)] as number).reduce((a, b) => a + b, 0);
  return `One number they share can be seen at once: at step ${step} the diagonal of JJᵀ adds up to ${near(diagonal(ofPoints, COUNT))}, that of JᵀJ to ${near(diagonal(ofWeights, WEIGHTS))}, both the sum of the squares of all entries of J, ${near(squares)}.`;
}

function spectrum({ step, pointValues, weightValues }: Snapshot): string {
  const zeros = counted(weightValues).find(({ value }) => value === 0)?.count ?? 0;
  return `At step ${step} JJᵀ has the eigenvalues ${series(Array.from(pointValues, near))}. JᵀJ has them too, and the eigenvalue 0, ${zeros} times.`;
}

/** The largest difference of two eigenvalues of one place. */
export const farthest = ({ hessianValues, weightValues }: Snapshot): number =>
  Math.max(...hessianValues.map((value, i) => Math.abs(value - (weightValues[i] as number))));

function weyl(snapshot: Snapshot): string {
  const { step, bound, hessianValues, weightValues } = snapshot;
  return `At step ${step} the largest eigenvalue is ${near(hessianValues[0] as number)} for H and ${near(weightValues[0] as number)} for JᵀJ. The two spectra differ by ${near(farthest(snapshot))} at most, and ‖S‖₂ = ${near(bound)}.`;
}

function negative({ step, negative: many, hessianValues, residual }: Snapshot): string {
  const lowest = hessianValues.at(-1) as number;
  if (many === null)
    return `At step ${step} the residual is ${near(residual)}, no more than rounding: no sign of a small eigenvalue means anything there.`;
  return `At step ${step} H has ${many} negative eigenvalues, the lowest ${near(lowest)}; that is ${near(-lowest / residual)} times ‖Δf‖ = ${near(residual)}.`;
}

/** A later step that shows the same ratio at a smaller residual. */
function ratios(): string {
  const of = (step: number) => {
    const { hessianValues, residual } = snapshotOf(step);
    return near(-(hessianValues.at(-1) as number) / residual);
  };
  return `The ratio settles: it is ${of(0)} at step 0, ${of(100)} at step 100 and ${of(300)} at step 300.`;
}

function toy(trajectory: Trajectory, t: number): string {
  const { width, residual, ntk, target } = trajectory;
  const all = hessianAt(trajectory, t);
  const said = all.map(({ value, multiplicity }) =>
    multiplicity === 1 ? near(value) : `${near(value)} (${formatNumber(multiplicity)} times)`,
  );
  const end = residual[t] === 0 ? `, and Δf = 0` : `, and Δf = ${near(residual[t] as number)}`;
  return `At step ${t}, with n = ${formatNumber(width)} and y = ${formatNumber(target)}: λ = ${near(ntk[t] as number)}${end}. H has the eigenvalues ${series(said)}.`;
}

export function wordsOf(step: number, run: Run, t: number): Words {
  const now = snapshotOf(step);
  const zeros = counted(now.weightValues).find(({ value }) => value === 0)?.count ?? 0;
  const { trajectory } = run;
  return {
    N: String(COUNT),
    p: String(WEIGHTS),
    m: String(START.width),
    rank: String(WEIGHTS - zeros),
    zeros: String(zeros),
    least: String(START.width - COUNT),
    last: String(LAST),
    trace: trace(now),
    spectrum: spectrum(now),
    weyl: weyl(now),
    negative: negative(now),
    ratios: ratios(),
    n: formatNumber(trajectory.width),
    twoN: formatNumber(2 * trajectory.width),
    toy: toy(trajectory, t),
    toEnd: `t=${trajectory.end}`,
  };
}

export function useWords(): Words {
  const run = useRun();
  return wordsOf(useFigure().trained, run, useCursor(run.trajectory.end));
}
