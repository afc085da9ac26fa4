import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Frame, type Plot } from '../../charts/Frame.tsx';
import { Handle } from '../../charts/Handle.tsx';
import { HeatMap } from '../../charts/HeatMap.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import { centres } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import { settingAt } from '../../core/many/plane.ts';
import type { AtlasAxis } from '../../state/atlas.ts';
import type { Inputs } from '../../state/inputs.ts';
import { change } from '../../state/store.ts';
import type { Pool } from '../../workers/pool.ts';
import type { Run } from '../run/derive.ts';
import {
  panned,
  partOf,
  type ShownAxis,
  settingOf,
  shortSymbol,
  shownAxis,
  valueOn,
  widthsOf,
  zoomed,
} from './axes.ts';
import { Boundaries } from './Boundaries.tsx';
import { CellReadout } from './CellReadout.tsx';
import { painterOf, readPalette } from './colours.ts';
import type { Field } from './field.ts';
import { makePicture, type Picture, putInSlices, useRepaint } from './painting.ts';
import { Progress } from './Status.tsx';
import { type CellsState, type Drawing, useCells } from './useCells.ts';
import { useTheme } from './useTheme.ts';

/** A field, and the question it answers. */
export interface MapHandle {
  readonly field: Field;
  readonly question: Question;
}

/** What a chart of cells is given. */
export interface CellsViewProps {
  readonly inputs: Inputs;
  readonly run: Run;
  readonly question: Question;
  readonly pool: () => Pool;
  readonly sliced: boolean;
  /** What a file is made from. */
  readonly onField: (handle: MapHandle | null) => void;
  readonly children: (state: CellsState) => React.ReactNode;
}

const MARGIN = { top: 26, right: 14, bottom: 36, left: 58 };
const ZOOM_KEY = 1.6;

