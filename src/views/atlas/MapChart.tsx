import { type RefObject, useEffect, useState } from 'react';
import { useAsked } from '../../panels/scope.tsx';
import { useInputs } from '../../state/react.tsx';
import { BoundaryMeasure } from './BoundaryMeasure.tsx';
import { csvOf } from './csv.ts';
import { DecayNote } from './DecayNote.tsx';
import { Export } from './Export.tsx';
import { Legend, legendKey } from './Legend.tsx';
import { MapView } from './MapView.tsx';
import { Painter } from './painter.ts';
import { useMapQuestion } from './question.ts';
import { Status } from './Status.tsx';
import { atlasSlice } from './slice.ts';
import { useCells, useComputed } from './useCells.ts';
import { useTheme } from './useTheme.ts';

/** The phase map with its legend, its files and the measure of its boundary. */
export function MapChart({ stage }: { readonly stage: RefObject<HTMLElement | null> }) {
  const { setting } = useAsked();
  const atlas = useInputs(atlasSlice.of);
  const question = useMapQuestion(setting, atlas);
  const computation = useCells(question);
  const error = useComputed(computation, (computed) => computed.error);
  const [painter] = useState(() => new Painter());
  const { colour } = atlas;
  const { decay } = question;
  const theme = useTheme();
  useEffect(() => computation.drawWith(painter), [computation, painter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the colours are
  useEffect(() => painter.colourBy(colour), [painter, colour, theme]);
  return (
    <>
      <MapView question={question} computation={computation} painter={painter} />
      <Legend colour={colour} decay={decay} />
      <div className="atlas-below">
        <Export
          stage={stage}
          csv={(link) => csvOf(computation.answer(), link)}
          legend={() => legendKey({ colour, decay })}
        />
        <DecayNote decay={decay} />
        <BoundaryMeasure computation={computation} />
        <Status error={error} />
      </div>
    </>
  );
}
