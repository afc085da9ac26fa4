import { formatNumber } from '../../charts/scales.ts';
import { Explained } from '../../panels/words/Explained.tsx';

/** What a chart with weight decay is of, and the run beside it. */
export function DecayNote({ decay }: { readonly decay: number }) {
  return decay > 0 ? (
    <span>
      <Explained text={`with weight decay μ = ${formatNumber(decay)}`} />
    </span>
  ) : null;
}
