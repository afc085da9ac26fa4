import { useState } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { lands } from '../../core/many/cellRecord.ts';
import type { Question } from '../../core/many/cells.ts';
import type { Dimension as Counted } from '../../core/many/dimension.ts';
import type { Pool } from '../../workers/pool.ts';
import { isStall } from './field.ts';
import type { MapHandle } from './MapView.tsx';

interface Props {
  readonly handle: () => MapHandle | null;
  readonly pool: () => Pool;
  readonly question: Question;
  /** Whether every cell is in. */
  readonly ready: boolean;
}

/** Counts boxes over the shown boundary between what converges and what does not, on request. */
export function Dimension({ handle, pool, question, ready }: Props) {
  const [found, setFound] = useState<{ readonly question: Question; readonly text: string } | null>(null);
  const measure = () => {
    const shown = handle();
    if (shown === null) return;
    const { fate, columns, rows } = shown.field;
    const { question: own } = shown;
    // 1: converges, 2: does not; 0 stays none.
    const cells = fate.map((each, at) => (each === 0 ? 0 : lands(each) && !isStall(shown.field, at) ? 1 : 2));
    let asked = false;
    pool().run({
      next() {
        if (asked) return null;
        asked = true;
        return { kind: 'dimension', cells, columns, rows };
      },
      take(_, answer) {
        if ('dimension' in answer) setFound({ question: own, text: textOf(answer) });
      },
      done() {},
      failed(message) {
        setFound({ question: own, text: `This could not be computed: ${message}.` });
      },
    });
  };
  return (
    <span className="dimension">
      <button type="button" disabled={!ready} onClick={measure}>
        Measure boundary
      </button>
      <output>{found?.question === question ? found.text : ''}</output>
    </span>
  );
}

function textOf({ dimension, error, sizes }: Counted): string {
  if (dimension === null) return 'No boundary of training between the cells shown.';
  return `Box-counting dimension ${formatNumber(dimension, 3)} ± ${formatNumber(error, 1)} (boxes of ${sizes[0] ?? 1} to ${sizes.at(-1) ?? 1} cells; a smooth line has 1).`;
}
