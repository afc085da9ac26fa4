import { type ComponentType, memo, useId, useMemo, useRef, useState } from 'react';
import { Card } from '../../panels/Card.tsx';
import { PANELS } from '../../panels/pictures/panels.ts';
import { RateControl } from '../../panels/RateControl.tsx';
import { PageRun, SeenRun, useRun } from '../../panels/scope.tsx';
import { VerdictPanel } from '../../panels/words/VerdictPanel.tsx';
import { useInputs } from '../../state/react.tsx';
import { useRoomy } from '../useMedia.ts';
import { useTrouble } from '../workers.ts';
import { Bar } from './Bar.tsx';
import { BifurcationChart } from './BifurcationChart.tsx';
import type { ChartProps } from './chartProps.ts';
import type { Chart } from './charts.ts';
import { DecayedVerdict } from './DecayedVerdict.tsx';
import { MapChart } from './MapChart.tsx';
import { More } from './More.tsx';
import { Settings } from './Settings.tsx';
import { SweepChart } from './SweepChart.tsx';
import { atlasSlice } from './slice.ts';
import { isDecayed, underDecay } from './underDecay.ts';
import './atlas.css';
import './chart.css';

const DRAWN: Readonly<Record<Chart, ComponentType<ChartProps>>> = {
  map: MapChart,
  rate: SweepChart,
  width: SweepChart,
  bifurcation: BifurcationChart,
};

/** The atlas: every fate at once, with the page's run as a point in it and its panels beside it. */
export function Atlas() {
  const { chart, decay } = useInputs(atlasSlice.of);
  // The bifurcation diagram is of runs without weight decay.
  const mu = chart === 'bifurcation' ? 0 : decay;
  const seen = useMemo(() => (mu > 0 ? underDecay(mu) : null), [mu]);
  return (
    <PageRun>
      <SeenRun as={seen}>
        <Sheets decay={mu} />
      </SeenRun>
    </PageRun>
  );
}

/** `decay`: μ that the run is seen with. */
function Sheets({ decay }: { readonly decay: number }) {
  const run = useRun();
  const isRoomy = useRoomy();
  // Null until the reader has chosen.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const settings = useId();
  const isOpen = chosen ?? isRoomy;
  return (
    <div className={`atlas phase-${run.verdict.phase}${isOpen ? ' atlas-opened' : ''}`}>
      <div className="atlas-rate">
        <RateControl plain={decay > 0} />
      </div>
      <Controls isOpen={isOpen} setOpen={setChosen} settings={settings} slot={setMenu} />
      {isOpen && <Settings id={settings} />}
      <Stage menu={menu} />
      <div className="atlas-run">
        {isDecayed(run) ? <DecayedVerdict run={run} decay={decay} /> : <VerdictPanel />}
        <Card panel={PANELS.valley} />
        <Card panel={PANELS.loss} />
      </div>
    </div>
  );
}

interface ControlsProps {
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Id of what the button opens. */
  readonly settings: string;
  readonly slot: (element: HTMLElement | null) => void;
}

const Controls = memo(function Controls({ isOpen, setOpen, settings, slot }: ControlsProps) {
  return (
    <div className="atlas-bar-room">
      <div className="atlas-bar" role="toolbar" aria-label="Chart">
        <Bar />
        <div className="bar-end">
          <More slot={slot} />
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? settings : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            Settings
          </button>
        </div>
      </div>
    </div>
  );
});

const Stage = memo(function Stage({ menu }: { readonly menu: HTMLElement | null }) {
  const chart = useInputs((inputs) => atlasSlice.of(inputs).chart);
  const stage = useRef<HTMLElement>(null);
  // From one chart to the next the workers stay.
  useTrouble();
  const Drawn = DRAWN[chart];
  return (
    <section className="atlas-stage" ref={stage} aria-label="Atlas">
      <Drawn key={chart} stage={stage} menu={menu} />
    </section>
  );
});
