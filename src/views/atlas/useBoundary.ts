import { useState } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import { lands } from '../../core/many/cellRecord.ts';
import type { BoxCount } from '../../core/many/dimension.ts';
import type { AtlasTasks } from '../../workers/atlas/tasks.ts';
import { useClient } from '../workers.ts';
import { isStall } from './cellField.ts';
import type { CellsComputation } from './cellsComputation.ts';
import { useComputed } from './useCells.ts';

interface Found {
  readonly of: object;
  readonly text: string;
}

export interface Boundary {
  /** Counts boxes over it; null while cells are still to come. */
  readonly measure: (() => void) | null;
  /** What was found of the question now shown; '' before. */
  readonly text: string;
}

/** The boundary between what converges and what does not in the map shown, to be measured on request. */
export function useBoundary(computation: CellsComputation): Boundary {
  const client = useClient<AtlasTasks>('atlas');
  const complete = useComputed(computation, (computed) => computed.complete);
  const question = useComputed(computation, ({ shown }) => shown?.question ?? null);
  const [found, setFound] = useState<Found | null>(null);
  const measure = () => {
    const shown = computation.answer();
    if (shown === null) return;
    const { field, question: of } = shown;
    const { columns, rows } = field;
    // 1: converges, 2: does not; 0 stays none.
    const cells = field.fate.map((each, at) => (each === 0 ? 0 : lands(each) && !isStall(field, at) ? 1 : 2));
    const questions = [{ cells, columns, rows }];
    client.run('boxes', {
      next: () => questions.pop() ?? null,
      part: (_, count) => setFound({ of, text: textOf(count) }),
      done() {},
      failed: (message) => setFound({ of, text: `This could not be computed: ${message}.` }),
    });
  };
  return {
    measure: complete ? measure : null,
    text: complete && found !== null && found.of === question ? found.text : '',
  };
}

function textOf({ dimension, error, sizes }: BoxCount): string {
  if (dimension === null) return 'No boundary of training between the cells shown.';
  return `Box-counting dimension ${formatNumber(dimension, 3)} ± ${formatNumber(error, 1)} (boxes of ${sizes[0] ?? 1} to ${sizes.at(-1) ?? 1} cells; a smooth line has 1).`;
}
