import { useEffect, useState } from 'react';
import { useAsked } from '../../panels/scope.tsx';
import { useInputs } from '../../state/react.tsx';
import type { ChartProps } from './chartProps.ts';
import { csvOf } from './csv.ts';
import { Export } from './Export.tsx';
import { InMenu } from './InMenu.tsx';
import { Legend, legendKey } from './Legend.tsx';
import { LineMeanings } from './LineMeanings.tsx';
import { MapView } from './MapView.tsx';
import { Painter } from './painter.ts';
import { useMapQuestion } from './question.ts';
import { Status } from './Status.tsx';
import { atlasSlice } from './slice.ts';
import { useBoundary } from './useBoundary.ts';
import { useCells, useComputed } from './useCells.ts';
import { useTheme } from './useTheme.ts';

/** The phase map with its legend, its files and the measure of its boundary. */
export function MapChart({ stage, menu }: ChartProps) {
  const { setting } = useAsked();
  const atlas = useInputs(atlasSlice.of);
  const question = useMapQuestion(setting, atlas);
  const computation = useCells(question);
  const error = useComputed(computation, (computed) => computed.error);
  const boundary = useBoundary(computation);
  const [painter] = useState(() => new Painter());
  const { colour } = atlas;
  const { decay } = question;
  const theme = useTheme();
  useEffect(() => computation.drawWith(painter), [computation, painter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the colours are
  useEffect(() => painter.colourBy(colour), [painter, colour, theme]);
  return (
    <>
      <MapView question={question} computation={computation} painter={painter} found={boundary.text}>
        <Legend colour={colour} decay={decay} computation={computation} />
      </MapView>
      <Status error={error} />
      <InMenu menu={menu}>
        <Export
          stage={stage}
          csv={(link) => csvOf(computation.answer(), link)}
          legend={() => legendKey({ colour, decay, seen: computation.answer()?.field.seen ?? null })}
        />
        <div className="boundary-measure">
          <button type="button" disabled={boundary.measure === null} onClick={() => boundary.measure?.()}>
            Measure boundary
          </button>
        </div>
        {decay === 0 && <LineMeanings />}
      </InMenu>
    </>
  );
}
