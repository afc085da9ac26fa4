import { type ComponentType, memo, type RefObject, useRef } from 'react';
import { Card } from '../../panels/Card.tsx';
import { PANELS } from '../../panels/panels.ts';
import { RateControl } from '../../panels/RateControl.tsx';
import { RunControls } from '../../panels/RunControls.tsx';
import { PageRun, useRun } from '../../panels/scope.tsx';
import { VerdictPanel } from '../../panels/VerdictPanel.tsx';
import { useInputs } from '../../state/react.tsx';
import { useTrouble } from '../workers.ts';
import { BifurcationChart } from './BifurcationChart.tsx';
import type { Chart } from './charts.ts';
import { MapChart } from './MapChart.tsx';
import { SweepChart } from './SweepChart.tsx';
import { atlasSlice } from './slice.ts';
import { Toolbar } from './Toolbar.tsx';
import './atlas.css';

/** The atlas: every fate at once, with the page's run as a point in it and its panels beside it. */
export function Atlas() {
  return (
    <PageRun>
      <Sheets />
    </PageRun>
  );
}

const DRAWN: Readonly<Record<Chart, ComponentType<{ readonly stage: RefObject<HTMLElement | null> }>>> = {
  map: MapChart,
  rate: SweepChart,
  width: SweepChart,
  bifurcation: BifurcationChart,
};

function Sheets() {
  const { phase } = useRun().verdict;
  return (
    <div className={`atlas phase-${phase}`}>
      <div className="atlas-side">
        <div className="atlas-rate">
          <RateControl />
        </div>
        <RunControls />
      </div>
      <Stage />
      <div className="atlas-run">
        <VerdictPanel />
        <Card panel={PANELS.valley} />
        <Card panel={PANELS.loss} />
      </div>
    </div>
  );
}

const Stage = memo(function Stage() {
  const chart = useInputs((inputs) => atlasSlice.of(inputs).chart);
  const stage = useRef<HTMLElement>(null);
  // From one chart to the next the workers stay.
  useTrouble();
  const Drawn = DRAWN[chart];
  return (
    <section className="atlas-stage" ref={stage} aria-label="Atlas">
      <Toolbar />
      <Drawn key={chart} stage={stage} />
    </section>
  );
});
