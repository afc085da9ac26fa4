import { useEffect, useMemo, useState } from 'react';
import { useStore as useZustand } from 'zustand';
import { Curve } from '../../charts/Curve.tsx';
import { Frame } from '../../charts/Frame.tsx';
import { HeatMap, WHOLE } from '../../charts/HeatMap.tsx';
import { PointCloud } from '../../charts/PointCloud.tsx';
import { Rules } from '../../charts/Rules.tsx';
import { usePlot } from '../../charts/usePlot.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import type { Bifurcation } from '../../core/many/bifurcation.ts';
import { useRun } from '../../panels/scope.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import type { AtlasTasks } from '../../workers/atlas/tasks.ts';
import { useTouch } from '../useMedia.ts';
import { useClient } from '../workers.ts';
import { middles, panned, partOf, shownAxis, zoomed } from './axes.ts';
import { BifurcationComputation, type BifurcationQuestion } from './bifurcationComputation.ts';
import { bifurcationCsv } from './bifurcationCsv.ts';
import {
  balancedRun,
  hintOf,
  openedText,
  ownPlace,
  readoutOf,
  visitedOf,
  whereIs,
} from './bifurcationText.ts';
import type { ChartProps } from './chartProps.ts';
import type { ChartAxis } from './charts.ts';
import { Export } from './Export.tsx';
import { InMenu } from './InMenu.tsx';
import { gapPath } from './quantiles.ts';
import { SWEEP_DETAIL } from './question.ts';
import { Status } from './Status.tsx';
import { atlasSlice } from './slice.ts';
import { useOpened } from './useOpened.ts';
import { useReading } from './useReading.tsx';
import { useTheme } from './useTheme.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

/** The two share the title of their horizontal axis. */
const MARGIN = { top: 28, right: 14, bottom: 20, left: 58 };
const LOWER_MARGIN = { top: 22, right: 14, bottom: 34, left: 58 };
/** Where |w| changes the attractor of the balanced map; docs/model.md, "Phases". */
const MARKS = [
  { w: 2 * Math.SQRT2 - 2, label: '2√2 − 2' },
  { w: 1, label: '1' },
  { w: Math.sqrt(5) - 1, label: '√5 − 1' },
  { w: 1.288, label: '1.2880' },
  { w: 1.2992, label: '1.2992' },
  { w: 1.3025, label: '1.3025' },
  { w: 1.598, label: '1.598' },
  { w: 2, label: '2' },
];
/** Where the curve of exponents is cut: far below its axis. */
const LOWEST = -50;
const LYAPUNOV = { kind: 'linear', domain: [-2, 1.2] } as const;

