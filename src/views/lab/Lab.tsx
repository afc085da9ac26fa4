import { lazy, memo, Suspense, useEffect, useMemo, useState } from 'react';
import { drawAhead } from '../../core/model/weights.ts';
import { ALONE, type Beside, BesideProvider } from '../../panels/beside.tsx';
import { GuessContext, makeGuesses } from '../../panels/guess.ts';
import { late, useLate } from '../../panels/late.ts';
import type { PanelName } from '../../panels/pictures/names.ts';
import { RateControl } from '../../panels/RateControl.tsx';
import { PageRun, useAsked, useRun } from '../../panels/scope.tsx';
import { TimeBar } from '../../panels/TimeBar.tsx';
import { StepWritten } from '../../panels/words/StepWritten.tsx';
import { VerdictPanel } from '../../panels/words/VerdictPanel.tsx';
import { useInputs } from '../../state/react.tsx';
import { useRoomy } from '../useMedia.ts';
import { LabCard, useFocusKept } from './LabCard.tsx';
import { LabPanels } from './LabPanels.tsx';
import { useOpeningThrow, useRevealAtEnd } from './motion.ts';
import { Question } from './Question.tsx';
import { SettingsButton } from './SettingsButton.tsx';
import { labSlice } from './slice.ts';
import './lab.css';
import './fullWindow.css';

// Loaded when they are first wanted.
const Expect = lazy(async () => ({ default: (await import('./Expect.tsx')).Expect }));
const Hall = lazy(async () => ({ default: (await import('./Present.tsx')).Hall }));
const Settings = lazy(async () => ({ default: (await import('./Settings.tsx')).Settings }));

const runsBeside = late(() => import('../../panels/besideRun.ts'));

/** The lab: a question, the learning rate, the verdict, linked pictures of the page's run, time, and the step written out. */
export function Lab() {
  const { asked } = useInputs(labSlice.of);
  const [guesses] = useState(makeGuesses);
  return (
    <PageRun asked={asked}>
      <GuessContext value={guesses}>
        <Bench />
      </GuessContext>
    </PageRun>
  );
}

function Bench() {
  const { verdict, asked } = useRun();
  const { setting } = useAsked();
  const { enlarged } = useInputs(labSlice.of);
  const isPresent = useInputs(({ page }) => page.present);
  const beside = useBesideRun();
  useFocusKept(enlarged);
  useWarmWidths(setting.start.kind === 'seed' ? setting.seed : null);
  useOpeningThrow();
  useRevealAtEnd();
  const layout = isPresent ? 'lab-present' : enlarged === null ? 'lab-overview' : 'lab-enlarged';
  return (
    <BesideProvider value={beside}>
      <div className={`lab ${layout} ${asked ? 'phase-unknown' : `phase-${verdict.phase}`}`}>
        {isPresent ? <Presentation /> : enlarged === null ? <Overview /> : <Enlarged panel={enlarged} />}
      </div>
    </BesideProvider>
  );
}

/** What is drawn beside the run; nothing while it is a question. */
function useBesideRun(): Beside {
  const { problem, asked } = useRun();
  const { setting, steps } = useAsked();
  const { pins, linearised, flow, slides, sharpness } = useInputs(labSlice.of);
  const isRoomy = useRoomy();
  const isSharp = sharpness || isRoomy;
  // The simpler models are of plain descent.
  const isPlain = setting.knobs === undefined;
  const isCompared = isPlain && (linearised || flow || slides);
  const drawn = useLate(runsBeside, pins.length > 0 || isCompared);
  return useMemo(() => {
    if (asked || !(drawn !== null || isSharp)) return ALONE;
    return {
      pins: drawn?.pinnedBeside(setting, steps, pins) ?? [],
      comparisons: (isPlain && drawn?.comparisonsOf(problem, steps, { linearised, flow, slides })) || [],
      sharpness: isSharp,
    };
  }, [asked, pins, setting, problem, steps, drawn, isPlain, linearised, flow, slides, isSharp]);
}

/** The upper part of the spine: question, learning rate, verdict. */
const Head = memo(function Head() {
  return (
    <>
      <div className="lab-question">
        <Question />
      </div>
      <div className="lab-rate">
        <RateControl />
      </div>
      <div className="lab-verdict">
        <VerdictPanel />
        <WhileAsked />
      </div>
    </>
  );
});

function WhileAsked() {
  return useInputs((inputs) => labSlice.of(inputs).asked) ? (
    <Suspense>
      <Expect />
    </Suspense>
  ) : null;
}

const Overview = memo(function Overview() {
  const isRoomy = useRoomy();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? isRoomy;
  return (
    <>
      <Head />
      <div className="lab-body">
        <LabPanels />
        {isOpen && (
          <Suspense>
            <Settings />
          </Suspense>
        )}
      </div>
      <div className="lab-foot">
        <div className="lab-time">
          <TimeBar />
        </div>
        <SettingsButton isOpen={isOpen} onToggle={() => setChosen(!isOpen)} />
      </div>
      <StepWritten />
    </>
  );
});

/** One panel with the window to itself, the rest of the spine round it. */
const Enlarged = memo(function Enlarged({ panel }: { readonly panel: PanelName }) {
  return (
    <>
      <Head />
      <div className="lab-body">
        <LabCard panel={panel} enlarged />
      </div>
      <div className="lab-time">
        <TimeBar />
      </div>
    </>
  );
});

/** For a hall: two or three panels in large type. */
const Presentation = memo(function Presentation() {
  const { presented } = useInputs(labSlice.of);
  return (
    <>
      <Head />
      <div className="lab-body">
        {presented.map((name) => (
          <LabCard key={name} panel={name} />
        ))}
      </div>
      <div className="lab-time">
        <TimeBar />
      </div>
      <Suspense>
        <Hall />
      </Suspense>
    </>
  );
});

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
