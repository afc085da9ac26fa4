import { formatNumber } from '../../../charts/scales.ts';
import { near } from '../../../panels/words/numbers.ts';

/** Spectra as values and how often each occurs. */

export interface Value {
  readonly value: number;
  readonly count: number;
}

/** Eigenvalues, largest first, with what is equal but for rounding counted together. */
export function counted(values: ArrayLike<number>): Value[] {
  const all: { value: number; count: number }[] = [];
  for (const value of Array.from(values)) {
    const last = all.at(-1);
    if (last !== undefined && Math.abs(last.value - value) <= 1e-12 * Math.max(1, Math.abs(value)))
      last.count++;
    else all.push({ value, count: 1 });
  }
  return all;
}

export const listed = (values: readonly Value[]): string =>
  values
    .map(({ value, count }) => (count === 1 ? near(value) : `${near(value)}, ${formatNumber(count)} times`))
    .join('; ');
