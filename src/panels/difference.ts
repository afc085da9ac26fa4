import { formatNumber } from '../charts/scales.ts';
import type { Setting } from '../core/model/setting.ts';
import { PLAIN } from '../state/run.ts';

/** As many digits as pins keep. */
const DIGITS = 7;
const said = (value: number) => formatNumber(value, DIGITS);

const partsOf = ({
  rate,
  width,
  target,
  outputScale,
  start,
  seed,
  knobs = PLAIN,
}: Setting): readonly string[] => [
  `${rate.kind === 'c' ? 'c' : 'η'} = ${said(rate.value)}`,
  `n = ${said(width)}`,
  `y = ${said(target)}`,
  ...(start.kind === 'seed' ? [`seed ${seed}`] : [`f₀ = ${said(start.output)}`, `λ₀ = ${said(start.ntk)}`]),
  `α = ${said(outputScale)}`,
  `β = ${said(knobs.momentum)}`,
  knobs.warmup.steps === 0
    ? 'no warmup'
    : `warmup from ${said(knobs.warmup.from)} in ${said(knobs.warmup.steps)} steps`,
];

/** What of a run is not as in another, in a few words: “n = 1000”, or “c = 2.5, y = 1”; “the same” where nothing is. */
export function differenceOf(setting: Setting, other: Setting): string {
  const beside = partsOf(other);
  const own = partsOf(setting).filter((part) => !beside.includes(part));
  return own.length === 0 ? 'the same' : own.join(', ');
}
