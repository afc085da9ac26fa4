import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import type { Inputs } from '../../state/inputs.ts';
import { useLab } from '../../state/store.ts';
import { Controls } from '../run/Controls.tsx';
import { type Ghost, type Run, runOf } from '../run/derive.ts';
import { LossPlot } from '../run/LossPlot.tsx';
import { RateControl } from '../run/RateControl.tsx';
import { Valley } from '../run/Valley.tsx';
import { VerdictPanel } from '../run/VerdictPanel.tsx';
import '../run/run.css';
import { BifurcationView } from './BifurcationView.tsx';
import { bifurcationCsv } from './bifurcationCsv.ts';
import { csvOf } from './csv.ts';
import { Dimension } from './Dimension.tsx';
import { Export } from './Export.tsx';
import { Legend, legendKey } from './Legend.tsx';
import { type MapHandle, MapView } from './MapView.tsx';
import { LIMIT, useMapQuestion, useSweepQuestion } from './question.ts';
import { Status } from './Status.tsx';
import { SweepView } from './SweepView.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { Diagram } from './useBifurcation.ts';
import { usePool } from './useCells.ts';
import './atlas.css';

const NO_RUNS: readonly Run[] = [];
const NO_GHOSTS: readonly Ghost[] = [];

const TITLES = {
  map: 'Catapult Lab: phase map',
  rate: 'Catapult Lab: learning-rate sweep',
  width: 'Catapult Lab: width sweep',
  bifurcation: 'Catapult Lab: bifurcation diagram',
} as const;

/** The atlas: every fate at once, with the lab's run as a point in it and its views beside it. */
export function Atlas() {
  const inputs = useLab((lab) => lab.inputs);
  const { rate, width, target, seed, start, outputScale, steps, atlas } = inputs;
  const run = useMemo(
    () => runOf({ rate, width, target, seed, start, outputScale }, steps),
    [rate, width, target, seed, start, outputScale, steps],
  );
  const stage = useRef<HTMLElement>(null);
  const handle = useRef<MapHandle | null>(null);
  const diagram = useRef<Diagram | null>(null);
  const { pool, trouble } = usePool();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what one chart holds is not to be saved as another's
  useLayoutEffect(
    () => () => {
      handle.current = null;
      diagram.current = null;
    },
    [atlas.chart, atlas.x.kind],
  );
  const csv = (link: string) => {
    if (atlas.chart === 'bifurcation')
      return diagram.current === null ? null : Promise.resolve(bifurcationCsv(diagram.current, link));
    return handle.current === null
      ? null
      : csvOf(handle.current.field, handle.current.question.plane, [link, commentOf(handle.current)]);
  };
  const common = {
    inputs,
    run,
    pool,
    trouble,
    files: (
      <Export
        stage={stage}
        csv={csv}
        title={TITLES[atlas.chart]}
        legend={() => (atlas.chart === 'map' ? legendKey(atlas.colour) : [])}
      />
    ),
    sliced: trouble === 'slices',
    onField: (shown: MapHandle | null) => {
      handle.current = shown;
    },
  };
  return (
    <div className={`atlas phase-${run.verdict.phase}`}>
      <div className="atlas-side">
        <RateControl inputs={inputs} run={run} />
        <Controls inputs={inputs} run={run} comparisons={false} />
      </div>
      <section className="atlas-stage" ref={stage} aria-label="Atlas">
        <Toolbar inputs={inputs} />
        {atlas.chart === 'map' && <MapChart {...common} handle={() => handle.current} />}
        {(atlas.chart === 'rate' || atlas.chart === 'width') && <SweepChart {...common} />}
        {atlas.chart === 'bifurcation' && (
          <>
            <BifurcationView
              inputs={inputs}
              run={run}
              pool={pool}
              trouble={trouble}
              onData={(data) => {
                diagram.current = data;
              }}
            />
            {common.files}
          </>
        )}
      </section>
      <div className="atlas-run">
        <VerdictPanel run={run} />
        <section className="card card-valley" aria-label="Loss valley">
          <div className="card-head">
            <h2>Loss valley</h2>
          </div>
          <div className="card-body">
            <Valley run={run} pins={NO_RUNS} />
          </div>
        </section>
        <section className="card card-loss" aria-label="Loss">
          <div className="card-head">
            <h2>Loss</h2>
          </div>
          <div className="card-body">
            <LossPlot run={run} ghosts={NO_GHOSTS} pins={NO_RUNS} steps={steps} />
          </div>
        </section>
      </div>
    </div>
  );
}

/** What a table's numbers are, beyond their names. */
function commentOf({ question: { plane, seeds: count, decay } }: MapHandle): string {
  const seeds = count > 1 ? ' (with several seeds the commonest fate, and means)' : '';
  return `x is ${plane.x.kind}, y is ${plane.y.kind}; runs of at most ${LIMIT} steps${decay > 0 ? ` with weight decay ${decay}` : ''}${seeds}; left out: landing curvature and steps of what does not converge, peak loss of what diverges`;
}

interface ChartProps {
  readonly inputs: Inputs;
  readonly run: Run;
  readonly pool: ReturnType<typeof usePool>['pool'];
  readonly trouble: ReturnType<typeof usePool>['trouble'];
  readonly sliced: boolean;
  readonly onField: (shown: MapHandle | null) => void;
  readonly files: ReactNode;
}

function MapChart({
  trouble,
  handle,
  files,
  ...common
}: ChartProps & { readonly handle: () => MapHandle | null }) {
  const question = useMapQuestion(common.inputs);
  return (
    <MapView {...common} question={question}>
      {(state) => (
        <>
          <Legend colour={common.inputs.atlas.colour} />
          <div className="atlas-below">
            {files}
            <DecayNote decay={question.decay} />
            <Dimension handle={handle} pool={common.pool} question={question} ready={state.complete} />
            <Status error={state.error} trouble={trouble} />
          </div>
        </>
      )}
    </MapView>
  );
}

function DecayNote({ decay }: { readonly decay: number }) {
  return decay > 0 ? (
    <span>With weight decay μ = {formatNumber(decay)}; the run beside is without.</span>
  ) : null;
}

function SweepChart({ trouble, files, ...common }: ChartProps) {
  const question = useSweepQuestion(common.inputs);
  return (
    <SweepView {...common} question={question}>
      {(state) => (
        <div className="atlas-below">
          {files}
          <DecayNote decay={question.decay} />
          <Status error={state.error} trouble={trouble} />
        </div>
      )}
    </SweepView>
  );
}
