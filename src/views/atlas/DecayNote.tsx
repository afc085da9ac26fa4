import { formatNumber } from '../../charts/scales.ts';

/** What a chart with weight decay shows, and the panels beside it do not. */
export function DecayNote({ decay }: { readonly decay: number }) {
  return decay > 0 ? (
    <span>With weight decay μ = {formatNumber(decay)}; the run beside is without.</span>
  ) : null;
}
