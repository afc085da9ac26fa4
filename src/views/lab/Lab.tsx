import { memo, useEffect, useMemo, useRef } from 'react';
import { drawAhead } from '../../core/model/weights.ts';
import { ALONE, BesideProvider, comparisonsOf } from '../../panels/beside.tsx';
import { Card } from '../../panels/Card.tsx';
import type { PanelName } from '../../panels/names.ts';
import { PANELS } from '../../panels/panels.ts';
import { RateControl } from '../../panels/RateControl.tsx';
import { RunControls } from '../../panels/RunControls.tsx';
import { runOf } from '../../panels/run.ts';
import { PageRun, useAsked, useRun } from '../../panels/scope.tsx';
import { TimeBar } from '../../panels/TimeBar.tsx';
import { VerdictPanel } from '../../panels/VerdictPanel.tsx';
import { useInputs, useStore } from '../../state/react.tsx';
import { CompareWith } from './CompareWith.tsx';
import { Pinned } from './Pinned.tsx';
import { labSlice } from './slice.ts';
import './lab.css';

/** The lab: controls, the verdict, five linked pictures of the page's run, and the time bar. */
export function Lab() {
  return (
    <PageRun>
      <Bench />
    </PageRun>
  );
}

function Bench() {
  const { problem, verdict } = useRun();
  const { setting, steps } = useAsked();
  const { pins, enlarged, linearised, flow, slides } = useInputs(labSlice.of);
  const beside = useMemo(
    () =>
      pins.length === 0 && !(linearised || flow || slides)
        ? ALONE
        : {
            pins: pins.map((pin) => runOf(pin, steps)),
            comparisons: comparisonsOf(problem, steps, { linearised, flow, slides }),
          },
    [pins, problem, steps, linearised, flow, slides],
  );
  useFocusKept(enlarged);
  useWarmWidths(setting.start.kind === 'seed' ? setting.seed : null);
  return (
    <BesideProvider value={beside}>
      <div className={`phase-${verdict.phase} ${enlarged === null ? 'lab' : 'lab-enlarged'}`}>
        {enlarged === null ? <Overview /> : <Enlarged panel={enlarged} />}
      </div>
    </BesideProvider>
  );
}

const Overview = memo(function Overview() {
  return (
    <>
      <div className="lab-side">
        <div className="lab-rate">
          <RateControl />
        </div>
        <div className="lab-settings">
          <RunControls>
            <CompareWith />
          </RunControls>
          <Pinned />
        </div>
      </div>
      <div className="lab-stage">
        <div className="lab-verdict">
          <VerdictPanel />
        </div>
        <LabCard panel="valley" />
      </div>
      <LabCard panel="loss" />
      <LabCard panel="portrait" />
      <LabCard panel="ntk" />
      <LabCard panel="neurons" />
      <div className="lab-time">
        <TimeBar />
      </div>
    </>
  );
});

/** One panel with the window to itself, the learning rate above it and the time below. */
const Enlarged = memo(function Enlarged({ panel }: { readonly panel: PanelName }) {
  return (
    <>
      <div className="lab-enlarged-top">
        <RateControl />
        <VerdictPanel />
      </div>
      <LabCard panel={panel} enlarged />
      <TimeBar />
    </>
  );
});

interface LabCardProps {
  readonly panel: PanelName;
  readonly enlarged?: boolean;
}

const LabCard = memo(function LabCard({ panel, enlarged = false }: LabCardProps) {
  const tools = useMemo(() => <Enlarge panel={panel} enlarged={enlarged} />, [panel, enlarged]);
  return <Card panel={PANELS[panel]} tools={tools} />;
});

/** Gives a panel the window, and takes it back. */
function Enlarge({ panel, enlarged }: { readonly panel: PanelName; readonly enlarged: boolean }) {
  const store = useStore();
  return (
    <button
      type="button"
      className="card-button"
      data-enlarges={panel}
      aria-label={enlarged ? 'Back to all views' : `Enlarge ${PANELS[panel].title}`}
      title={enlarged ? 'Back to all views (Esc)' : 'Enlarge'}
      onClick={() => store.change(labSlice.patch({ enlarged: enlarged ? null : panel }), 'gesture')}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={enlarged ? 'M7 2V7H2M9 14V9H14' : 'M9 2H14V7M7 14H2V9'} />
      </svg>
    </button>
  );
}

/** Enlarging and going back draw the page anew: the focus goes to the button that undoes the change. */
function useFocusKept(enlarged: PanelName | null): void {
  const before = useRef(enlarged);
  useEffect(() => {
    if (before.current === enlarged) return;
    const panel = enlarged ?? before.current;
    before.current = enlarged;
    document.querySelector<HTMLElement>(`[data-enlarges="${panel}"]`)?.focus();
  }, [enlarged]);
}

/** Chunks of 1,024 neurons drawn per idle moment. */
const CHUNKS = 16;

/** Draws a seed's whole stream of neurons while the page is idle, so that dragging the width costs the same at every width. */
function useWarmWidths(seed: number | null): void {
  useEffect(() => {
    if (seed === null || typeof requestIdleCallback === 'undefined') return;
    let handle = 0;
    const work = () => {
      if (!drawAhead(seed, CHUNKS)) handle = requestIdleCallback(work);
    };
    handle = requestIdleCallback(work);
    return () => cancelIdleCallback(handle);
  }, [seed]);
}
