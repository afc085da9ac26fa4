import { useEffect, useState } from 'react';
import { useStore as useZustand } from 'zustand';
import type { Question } from '../../core/many/cells.ts';
import type { AtlasTasks } from '../../workers/atlas/tasks.ts';
import { useClient } from '../workers.ts';
import { CellsComputation, type Computed } from './cellsComputation.ts';

/** A computation that follows a question. */
export function useCells(question: Question): CellsComputation {
  const client = useClient<AtlasTasks>('atlas');
  const [computation] = useState(() => new CellsComputation(client));
  useEffect(() => computation.ask(question), [computation, question]);
  useEffect(() => () => computation.close(), [computation]);
  return computation;
}

/** Part of what a computation knows, followed as it changes. */
export const useComputed = <T>(computation: CellsComputation, select: (computed: Computed) => T): T =>
  useZustand(computation.state, select);
