import { createContext, useContext } from 'react';
import type { Plot } from './plot.ts';

/** The plot of the frame round a drawing: the same object until an axis or the size changes, so that what hangs on it alone is drawn again only then. */
export const PlotContext = createContext<Plot | null>(null);

/** @throws Error outside every frame. */
export function usePlot(): Plot {
  const plot = useContext(PlotContext);
  if (plot === null) throw new Error('a part of a drawing stands outside every frame');
  return plot;
}