/** The attractor of the balanced map along |w| or η, with its Lyapunov exponent below. */
export function BifurcationChart({ stage, menu }: ChartProps) {
  const isTouch = useTouch();
  const store = useStore();
  const run = useRun();
  const { x, y, cells } = useInputs(atlasSlice.of);
  // w of one unit of the axis.
  const perUnit = x.kind === 'w' ? 1 : Math.abs(run.problem.target) / Math.sqrt(run.problem.width);
  const columns = cells * SWEEP_DETAIL;
  const xs = useMemo(() => middles(x, columns), [x, columns]);
  const computation = useBifurcation(useMemo(() => ({ x, y, xs, perUnit }), [x, y, xs, perUnit]));
  const diagram = useZustand(computation.state, (state) => state.diagram);
  const error = useZustand(computation.state, (state) => state.error);
  const shown = useMemo(() => shownAxis(x), [x]);
  const shownY = useMemo(() => shownAxis(y), [y]);
  const own = ownPlace(run, x);
  const opened = useOpened();
  const pick = (fraction: number) =>
    opened.open(balancedRun(x, xs[Math.floor(fraction * columns)] as number, run));
  const setAxes = (next: { x: ChartAxis; y: ChartAxis }) => {
    if (next.x !== x || next.y !== y) store.change(atlasSlice.patch(next), 'drag');
  };
  const zoom = (factor: number, fx: number, fy = 0.5) =>
    setAxes({ x: zoomed(x, factor, fx), y: zoomed(y, factor, fy) });
  const reading = useReading({ own: (own - x.from) / (x.to - x.from), pick, zoom });
  const files = (
    <InMenu menu={menu}>
      <Export
        stage={stage}
        csv={(link) => {
          const answer = computation.answer();
          return answer === null ? null : bifurcationCsv(answer, link);
        }}
      />
    </InMenu>
  );
  if (perUnit === 0)
    return (
      <>
        <div className="atlas-frame">
          <p className="atlas-empty">
            At target y = 0 every |w| = η|y|/√n is 0 and nothing happens along η. Set a target, or choose |w|
            as the axis.
          </p>
        </div>
        {files}
      </>
    );
  const rules = MARKS.map(({ w, label }) => ({ at: shown.at(w / perUnit), label }));
  const hint = hintOf(x, isTouch);
  const visited = own >= x.from && own <= x.to ? visitedOf(run) : null;
  const words =
    diagram === null || reading.at === null
      ? diagram?.isEmpty
        ? 'No part of the attractor lies in this range of r: zoom out, or take the whole range.'
        : hint
      : readoutOf(diagram, x, reading.at);
  return (
    <>
      <div className="atlas-frame atlas-bifurcation" {...reading.handlers}>
        <Frame
          label="Bifurcation diagram"
          description={`${shownY.title} against ${shown.title}. Arrow keys read along it, Enter opens a run, + and − zoom.`}
          xLabel=""
          yLabel={shownY.title}
          x={shown}
          y={shownY}
          margin={MARGIN}
          underlay={
            <HeatMap
              image={diagram?.canvas ?? null}
              part={diagram === null ? WHOLE : partOf(diagram, { x, y })}
              version={diagram}
              smooth
            />
          }
          overlay={
            <>
              <Rules
                axis="x"
                rules={[...rules, { at: shown.at(own), label: 'this run', className: 'rule-run' }]}
              />
              {reading.handle(words)}
            </>
          }
        >
          {visited !== null && (
            <PointCloud
              xs={visited.map(() => shown.at(own))}
              ys={visited.map(shownY.at)}
              count={visited.length}
              className="own-visits"
            />
          )}
          <ZoomLayer
            onHover={(place) => reading.hover(place === null ? null : place[0])}
            onPick={([fraction]) => pick(fraction)}
            onPan={(right, up) => setAxes({ x: panned(x, -right), y: panned(y, -up) })}
            onZoom={(factor, [fx, fy]) => zoom(factor, fx, fy)}
          />
        </Frame>
        <Frame
          label="Lyapunov exponent"
          xLabel={shown.title}
          yLabel="Lyapunov exponent"
          x={shown}
          y={LYAPUNOV}
          margin={LOWER_MARGIN}
        >
          <Exponents diagram={diagram} at={shown.at} />
        </Frame>
        <ZoomButtons />
      </div>
      <div className="atlas-legend">
        <span role="status">
          <Explained text={opened.isShown ? openedText(run) : whereIs(run, x)} />
        </span>
        {opened.isShown && (
          <button type="button" className="undo" onClick={opened.undo}>
            Undo
          </button>
        )}
      </div>
      <p className="cell-readout">
        <Explained text={words} />
      </p>
      <Status error={error} />
      {files}
    </>
  );
}

/** A computation that follows a question, drawn in the ink of the theme. */
function useBifurcation(question: BifurcationQuestion): BifurcationComputation {
  const client = useClient<AtlasTasks>('atlas');
  const [computation] = useState(() => new BifurcationComputation(client));
  const theme = useTheme();
  useEffect(() => {
    computation.ask(question);
    return () => computation.stop();
  }, [computation, question]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides the ink
  useEffect(() => computation.inkAnew(), [computation, theme]);
  return computation;
}

interface ExponentsProps {
  readonly diagram: (Bifurcation & { readonly xs: Float64Array }) | null;
  /** Where a value of the horizontal axis is shown. */
  readonly at: (value: number) => number;
}

function Exponents({ diagram, at }: ExponentsProps) {
  const plot = usePlot();
  return (
    <>
      <path className="zero-line" d={`M0 ${plot.y(0).toFixed(1)}H${plot.width}`} />
      {diagram !== null && (
        <Curve d={gapPath(plot, diagram.xs.map(at), exponentsOf(diagram))} className="sweep-line" />
      )}
    </>
  );
}

function exponentsOf({ lyapunov, period }: Bifurcation): Float64Array {
  return lyapunov.map((value, i) => ((period[i] as number) < 0 ? Number.NaN : Math.max(LOWEST, value)));
}
