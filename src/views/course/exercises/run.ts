import { near } from '../../../panels/words/numbers.ts';
import type { WitnessOf } from './exercise.ts';

/** Runs of the toy model for the last exercise, in its own three numbers, and the check of a counterexample. */

export interface ScaledRun {
  /** |r| = η|Δf|/√n at every step. */
  readonly sizes: readonly number[];
  /** κ = ηλ. */
  readonly curvatures: readonly number[];
}

/** The exact map for so many steps. */
export function runFrom({ kappa0, r0, w }: Omit<WitnessOf<'run'>, 'kind'>, steps: number): ScaledRun {
  let [kappa, r] = [kappa0, r0];
  const sizes = [Math.abs(r)];
  const curvatures = [kappa];
  for (let t = 0; t < steps; t++) {
    const z = r + w;
    [r, kappa] = [r * (1 - kappa + r * z), kappa + kappa * r * r - 4 * r * z];
    sizes.push(Math.abs(r));
    curvatures.push(kappa);
  }
  return { sizes, curvatures };
}

/** The first sizes of a run, as a sentence has them. */
export const told = (values: readonly number[], count: number): string =>
  values.slice(0, count).map(near).join(', ');

export interface CounterexampleCheck {
  readonly isCounterexample: boolean;
  /** |r| at the steps that show it; empty for a start that no network has. */
  readonly sizes: readonly number[];
  readonly says: string;
}

/** Steps that are followed: starts a hair above κ = 2 take long to be thrown. */
const LONGEST = 10_000;
const SHOWN = 8;

/** Whether |r| falls and then rises again, for y = 0, from a start in the cone with 0 < κ₀ < 4. */
export function checkCounterexample(kappa0: number, r0: number): CounterexampleCheck {
  const refused = (says: string): CounterexampleCheck => ({ isCounterexample: false, sizes: [], says });
  if (!(kappa0 > 0 && kappa0 < 4)) return refused('The statement is about κ₀ between 0 and 4.');
  if (!(Math.abs(r0) <= kappa0 / 2))
    return refused(
      `No network starts there: with κ₀ = ${near(kappa0)}, |r₀| is at most ${near(kappa0 / 2)}.`,
    );
  if (r0 === 0) return refused('With r₀ = 0 the run stands still.');
  const { sizes, curvatures } = runFrom({ kappa0, r0, w: 0 }, LONGEST);
  // The next |r| is (κ − r² − 1)|r| or (1 − κ + r²)|r|: κ − r² beside 2 says which way it goes, whatever the rounding of |r|.
  const rises = sizes.map((size, t) => (curvatures[t] as number) - size * size > 2);
  const fall = rises.indexOf(false);
  const again = rises.indexOf(true, Math.max(0, fall));
  if (fall >= 0 && again >= 0) {
    const shown = sizes.slice(0, again + 2);
    const from = Math.max(0, shown.length - SHOWN);
    const list = `${from > 0 ? '…, ' : ''}${told(shown.slice(from), SHOWN)}`;
    return {
      isCounterexample: true,
      sizes: shown,
      says: `It is one: |r| = ${list} falls and then rises again.`,
    };
  }
  const says =
    fall === 0
      ? `Not yet: |r| = ${told(sizes, 4)}, … only falls.`
      : `Not yet: |r| = ${told(sizes, SHOWN)}, … rises once and then only falls.`;
  return { isCounterexample: false, sizes: sizes.slice(0, SHOWN), says };
}

/** Whether a start refutes “|Δf| first rises, then falls”. */
export const isCounterexample = (kappa0: number, r0: number): boolean =>
  checkCounterexample(kappa0, r0).isCounterexample;
