import { useMemo } from 'react';
import { Frame } from '../../charts/Frame.tsx';
import { Rules } from '../../charts/Rules.tsx';
import { formatNumber } from '../../charts/scales.ts';
import { ZoomLayer } from '../../charts/ZoomLayer.tsx';
import { centres, runAxis } from '../../core/many/axis.ts';
import type { Question } from '../../core/many/cells.ts';
import { settingAt } from '../../core/many/plane.ts';
import type { Run } from '../../panels/run.ts';
import { useRun, useScope } from '../../panels/scope.tsx';
import { Explained } from '../../panels/words/Explained.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { useTouch } from '../useMedia.ts';
import { panned, type ShownAxis, shortSymbol, shownAxis, writeValue, zoomed } from './axes.ts';
import type { ChartProps } from './chartProps.ts';
import type { ChartAxis } from './charts.ts';
import { csvOf } from './csv.ts';
import { Export } from './Export.tsx';
import { InMenu } from './InMenu.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { type Quantiles, quantilesOf, type Sweep } from './quantiles.ts';
import { useSweepQuestion } from './question.ts';
import { EdgeMarks, Series } from './Series.tsx';
import { Status } from './Status.tsx';
import { SweepKey } from './SweepKey.tsx';
import { atlasSlice } from './slice.ts';
import { axisOf, closeAxis } from './sweepAxes.ts';
import { useCells, useComputed } from './useCells.ts';
import { useReading } from './useReading.tsx';
import { ZoomButtons } from './ZoomButtons.tsx';

const MARGIN = { top: 28, right: 14, bottom: 34, left: 58 };

/** κ_∞, peak loss and steps along the learning rate or the width: one run, or the median and the middle 80 % of many seeds. */
export function SweepChart({ stage, menu }: ChartProps) {
  const isTouch = useTouch();
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
      y: decay > 0 ? 'κ where the residual settles' : 'landing curvature κ∞ = ηλ∞',
      axis:
        x.kind === 'n' ? closeAxis(data?.landing) : axisOf('linear', [data?.landing, data?.flattening], 0),
      values: data?.landing,
    },
    {
      key: 'peak',
      label: 'Peak loss',
      y: 'peak loss L/n',
      axis: axisOf('log', [data?.peak], 1e-6),
      values: data?.peak,
    },
    {
      key: 'steps',
      label: 'Steps to converge',
      y: 'steps to converge',
      axis: axisOf('log', [data?.steps], 1),
      values: data?.steps,
    },
  ] as const;
  const seeds = plane.y.kind === 'seed' ? plane.rows : 1;
  const words =
    reading.at === null || data === null || data.x.length !== plane.columns
      ? hintOf(seeds, question.maxSteps, isTouch)
      : readoutOf(data, columnAt(reading.at), question);
  return (
    <>
      <div className="atlas-frame atlas-stack" {...reading.handlers}>
        {charts.map(({ key, label, y, axis, values }) => (
          <Frame
            key={key}
            label={label}
            description={`${y} against ${shown.title}.${key === 'landing' ? ' Arrow keys, Home and End read along it and the sweeps below, Enter opens a run, + and − zoom.' : ''}`}
            xLabel={shown.title}
            yLabel={y}
            x={shown}
            y={axis}
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
            {key === 'landing' && data?.flattening && (
              <Series xs={places} values={data.flattening} isSecond />
            )}
            {key === 'landing' && values !== undefined && <EdgeMarks xs={places} values={values} />}
            <ZoomLayer
              onHover={(place) => reading.hover(place === null ? null : place[0])}
              onPick={([fraction]) => pick(fraction)}
              onPan={(right) => setAxis(panned(x, -right))}
              onZoom={(factor, [fraction]) => zoom(factor, fraction)}
            />
          </Frame>
        ))}
        <ZoomButtons />
        <ProgressBar computation={computation} />
      </div>
      <SweepKey seeds={seeds} decay={decay} isOfRate={x.kind !== 'n'} />
      <p className="cell-readout">
        <Explained text={words} />
      </p>
      <Status error={error} />
      <InMenu menu={menu}>
        <Export stage={stage} csv={(link) => csvOf(computation.answer(), link)} />
      </InMenu>
    </>
  );
}

const hintOf = (seeds: number, maxSteps: number, isTouch: boolean) =>
  `${seeds > 1 ? 'Many seeds' : 'One run'} at each place; gaps: no run converges within ${formatNumber(maxSteps)} steps. ${
    isTouch
      ? 'Tap to open a run, drag to move, pinch to zoom.'
      : 'Click to open a run, drag to move, wheel to zoom.'
  }`;

/** The thresholds on a learning-rate axis; `exact`: whether the closed form's largest rate is one. */
function thresholds(x: ChartAxis, shown: ShownAxis, { problem, verdict }: Run, exact: boolean) {
  const { rates, maxCurvature } = verdict.fate;
  const [two, most] =
    x.kind === 'c'
      ? ([
          { at: 2, label: 'c = 2' },
          { at: maxCurvature, label: 'exact limit' },
        ] as const)
      : ([
          { at: 2 / problem.start.ntk, label: '2/λ₀' },
          { at: rates.largest, label: 'exact limit' },
        ] as const);
  if (x.kind !== 'c' && x.kind !== 'eta') return [];
  return (exact ? [two, most] : [two]).map((rule) => ({ ...rule, at: shown.at(rule.at) }));
}

function readoutOf(sweep: Sweep, column: number, { plane: { x, columns }, decay }: Question): string {
  const say = (name: string, { median }: Quantiles) => {
    const value = median[column] as number;
    return Number.isNaN(value) ? '' : `, ${name} ${formatNumber(value)}`;
  };
  const flatter = sweep.flattening === null ? '' : say('λ∞/λ₀ =', sweep.flattening);
  const numbers = `${say(decay > 0 ? 'settles at κ =' : 'lands at κ =', sweep.landing)}${flatter}${say('peak L/n', sweep.peak)}${say('steps', sweep.steps)}`;
  return `${shortSymbol(x.kind)} = ${writeValue(sweep.x[column] as number, x, columns)}${numbers === '' ? ': no run converges' : numbers}`;
}
