import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useStore as useZustand } from 'zustand';
import { Frame } from '../../charts/Frame.tsx';
import { Handle } from '../../charts/Handle.tsx';
import { HeatMap, WHOLE } from '../../charts/HeatMap.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import { centres, runAxis } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import { type Plane, settingAt } from '../../core/many/plane.ts';
import { useRun, useScope } from '../../panels/scope.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import type { How } from '../../state/store.ts';
import { useTouch } from '../useMedia.ts';
import { panned, partOf, type ShownAxis, shortSymbol, shownAxis, zoomed } from './axes.ts';
import { Boundaries } from './Boundaries.tsx';
import { CellReadout } from './CellReadout.tsx';
import type { CellsComputation } from './cellsComputation.ts';
import type { ChartAxis } from './charts.ts';
import { zoomOf } from './keys.ts';
import { ProgressBar } from './ProgressBar.tsx';
import type { Painter } from './painter.ts';
import { atlasSlice } from './slice.ts';
import { useComputed } from './useCells.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

interface Props {
  readonly question: Question;
  readonly computation: CellsComputation;
  readonly painter: Painter;
  /** What was found of the map as a whole, to be said while no cell is looked at. */
  readonly found: string;
  /** Its legend. */
  readonly children: ReactNode;
}

const HINTS = {
  pointer: 'Hover to read a cell, click to open its run, drag to move, wheel to zoom.',
  touch: 'Tap to read a cell and open its run, drag to move, pinch to zoom.',
} as const;
const MARGIN = { top: 26, right: 14, bottom: 36, left: 58 };

/** The phase map: cells coloured by what becomes of their run, the closed-form boundaries over them, and the page's run as a point to drag. */
export function MapView({ question, computation, painter, found, children }: Props) {
  const store = useStore();
  const { changes, now } = useScope();
  const { x, y, colour } = useInputs(atlasSlice.of);
  const { plane } = question;
  const [hover, setHover] = useState<readonly [number, number] | null>(null);
  const [tapped, setTapped] = useState<readonly [number, number] | null>(null);
  const isTouch = useTouch();
  const isBusy = useComputed(
    computation,
    ({ complete, cancelled, error }) => !complete && !cancelled && error === null,
  );

  const shownX = useMemo(() => shownAxis(x), [x]);
  const shownY = useMemo(() => shownAxis(y), [y]);
  const xs = useMemo(() => centres(plane.x, plane.columns), [plane]);
  const ys = useMemo(() => centres(plane.y, plane.rows), [plane]);
  const cellAt = ([across, up]: readonly [number, number]) =>
    [Math.floor(across * plane.columns), Math.floor(up * plane.rows)] as const;
  const centreOf = (at: readonly [number, number]) => {
    const [column, row] = cellAt(at);
    return [xs[column] as number, ys[row] as number] as const;
  };
  const pick = (at: readonly [number, number], how: How) => {
    const [column, row] = cellAt(at);
    // Where no network starts there is no run to open; the readout says so.
    const answer = computation.answer();
    const entry = answer?.field.entryAt(column, row) ?? -1;
    if (entry >= 0 && answer?.field.fate[entry] === 0) return;
    changes?.change(settingAt({ ...plane, setting: now().setting }, ...centreOf(at)), how);
  };
  const setAxes = (next: { x: ChartAxis; y: ChartAxis }) => {
    if (next.x !== x || next.y !== y) store.change(atlasSlice.patch(next), 'drag');
  };
  const zoom = (factor: number, [fx, fy]: readonly [number, number]) =>
    setAxes({ x: zoomed(x, factor, fx), y: zoomed(y, factor, fy) });
  const onKeyDown = (event: KeyboardEvent) => {
    const factor = zoomOf(event);
    if (factor === 0) return;
    event.preventDefault();
    zoom(factor, [0.5, 0.5]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the point inside it takes the focus; the keys zoom around it */}
      <div className="atlas-frame atlas-map" aria-busy={isBusy} onKeyDown={onKeyDown}>
        <Frame
          label="Phase map"
          description={`${shownY.title} against ${shownX.title}, coloured by ${colour}. Arrow keys move the run, + and − zoom.`}
          xLabel={shownX.title}
          yLabel={shownY.title}
          x={shownX}
          y={shownY}
          margin={MARGIN}
          underlay={<MapPicture painter={painter} x={x} y={y} />}
          overlay={
            <RunOnMap
              plane={plane}
              x={x}
              y={y}
              shownX={shownX}
              shownY={shownY}
              onMove={pick}
              centreOf={centreOf}
            />
          }
        >
          <ZoomLayer
            onHover={setHover}
            onPick={(at) => {
              // A finger reads a cell where a pointer would hover.
              setTapped(at);
              pick(at, 'gesture');
            }}
            onPan={(right, up) => setAxes({ x: panned(x, -right), y: panned(y, -up) })}
            onZoom={zoom}
          />
          <Boundaries question={question} computation={computation} colour={colour} />
        </Frame>
        <ZoomButtons />
        <ProgressBar computation={computation} />
      </div>
      {children}
      <CellReadout
        at={hover ?? (isTouch ? tapped : null)}
        otherwise={found === '' ? HINTS[isTouch ? 'touch' : 'pointer'] : found}
        computation={computation}
        x={x}
        y={y}
      />
    </>
  );
}

const clampFraction = (at: number) => Math.max(0, Math.min(1 - 1e-9, at));

interface RunProps {
  readonly plane: Plane;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly shownX: ShownAxis;
  readonly shownY: ShownAxis;
  /** Fractions from the left and from the bottom. */
  readonly onMove: (at: readonly [number, number], how: How) => void;
  /** The numbers at the centre of the cell there. */
  readonly centreOf: (at: readonly [number, number]) => readonly [number, number];
}

/** The page's run, as a point to drag. */
function RunOnMap({ plane, x, y, shownX, shownY, onMove, centreOf }: RunProps) {
  const plot = usePlot();
  const { setting, problem, verdict } = useRun();
  const [across, up] = [
    runAxis(plane.x.kind).of(setting, problem),
    runAxis(plane.y.kind).of(setting, problem),
  ];
  const isShown = across >= x.from && across <= x.to && up >= y.from && up <= y.to;
  const fractions = (px: number, py: number): readonly [number, number] => [
    clampFraction(plot.x(px) / plot.width),
    clampFraction(1 - plot.y(py) / plot.height),
  ];
  return (
    <Handle
      x={shownX.at(across)}
      y={shownY.at(up)}
      className={isShown ? 'map-point' : 'map-point map-point-outside'}
      label="Run on the map"
      valueText={`${shortSymbol(x.kind)} ${formatNumber(across)}, ${shortSymbol(y.kind)} ${formatNumber(up)}, ${verdict.phase}${isShown ? '' : ', outside the map'}`}
      onMove={(px, py, how) => onMove(fractions(px, py), how)}
      nearest={(px, py) => {
        const [atX, atY] = centreOf(fractions(px, py));
        return [shownX.at(atX), shownY.at(atY)];
      }}
    />
  );
}

interface PictureProps {
  readonly painter: Painter;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
}

/** What is painted so far, where the axes shown now have it. */
function MapPicture({ painter, x, y }: PictureProps) {
  const painted = useZustand(painter.state, (state) => state.painted);
  const plane = painted?.plane;
  const part = useMemo(() => (plane === undefined ? WHOLE : partOf(plane, { x, y })), [plane, x, y]);
  return <HeatMap image={painted?.canvas ?? null} version={painted} part={part} />;
}
