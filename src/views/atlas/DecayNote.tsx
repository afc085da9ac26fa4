import { formatNumber } from '../../charts/scales.ts';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs } from '../../state/react.tsx';

/** What a chart with weight decay is of, and the run beside it. */
export function DecayNote({ decay }: { readonly decay: number }) {
  const hasKnobs = useInputs(({ run }) => run.knobs !== undefined);
  const decayed = decay > 0 ? `with weight decay μ = ${formatNumber(decay)}` : '';
  // A run that has them is drawn beside the map with them, unless weight decay is what it is drawn with.
  const plain = hasKnobs ? 'without momentum or warmup' : '';
  const text = [decayed, plain].filter((part) => part !== '').join(', ');
  return text === '' ? null : (
    <span>
      <Explained text={text} />
    </span>
  );
}
