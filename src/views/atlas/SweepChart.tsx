import { type RefObject, useMemo } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { Frame } from '../../charts/Frame.tsx';
import type { AxisSpec } from '../../charts/plot.ts';
import { Rules } from '../../charts/Rules.tsx';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { usePlot } from '../../charts/usePlot.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import { centres, runAxis } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import { settingAt } from '../../core/many/plane.ts';
import type { Run } from '../../panels/run.ts';
import { useRun, useScope } from '../../panels/scope.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { panned, type ShownAxis, shortSymbol, shownAxis, writeValue, zoomed } from './axes.ts';
import type { ChartAxis } from './charts.ts';
import { csvOf } from './csv.ts';
import { DecayNote } from './DecayNote.tsx';
import { Export } from './Export.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { bandPath, gapPath, type Quantiles, quantilesOf, type Sweep } from './quantiles.ts';
import { useSweepQuestion } from './question.ts';
import { Status } from './Status.tsx';
import { atlasSlice } from './slice.ts';
import { useCells, useComputed } from './useCells.ts';
import { useReading } from './useReading.tsx';

const MARGIN = { top: 22, right: 14, bottom: 34, left: 58 };

/** κ_∞, peak loss and steps along the learning rate or the width: one run, or the median and the middle 80 % of many seeds. */
export function SweepChart({ stage }: { readonly stage: RefObject<HTMLElement | null> }) {
  const store = useStore();
  const run = useRun();
  const { changes, now } = useScope();
  const atlas = useInputs(atlasSlice.of);
  const { x } = atlas;
  const question = useSweepQuestion(run.setting, atlas);
  const { plane, decay } = question;
  const computation = useCells(question);
  const error = useComputed(computation, (computed) => computed.error);
  const shownCells = useComputed(computation, (computed) => computed.shown);
  const data = useMemo(
    () => (shownCells === null ? null : quantilesOf(shownCells.field, shownCells.question.plane)),
    [shownCells],
  );
  const shown = useMemo(() => shownAxis(x), [x]);
  const xs = useMemo(() => centres(plane.x, plane.columns), [plane]);
  const places = useMemo(() => (data?.x ?? xs).map(shown.at), [data, xs, shown]);
  const xAxis = useMemo(() => ({ kind: shown.kind, domain: shown.domain }) as const, [shown]);
  const at = runAxis(plane.x.kind).of(run.setting, run.problem);
  const columnAt = (fraction: number) => Math.floor(fraction * plane.columns);
  const pick = (fraction: number) => {
    const { setting } = now();
    const own = { ...plane, setting, y: { kind: 'y', from: setting.target, to: setting.target } } as const;
    changes?.change(settingAt(own, xs[columnAt(fraction)] as number, setting.target), 'gesture');
  };
  const setAxis = (next: ChartAxis) => {
    if (next !== x) store.change(atlasSlice.patch({ x: next }), 'drag');
  };
  const zoom = (factor: number, fraction: number) => setAxis(zoomed(x, factor, fraction));
  const [low, high] = shown.domain;
  const reading = useReading({
    own:
      shown.kind === 'log' ? Math.log(at / low) / Math.log(high / low) : (shown.at(at) - low) / (high - low),
    pick,
    zoom,
  });
  // The closed form is of one start, without weight decay.
  const rules = [
    ...thresholds(x, shown, run, plane.y.kind === 'y' && decay === 0),
    { at: shown.at(at), label: 'this run', className: 'rule-run' },
  ];
  const charts = [
    {
      key: 'landing',
      label: decay > 0 ? 'Settled curvature' : 'Landing curvature',
      y: decay > 0 ? 'settled κ' : 'κ∞',
      kind: 'linear',
      values: data?.landing,
      floor: 0,
    },
    { key: 'peak', label: 'Peak loss', y: 'peak L/n', kind: 'log', values: data?.peak, floor: 1e-6 },
    { key: 'steps', label: 'Steps to converge', y: 'steps', kind: 'log', values: data?.steps, floor: 1 },
  ] as const;
  const seeds = plane.y.kind === 'seed' ? plane.rows : 1;
  const words =
    reading.at === null || data === null || data.x.length !== plane.columns
      ? `${seeds > 1 ? `Median of ${formatNumber(seeds)} seeds, with the middle 80 % as a band` : 'One run at each place'}; gaps: no run converges within ${formatNumber(question.maxSteps)} steps${x.kind === 'n' ? '; κ∞ is drawn close, for its waves at large widths' : ''}. Click to open a run, drag to move, wheel to zoom.`
      : readoutOf(data, columnAt(reading.at), question);
  return (
    <>
      <div className="atlas-frame atlas-stack" {...reading.handlers}>
        {charts.map(({ key, label, y, kind, values, floor }) => (
          <Frame
            key={key}
            label={label}
            description={`${y} against ${shown.title}.${key === 'landing' ? ' Arrow keys, Home and End read along it and the sweeps below, Enter opens a run, + and − zoom.' : ''}`}
            xLabel={shown.title}
            yLabel={y}
            x={xAxis}
            y={key === 'landing' && x.kind === 'n' ? closeAxis(values) : axisOf(kind, values, floor)}
            margin={MARGIN}
            overlay={
              <>
                <Rules
                  axis="x"
                  rules={key === 'landing' ? rules : rules.map((rule) => ({ ...rule, label: '' }))}
                />
                {key === 'landing' && reading.handle(words)}
              </>
            }
          >
            {values !== undefined && <Series xs={places} values={values} />}
            <ZoomLayer
              onHover={(place) => reading.hover(place === null ? null : place[0])}
              onPick={([fraction]) => pick(fraction)}
              onPan={(right) => setAxis(panned(x, -right))}
              onZoom={(factor, [fraction]) => zoom(factor, fraction)}
            />
          </Frame>
        ))}
        <ProgressBar computation={computation} />
      </div>
      <p className="cell-readout">{words}</p>
      <div className="atlas-below">
        <Export stage={stage} csv={(link) => csvOf(computation.answer(), link)} />
        <DecayNote decay={decay} />
        <Status error={error} />
      </div>
    </>
  );
}

