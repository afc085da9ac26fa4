import { useMemo, useState } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { Frame, type Plot } from '../../charts/Frame.tsx';
import { HeatMap, WHOLE } from '../../charts/HeatMap.tsx';
import { Rules } from '../../charts/Rules.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import type { Bifurcation } from '../../core/many/bifurcation.ts';
import type { AtlasAxis } from '../../state/atlas.ts';
import type { Inputs } from '../../state/inputs.ts';
import { change } from '../../state/store.ts';
import type { Pool, Trouble } from '../../workers/pool.ts';
import type { Run } from '../run/derive.ts';
import { middles, panned, partOf, shownAxis, writeValue, zoomed } from './axes.ts';
import { gapPath } from './quantiles.ts';
import { SWEEP_DETAIL } from './question.ts';
import { Status } from './Status.tsx';
import { type Diagram, useBifurcation } from './useBifurcation.ts';
import { useTheme } from './useTheme.ts';

interface Props {
  readonly inputs: Inputs;
  readonly run: Run;
  readonly pool: () => Pool;
  readonly trouble: Trouble | null;
  readonly onData: (data: Diagram | null) => void;
}

const MARGIN = { top: 40, right: 14, bottom: 40, left: 58 };
const LOWER_MARGIN = { top: 22, right: 14, bottom: 40, left: 58 };
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
export function BifurcationView({ inputs, run, pool, trouble, onData }: Props) {
  const { atlas } = inputs;
  const { x, y, cells } = atlas;
  // w of one unit of the axis.
  const perUnit = x.kind === 'w' ? 1 : Math.abs(run.problem.target) / Math.sqrt(run.problem.width);
  const theme = useTheme(inputs.theme);
  const columns = cells * SWEEP_DETAIL;
  const xs = useMemo(() => middles(x, columns), [x, columns]);
  const { data, version, picture, error } = useBifurcation({ x, y, xs, perUnit, pool, theme, onData });
  const [hover, setHover] = useState<readonly [number, number] | null>(null);
  const shown = useMemo(() => shownAxis(x), [x]);
  const shownY = useMemo(() => shownAxis(y), [y]);
  const xAxis = useMemo(() => ({ kind: shown.kind, domain: shown.domain }) as const, [shown]);
  const yAxis = useMemo(() => ({ kind: shownY.kind, domain: shownY.domain }) as const, [shownY]);
  const rules = MARKS.map(({ w, label }) => ({ at: shown.at(w / perUnit), label }));
  const own = x.kind === 'w' ? Math.abs(run.verdict.fate.scaledTarget) : run.problem.learningRate;
  const columnAt = (fraction: number) => Math.floor(fraction * columns);
  const pick = ([fx]: readonly [number, number]) => {
    const value = xs[columnAt(fx)] as number;
    change(x.kind === 'eta' ? balancedAt(value, run) : balanced(value), 'gesture');
  };
  const setAxes = (next: { x: AtlasAxis; y: AtlasAxis }) => {
    if (next.x !== x || next.y !== y) change({ atlas: { ...atlas, ...next } }, 'drag');
  };
  if (perUnit === 0)
    return (
      <p className="atlas-empty">
        At target y = 0 every |w| = η|y|/√n is 0 and nothing happens along η. Set a target, or choose |w| as
        the axis.
      </p>
    );
  return (
    <>
      <div className="atlas-frame atlas-bifurcation">
        <Frame
          label="Bifurcation diagram"
          xLabel={shown.title}
          yLabel={shownY.title}
          x={xAxis}
          y={yAxis}
          margin={MARGIN}
          underlay={(plot) => (
            <HeatMap
              plot={plot}
              image={picture}
              part={data === null ? WHOLE : partOf(data, { x, y })}
              version={version}
              smooth
            />
          )}
          overlay={(plot) => (
            <Rules
              plot={plot}
              axis="x"
              rules={[...rules, { at: shown.at(own), label: 'this run', className: 'rule-run' }]}
            />
          )}
        >
          {(plot: Plot) => (
            <ZoomLayer
              plot={plot}
              onHover={setHover}
              onPick={pick}
              onPan={(right, up) => setAxes({ x: panned(x, -right), y: panned(y, -up) })}
              onZoom={(factor, [fx, fy]) => setAxes({ x: zoomed(x, factor, fx), y: zoomed(y, factor, fy) })}
            />
          )}
        </Frame>
        <Frame
          label="Lyapunov exponent"
          xLabel={shown.title}
          yLabel="Lyapunov exponent"
          x={xAxis}
          y={LYAPUNOV}
          margin={LOWER_MARGIN}
        >
          {(plot: Plot) => (
            <>
              <path className="zero-line" d={`M0 ${plot.y(0).toFixed(1)}H${plot.width}`} />
              {data !== null && version >= 0 && (
                <Curve d={gapPath(plot, data.xs.map(shown.at), lyapunovOf(data))} className="sweep-line" />
              )}
            </>
          )}
        </Frame>
      </div>
      <p className="cell-readout">
        {data === null || hover === null
          ? data?.isEmpty
            ? 'No part of the attractor lies in this range of r: zoom out, or take the whole range.'
            : `${HINT[x.kind === 'eta' ? 'eta' : 'w']} This run has |w| = ${formatNumber(Math.abs(run.verdict.fate.scaledTarget))}.`
          : readoutOf(data, x, hover[0])}
      </p>
      <Status error={error} trouble={trouble} />
    </>
  );
}

