import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { warmUp } from '../../core/model/weights.ts';
import type { LabView } from '../../state/inputs.ts';
import { change, useLab } from '../../state/store.ts';
import { Controls } from '../run/Controls.tsx';
import { type Ghost, ghostsOf, type Run, runOf } from '../run/derive.ts';
import { LossPlot } from '../run/LossPlot.tsx';
import { NtkPlot } from '../run/NtkPlot.tsx';
import { Portrait } from '../run/Portrait.tsx';
import { RateControl } from '../run/RateControl.tsx';
import { Valley } from '../run/Valley.tsx';
import { VerdictPanel } from '../run/VerdictPanel.tsx';
import { Neurons } from './Neurons.tsx';
import { Pinned } from './Pinned.tsx';
import { TimeBar } from './TimeBar.tsx';
import '../run/run.css';
import './lab.css';

const NO_PINS: readonly Run[] = [];
const NO_GHOSTS: readonly Ghost[] = [];

/** The lab: controls, the verdict, five linked views of one run, and the time bar. */
export function Lab() {
  const inputs = useLab((lab) => lab.inputs);
  const { rate, width, target, seed, start, outputScale, steps, pins, enlarged, ghost, flow, slides } =
    inputs;
  const run = useMemo(
    () => runOf({ rate, width, target, seed, start, outputScale }, steps),
    [rate, width, target, seed, start, outputScale, steps],
  );
  const pinned = useMemo(
    () => (pins.length === 0 ? NO_PINS : pins.map((pin) => runOf(pin, steps))),
    [pins, steps],
  );
  const ghosts = useMemo(
    () => (ghost || flow || slides ? ghostsOf(run.problem, { steps, ghost, flow, slides }) : NO_GHOSTS),
    [run.problem, steps, ghost, flow, slides],
  );
  useFocusKept(enlarged);
  useWarmWidths(start.kind === 'seed' ? seed : null);

  const views: Record<LabView, ReactNode> = {
    valley: (
      <Card view="valley" title="Loss valley" enlarged={enlarged}>
        <Valley run={run} pins={pinned} />
      </Card>
    ),
    loss: (
      <Card view="loss" title="Loss" ghosts={ghosts} enlarged={enlarged}>
        <LossPlot run={run} ghosts={ghosts} pins={pinned} steps={steps} />
      </Card>
    ),
    ntk: (
      <Card view="ntk" title="NTK" ghosts={ghosts} enlarged={enlarged}>
        <NtkPlot run={run} ghosts={ghosts} pins={pinned} steps={steps} />
      </Card>
    ),
    portrait: (
      <Card view="portrait" title="Phase portrait" enlarged={enlarged}>
        <Portrait run={run} pins={pinned} />
      </Card>
    ),
    neurons: (
      <Card view="neurons" title="Neurons" enlarged={enlarged}>
        <Neurons run={run} seed={seed} />
      </Card>
    ),
  };
  const phase = `phase-${run.verdict.phase}`;
  if (enlarged !== null) {
    return (
      <div className={`lab-enlarged ${phase}`}>
        <div className="lab-enlarged-top">
          <RateControl inputs={inputs} run={run} />
          <VerdictPanel run={run} />
        </div>
        {views[enlarged]}
        <TimeBar run={run} />
      </div>
    );
  }
  return (
    <div className={`lab ${phase}`}>
      <div className="lab-side">
        <RateControl inputs={inputs} run={run} />
        <div className="lab-settings">
          <Controls inputs={inputs} run={run} />
          <Pinned inputs={inputs} runs={pinned} />
        </div>
      </div>
      <div className="lab-stage">
        <VerdictPanel run={run} />
        {views.valley}
      </div>
      {views.loss}
      {views.portrait}
      {views.ntk}
      {views.neurons}
      <TimeBar run={run} />
    </div>
  );
}

interface CardProps {
  readonly view: LabView;
  readonly title: string;
  readonly ghosts?: readonly Ghost[];
  readonly enlarged: LabView | null;
  readonly children: ReactNode;
}

/** A view with its title, the legend of its comparison curves, and the button that gives it the whole window. */
function Card({ view, title, ghosts = NO_GHOSTS, enlarged, children }: CardProps) {
  return (
    <section className={`card card-${view}`} aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        {ghosts.length > 0 && <Legend ghosts={ghosts} />}
        <Enlarge view={view} title={title} big={enlarged === view} />
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}

function Legend({ ghosts }: { readonly ghosts: readonly Ghost[] }) {
  return (
    <ul className="legend">
      {ghosts.map(({ name, className }) => (
        <li key={name}>
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path className={`curve curve-dashed ${className}`} d="M0 4H24" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const Enlarge = memo(function Enlarge({
  view,
  title,
  big,
}: {
  readonly view: LabView;
  readonly title: string;
  readonly big: boolean;
}) {
  return (
    <button
      type="button"
      className="enlarge"
      aria-label={big ? 'Back to all views' : `Enlarge ${title}`}
      title={big ? 'Back to all views (Esc)' : 'Enlarge'}
      onClick={() => change({ enlarged: big ? null : view }, 'gesture')}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={big ? 'M7 2V7H2M9 14V9H14' : 'M9 2H14V7M7 14H2V9'} />
      </svg>
    </button>
  );
});

/** Enlarging and going back draw the page anew: the focus goes to the button that undoes the change. */
function useFocusKept(enlarged: LabView | null): void {
  const before = useRef(enlarged);
  useEffect(() => {
    if (before.current === enlarged) return;
    const view = enlarged ?? before.current;
    before.current = enlarged;
    const button = document.querySelector<HTMLElement>(`.card-${view} .enlarge`);
    button?.focus();
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
      if (!warmUp(seed, CHUNKS)) handle = requestIdleCallback(work);
    };
    handle = requestIdleCallback(work);
    return () => cancelIdleCallback(handle);
  }, [seed]);
}