/** The thresholds on a learning-rate axis; `exact`: whether the closed form's largest rate is one. */
function thresholds(x: ChartAxis, shown: ShownAxis, { problem, verdict }: Run, exact: boolean) {
  const { rates, maxCurvature } = verdict.fate;
  const [two, most] =
    x.kind === 'c'
      ? ([
          { at: 2, label: 'c = 2' },
          { at: maxCurvature, label: 'c_max' },
        ] as const)
      : ([
          { at: 2 / problem.start.ntk, label: '2/λ₀' },
          { at: rates.largest, label: 'η_max' },
        ] as const);
  if (x.kind !== 'c' && x.kind !== 'eta') return [];
  return (exact ? [two, most] : [two]).map((rule) => ({ ...rule, at: shown.at(rule.at) }));
}

function readoutOf(sweep: Sweep, column: number, { plane: { x, columns }, decay }: Question): string {
  const say = (name: string, { median }: Quantiles) => {
    const value = median[column] as number;
    return Number.isNaN(value) ? '' : `, ${name} ${formatNumber(value)}`;
  };
  const numbers = `${say(decay > 0 ? 'settles at κ =' : 'lands at κ =', sweep.landing)}${say('peak L/n', sweep.peak)}${say('steps', sweep.steps)}`;
  return `${shortSymbol(x.kind)} = ${writeValue(sweep.x[column] as number, x, columns)}${numbers === '' ? ': no run converges' : numbers}`;
}

function Series({ xs, values }: { readonly xs: Float64Array; readonly values: Quantiles }) {
  const plot = usePlot();
  return (
    <>
      {values.low !== null && values.high !== null && (
        <path className="sweep-band" d={bandPath(plot, xs, values.low, values.high)} />
      )}
      <Curve d={gapPath(plot, xs, values.median)} className="sweep-line" />
    </>
  );
}

/** Along the width landings settle into small waves: the axis closes in on those of the wider two thirds. */
function closeAxis(values: Quantiles | undefined): AxisSpec {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const series of [values?.low, values?.median, values?.high]) {
    for (const value of series?.subarray(Math.floor(series.length / 3)) ?? []) {
      if (Number.isNaN(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low <= high)) return { kind: 'linear', domain: [0, 2] };
  const room = Math.max((high - low) / 8, high * 1e-4);
  return { kind: 'linear', domain: [Math.max(0, low - room), high + room] };
}

function axisOf(kind: 'linear' | 'log', values: Quantiles | undefined, floor: number): AxisSpec {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const series of [values?.low, values?.median, values?.high]) {
    for (const value of series ?? []) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(low <= high)) return { kind, domain: kind === 'log' ? [floor, floor * 100] : [0, 2] };
  return { kind, domain: steadyDomain(kind, kind === 'log' ? Math.max(floor, low) : 0, high) };
}
