import { formatNumber } from '../charts/scales.ts';
import type { Setting } from '../core/model/setting.ts';

const partsOf = ({ rate, width, target, outputScale, start, seed }: Setting): readonly string[] => [
  `${rate.kind === 'c' ? 'c' : 'η'} = ${formatNumber(rate.value)}`,
  `n = ${formatNumber(width)}`,
  `y = ${formatNumber(target)}`,
  ...(start.kind === 'seed'
    ? [`seed ${seed}`]
    : [`f₀ = ${formatNumber(start.output)}`, `λ₀ = ${formatNumber(start.ntk)}`]),
  `α = ${formatNumber(outputScale)}`,
];

/** What of a run is not as in another, in a few words: “n = 1000”, or “c = 2.5, y = 1”; “the same” where nothing is. */
export function differenceOf(setting: Setting, other: Setting): string {
  const beside = partsOf(other);
  const own = partsOf(setting).filter((part) => !beside.includes(part));
  return own.length === 0 ? 'the same' : own.join(', ');
}
