import { formatNumber } from '../../charts/scales.ts';

/** What a chart with weight decay is of, and the run beside it. */
export function DecayNote({ decay }: { readonly decay: number }) {
  return decay > 0 ? <span>with weight decay μ = {formatNumber(decay)}</span> : null;
}
