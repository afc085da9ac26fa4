import { useMemo, useRef, useState } from 'react';
import { Curve } from '../../charts/Curve.tsx';
import { Frame, type Plot } from '../../charts/Frame.tsx';
import type { AxisSpec } from '../../charts/plot.ts';
import { Rules } from '../../charts/Rules.tsx';
import { formatNumber, steadyDomain } from '../../charts/scales.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import { centres } from '../../core/many/axis.ts';
import type { Plane } from '../../core/many/plane.ts';
import { settingAt } from '../../core/many/plane.ts';
import type { AtlasAxis } from '../../state/atlas.ts';
import { change } from '../../state/store.ts';
import { panned, settingOf, shortSymbol, shownAxis, valueOn, writeValue, zoomed } from './axes.ts';
import type { Field } from './field.ts';
import type { CellsViewProps } from './MapView.tsx';
import { bandPath, gapPath, type Quantiles, quantilesOf, type Sweep } from './quantiles.ts';
import { Progress } from './Status.tsx';
import { useCells } from './useCells.ts';

const MARGIN = { top: 22, right: 14, bottom: 34, left: 58 };

/** κ_∞, peak loss and steps along the learning rate or the width: one run, or the median and the middle 80 % of many seeds. */
export function SweepView({ inputs, run, question, pool, sliced, onField, children }: CellsViewProps) {
  const { x } = inputs.atlas;
  const { plane } = question;
  const [version, setVersion] = useState(0);
  const [hover, setHover] = useState<number | null>(null);
  const field = useRef<Field | null>(null);
  const asked = useRef(question);
  const state = useCells(question, pool, sliced, {
    begin(begun, of) {
      field.current = begun;
      asked.current = of;
      onField({ field: begun, question: of });
    },
    asked() {
      onField(null);
    },
    block() {},
    frame() {
      setVersion((n) => n + 1);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the field holds
  const data = useMemo(
    () => (field.current === null ? null : quantilesOf(field.current, asked.current.plane)),
    [version],
  );
  const shown = useMemo(() => shownAxis(x), [x]);
  const xs = useMemo(() => centres(plane.x, plane.columns), [plane]);
  const places = useMemo(() => (data?.x ?? xs).map(shown.at), [data, xs, shown]);
  const xAxis = useMemo(() => ({ kind: shown.kind, domain: shown.domain }) as const, [shown]);
  const setting = settingOf(inputs);
  const at = valueOn(plane.x.kind, setting, run.problem);
  const columnAt = (fraction: number) => Math.floor(fraction * plane.columns);
  const pick = ([fx]: readonly [number, number]) => {
    const own = { ...plane, setting, y: { kind: 'y' as const, from: setting.target, to: setting.target } };
    change(settingAt(own, xs[columnAt(fx)] as number, setting.target), 'gesture');
  };
  const setAxis = (next: AtlasAxis) => {
    if (next !== x) change({ atlas: { ...inputs.atlas, x: next } }, 'drag');
  };
  // The closed form is of one start, without weight decay.
  const hasLimit = plane.y.kind === 'y' && question.decay === 0;
  const rules = [
    ...(x.kind === 'c' ? [{ at: shown.at(2), label: 'c = 2' }] : []),
    ...(x.kind === 'eta' ? [{ at: shown.at(2 / run.problem.start.ntk), label: '2/λ₀' }] : []),
    ...(x.kind === 'c' && hasLimit ? [{ at: shown.at(run.verdict.fate.maxCurvature), label: 'c_max' }] : []),
    ...(x.kind === 'eta' && hasLimit
      ? [{ at: shown.at(run.verdict.fate.rates.largest), label: 'η_max' }]
      : []),
    { at: shown.at(at), label: 'this run', className: 'rule-run' },
  ];
  const charts = [
    { key: 'landing', label: 'Landing curvature', y: 'κ∞', kind: 'linear', values: data?.landing, floor: 0 },
    { key: 'peak', label: 'Peak loss', y: 'peak L/n', kind: 'log', values: data?.peak, floor: 1e-6 },
    { key: 'steps', label: 'Steps to converge', y: 'steps', kind: 'log', values: data?.steps, floor: 1 },
  ] as const;
  const seeds = plane.y.kind === 'seed' ? plane.rows : 1;
  return (
    <>
      <div className="atlas-frame atlas-stack">
        {charts.map(({ key, label, y, kind, values, floor }) => (
          <Frame
            key={key}
            label={label}
            xLabel={shown.title}
            yLabel={y}
            x={xAxis}
            y={key === 'landing' && x.kind === 'n' ? closeAxis(values) : axisOf(kind, values, floor)}
            margin={MARGIN}
            overlay={(plot) => (
              <Rules
                plot={plot}
                axis="x"
                rules={key === 'landing' ? rules : rules.map((rule) => ({ ...rule, label: '' }))}
              />
            )}
          >
            {(plot: Plot) => (
              <>
                {values !== undefined && <Series plot={plot} xs={places} values={values} />}
                <ZoomLayer
                  plot={plot}
                  onHover={(at) => setHover(at === null ? null : columnAt(at[0]))}
                  onPick={pick}
                  onPan={(right) => setAxis(panned(x, -right))}
                  onZoom={(factor, [fx]) => setAxis(zoomed(x, factor, fx))}
                />
              </>
            )}
          </Frame>
        ))}
        <Progress state={state} />
      </div>
      <p className="cell-readout">
        {hover === null || data === null || data.x.length !== plane.columns
          ? `${seeds > 1 ? `Median of ${formatNumber(seeds)} seeds, with the middle 80 % as a band` : 'One run at each place'}; gaps: no run converges within ${formatNumber(question.limit)} steps${x.kind === 'n' ? '; κ∞ is drawn close, for its waves at large widths' : ''}. Click to open a run, drag to move, wheel to zoom.`
          : readoutOf(data, hover, plane)}
      </p>
      {children(state)}
    </>
  );
}

function readoutOf(sweep: Sweep, column: number, { x, columns }: Plane): string {
  const say = (name: string, { median }: Quantiles) => {
    const value = median[column] as number;
    return Number.isNaN(value) ? '' : `, ${name} ${formatNumber(value)}`;
  };
  const numbers = `${say('lands at κ =', sweep.landing)}${say('peak L/n', sweep.peak)}${say('steps', sweep.steps)}`;
  return `${shortSymbol(x.kind === 'seed' ? 'n' : x.kind)} = ${writeValue(sweep.x[column] as number, x, columns)}${numbers === '' ? ': no run converges' : numbers}`;
}

function Series({
  plot,
  xs,
  values,
}: {
  readonly plot: Plot;
  readonly xs: Float64Array;
  readonly values: Quantiles;
}) {
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