const WHAT = 'The residual r that a balanced run (u = v) visits once it has settled.';
const HINT = {
  w: `${WHAT} Click to open one (n = 1, η = 1), drag to move, wheel to zoom.`,
  eta: `${WHAT} Click to open one at this n and y, drag to move, wheel to zoom.`,
};

/** How far from its minimum a balanced run starts. */
const OFF = 0.1;

/** A balanced run of this width and target at a learning rate. */
function balancedAt(learningRate: number, { problem, outputScale }: Run): Partial<Inputs> {
  const root = Math.sqrt(problem.width);
  const output = problem.target + (Math.sign(problem.target) * OFF * root) / learningRate;
  return {
    rate: { kind: 'eta', value: learningRate },
    outputScale,
    start: { kind: 'given', output, ntk: (2 * Math.abs(output)) / root },
  };
}

/** A balanced run (u = v) with this |w|, a little off its minimum: n = 1, η = 1. */
function balanced(w: number): Partial<Inputs> {
  const output = w + OFF;
  return {
    rate: { kind: 'eta', value: 1 },
    width: 1,
    target: w,
    outputScale: 1,
    start: { kind: 'given', output, ntk: 2 * output },
  };
}

function lyapunovOf({ lyapunov, period }: Bifurcation): Float64Array {
  return lyapunov.map((value, i) =>
    period[i] === -1 || period[i] === -2 ? Number.NaN : Math.max(LOWEST, value),
  );
}

function readoutOf(data: Diagram, x: AtlasAxis, fraction: number): string {
  const value = x.from + fraction * (x.to - x.from);
  const column = Math.floor(((value - data.x.from) / (data.x.to - data.x.from)) * data.xs.length);
  if (data.x.kind !== x.kind || !(column >= 0) || column >= data.xs.length) return '';
  const label = `|w| = ${writeValue(data.w[column] as number, { from: data.w[0] as number, to: data.w.at(-1) as number }, data.w.length)}`;
  const w =
    x.kind === 'eta'
      ? `η = ${writeValue(data.xs[column] as number, data.x, data.xs.length)}, ${label}`
      : label;
  const period = data.period[column] as number;
  if (period === -2) return `${w}: not computed yet`;
  if (period === -1) return `${w}: every orbit escapes`;
  const lyapunov = data.lyapunov[column] as number;
  const range = `r from ${formatNumber(data.lowest[column] as number)} to ${formatNumber(data.highest[column] as number)}`;
  const what =
    period === 1
      ? 'converges'
      : period > 1
        ? `cycle of ${period} steps, ${range}`
        : lyapunov > 0
          ? `chaos, ${range}`
          : `a long cycle, ${range}`;
  return `${w}: ${what}, Lyapunov exponent ${Number.isFinite(lyapunov) ? formatNumber(lyapunov, 3) : '−∞'}`;
}