/** The phase map: cells coloured by what becomes of their run, the closed-form boundaries over them, and the lab's run as a point to drag. */
export function MapView({ inputs, run, question, pool, sliced, onField, children }: CellsViewProps) {
  const { atlas } = inputs;
  const { x, y, colour } = atlas;
  const { plane } = question;
  const [version, setVersion] = useState(0);
  const [hover, setHover] = useState<readonly [number, number] | null>(null);
  const theme = useTheme(inputs.theme);
  const picture = useRef<Picture | null>(null);
  const field = useRef<Field | null>(null);
  const painted = useRef<Question>(question);
  const paint = useRef<(at: number) => number>(() => 0);

  const drawing: Drawing = {
    asked() {
      onField(null);
    },
    begin(begun, asked) {
      field.current = begun;
      painted.current = asked;
      if (picture.current?.canvas.width !== begun.columns || picture.current.canvas.height !== begun.rows)
        picture.current = makePicture(begun.columns, begun.rows);
      paint.current = painterOf(begun, colour, readPalette(), widthsOf(asked.plane));
      onField({ field: begun, question: asked });
    },
    block(column, row, side) {
      const to = picture.current;
      const from = field.current;
      if (to === null || from === null) return;
      const { columns, rows } = from;
      const pixel = paint.current(row * columns + column);
      if (side === 1) {
        to.pixels[(rows - 1 - row) * columns + column] = pixel;
        return;
      }
      const right = Math.min(columns, column + side);
      const top = Math.min(rows, row + side);
      for (let r = row; r < top; r++) {
        const line = (rows - 1 - r) * columns;
        for (let c = column; c < right; c++) {
          const known = from.stride[r * columns + c] as number;
          if (known === 0 || known >= side) to.pixels[line + c] = pixel;
        }
      }
    },
    frame() {
      if (picture.current !== null) putInSlices(picture.current, () => setVersion((n) => n + 1));
    },
  };
  const state = useCells(question, pool, sliced, drawing);
  useRepaint(colour, theme, () => {
    const from = field.current;
    const to = picture.current;
    if (from === null || to === null) return null;
    paint.current = painterOf(from, colour, readPalette(), widthsOf(painted.current.plane));
    return {
      rows: from.rows,
      row(row) {
        for (let c = 0; c < from.columns; c++) {
          const at = from.entryAt(c, row);
          if (at >= 0) to.pixels[(from.rows - 1 - row) * from.columns + c] = paint.current(at);
        }
      },
      columns: from.columns,
      show: drawing.frame,
    };
  });

  const shownX = useMemo(() => shownAxis(x), [x]);
  const shownY = useMemo(() => shownAxis(y), [y]);
  const xs = useMemo(() => centres(plane.x, plane.columns), [plane]);
  const ys = useMemo(() => centres(plane.y, plane.rows), [plane]);
  const pick = (at: readonly [number, number], how: 'drag' | 'gesture') => {
    const column = Math.floor(at[0] * plane.columns);
    const row = Math.floor(at[1] * plane.rows);
    // Where no network starts there is no run to open; the readout says so.
    const entry = painted.current === question ? (field.current?.entryAt(column, row) ?? -1) : -1;
    if (entry >= 0 && field.current?.fate[entry] === 0) return;
    const asked = { ...plane, setting: settingOf(inputs) };
    change(settingAt(asked, xs[column] as number, ys[row] as number), how);
  };
  const setAxes = (next: { x: AtlasAxis; y: AtlasAxis }) => {
    if (next.x !== x || next.y !== y) change({ atlas: { ...atlas, ...next } }, 'drag');
  };
  const zoom = (factor: number, [fx, fy]: readonly [number, number]) =>
    setAxes({ x: zoomed(x, factor, fx), y: zoomed(y, factor, fy) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = event.key === '+' || event.key === '=' ? ZOOM_KEY : event.key === '-' ? 1 / ZOOM_KEY : 0;
    if (factor === 0) return;
    event.preventDefault();
    zoom(factor, [0.5, 0.5]);
  };
  const setting = settingOf(inputs);
  const point = [
    valueOn(plane.x.kind, setting, run.problem),
    valueOn(plane.y.kind, setting, run.problem),
  ] as const;
  const isShown = point[0] >= x.from && point[0] <= x.to && point[1] >= y.from && point[1] <= y.to;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version tells when another plane is painted
  const part = useMemo(() => partOf(painted.current.plane, { x, y }), [x, y, version]);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the point inside it takes the focus; the keys zoom around it */}
      <div className="atlas-frame" onKeyDown={onKeyDown}>
        <Frame
          label="Phase map"
          description={`${shownY.title} against ${shownX.title}, coloured by ${colour}. Arrow keys move the run, + and − zoom.`}
          xLabel={shownX.title}
          yLabel={shownY.title}
          x={useAxisSpec(shownX)}
          y={useAxisSpec(shownY)}
          margin={MARGIN}
          underlay={(plot) => (
            <HeatMap plot={plot} image={picture.current?.canvas ?? null} part={part} version={version} />
          )}
          overlay={(plot) => (
            <Handle
              plot={plot}
              x={shownX.at(point[0])}
              y={shownY.at(point[1])}
              className={isShown ? 'map-point' : 'map-point map-point-outside'}
              label="Run on the map"
              valueText={`${shortSymbol(x.kind)} ${formatNumber(point[0])}, ${shortSymbol(y.kind)} ${formatNumber(point[1])}, ${run.verdict.phase}${isShown ? '' : ', outside the map'}`}
              onMove={(px, py, how) =>
                pick(
                  [clampFraction(plot.x(px) / plot.width), clampFraction(1 - plot.y(py) / plot.height)],
                  how,
                )
              }
            />
          )}
        >
          {(plot: Plot) => (
            <>
              <ZoomLayer
                plot={plot}
                onHover={setHover}
                onPick={(at) => pick(at, 'gesture')}
                onPan={(right, up) => setAxes({ x: panned(x, -right), y: panned(y, -up) })}
                onZoom={zoom}
              />
              {question.decay === 0 && <Boundaries plot={plot} plane={plane} />}
            </>
          )}
        </Frame>
        <Progress state={state} />
      </div>
      <CellReadout
        hover={hover}
        field={field.current}
        plane={painted.current.plane}
        seeds={painted.current.seeds}
        part={part}
        version={version}
      />
      {children(state)}
    </>
  );
}

const clampFraction = (at: number) => Math.max(0, Math.min(1 - 1e-9, at));

const useAxisSpec = ({ kind, domain: [from, to] }: ShownAxis) =>
  useMemo(() => ({ kind, domain: [from, to] }) as const, [kind, from, to]);
