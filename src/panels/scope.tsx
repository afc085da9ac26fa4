import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Setting } from '../core/model/setting.ts';
import { CLOCK_FIELDS } from '../state/clock.ts';
import { clamped } from '../state/fields.ts';
import type { Inputs } from '../state/inputs.ts';
import { useInputs, useStore } from '../state/react.tsx';
import { runSlice } from '../state/run.ts';
import type { How } from '../state/store.ts';
import { ownPlayhead, type Playhead, type PlayState, playheadOf, stillPlayhead } from './playhead.ts';
import { askedUpTo, type Run, runOf } from './run.ts';
import { useDragged } from './useDragged.ts';

/** The run that panels and controls are about: that of the page, one of its own, or a still one. They ask their scope, never the store. */

/** What may be done to a run. */
export interface Changes {
  change(patch: Partial<Setting>, how: How): void;
  resize(steps: number, how: How): void;
}

/** What a run is computed from. */
export interface Asked {
  readonly setting: Setting;
  readonly steps: number;
  /** While the run is a question: the step up to which it is shown; null where all of it is. */
  readonly upTo: number | null;
}

const runAsked = ({ setting, steps, upTo }: Asked): Run => {
  const run = runOf(setting, steps);
  return upTo === null ? run : askedUpTo(run, upTo);
};

/** The scope itself: the same object as long as it may be changed or not. What the run is at is asked for beside it. */
export interface Scope {
  readonly playhead: Playhead;
  /** Null where the run is only to be looked at. */
  readonly changes: Changes | null;
  /** Whether it is the page's own run, which the page's link opens. */
  readonly isPages: boolean;
  /** Looks at what is asked, and at the step picked, at a press; nothing is drawn anew when they change. */
  now(): Asked & { readonly step: number };
  /** The run of the moment, likewise. */
  run(): Run;
}

const AskedContext = createContext<Asked | null>(null);
const DraggedContext = createContext(false);
const ScopeContext = createContext<Scope | null>(null);

interface ProviderProps extends Asked, Pick<Scope, 'playhead' | 'changes' | 'isPages'> {
  readonly children: ReactNode;
}

function ScopeProvider({ setting, steps, upTo, playhead, changes, isPages, children }: ProviderProps) {
  const asked = useMemo(() => ({ setting, steps, upTo }), [setting, steps, upTo]);
  const latest = useRef(asked);
  useLayoutEffect(() => {
    latest.current = asked;
  }, [asked]);
  const [isDragged, tell] = useDragged();
  const scope = useMemo(
    () => ({
      playhead,
      changes: changes && told(changes, tell),
      isPages,
      now: () => ({ ...latest.current, step: Math.min(playhead.state().step, latest.current.steps) }),
      run: () => runAsked(latest.current),
    }),
    [playhead, changes, isPages, tell],
  );
  return (
    <ScopeContext value={scope}>
      <DraggedContext value={isDragged}>
        <AskedContext value={asked}>{children}</AskedContext>
      </DraggedContext>
    </ScopeContext>
  );
}

/** Changes each of which is told of. */
const told = (changes: Changes, tell: (how: How) => void): Changes => ({
  change(patch, how) {
    tell(how);
    changes.change(patch, how);
  },
  resize(steps, how) {
    tell(how);
    changes.resize(steps, how);
  },
});

/** @throws Error outside every scope. */
export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (scope === null) throw new Error('a panel or control of a run stands outside every scope');
  return scope;
}

/** What is asked in the scope, followed as it changes. @throws Error outside every scope. */
export function useAsked(): Asked {
  const asked = useContext(AskedContext);
  if (asked === null) throw new Error('a panel or control of a run stands outside every scope');
  return asked;
}

/** Whether the run is being changed by a drag, and for a moment after. */
export const useIsDragged = (): boolean => useContext(DraggedContext);

/** What panels see in place of a scope's run; null: the run itself. */
const SeenContext = createContext<Seen | null>(null);

/** The run of the same setting under another rule; for the same run the same object. */
export type Seen = (run: Run) => Run;

/** The run in scope: computed once, whoever asks. */
export function useRun(): Run {
  const seen = useContext(SeenContext);
  const run = runAsked(useAsked());
  return seen === null ? run : seen(run);
}

interface SeenProps {
  readonly as: Seen | null;
  readonly children: ReactNode;
}

/** Shows the run of the scope around it under another rule: panels and controls inside see that one, and change the setting they share. */
export function SeenRun({ as, children }: SeenProps) {
  const scope = useScope();
  const inside = useMemo(() => (as === null ? scope : { ...scope, run: () => as(scope.run()) }), [scope, as]);
  return (
    <ScopeContext value={inside}>
      <SeenContext value={as}>{children}</SeenContext>
    </ScopeContext>
  );
}

/** Part of what the playhead of the scope is at: a number, a flag or null. A selector that stays the same function saves work. */
export function usePlayhead<T extends number | boolean | null>(select: (state: PlayState) => T): T {
  const { playhead } = useScope();
  const get = useCallback(() => select(playhead.state()), [playhead, select]);
  return useSyncExternalStore(playhead.subscribe, get);
}

const shownStep = ({ hover, step }: PlayState) => hover ?? step;

/** The step every panel marks: the one under the pointer while hovering, else the one picked, never past the run's last finite step. */
export function useCursor(end: number): number {
  return Math.max(0, Math.min(usePlayhead(shownStep), end));
}

const runOfPage = ({ run }: Inputs) => run;
const stepsOfPage = ({ clock }: Inputs) => clock.steps;

interface PageRunProps {
  /** Whether what becomes of it is a question: then nothing is shown beyond the step picked. */
  readonly asked?: boolean;
  readonly children: ReactNode;
}

/** The page's own run. */
export function PageRun({ asked = false, children }: PageRunProps) {
  const store = useStore();
  const upTo = useInputs(({ clock }) => (asked ? clock.step : null));
  const setting = useInputs(runOfPage);
  const steps = useInputs(stepsOfPage);
  const changes = useMemo(
    () => ({
      change: (run: Partial<Setting>, how: How) => store.change({ run }, how),
      resize: (length: number, how: How) => store.change({ clock: { steps: length } }, how),
    }),
    [store],
  );
  return (
    <ScopeProvider
      setting={setting}
      steps={steps}
      upTo={upTo}
      playhead={playheadOf(store)}
      changes={changes}
      isPages
    >
      {children}
    </ScopeProvider>
  );
}

interface OwnRunProps {
  readonly setting: Setting;
  readonly steps: number;
  readonly step?: number;
  /** Only to be looked at. */
  readonly still?: boolean;
  readonly children: ReactNode;
}

/** A run of its own, which starts as given and goes its own way. */
export function OwnRun({ setting: first, steps: length, step = 0, still = false, children }: OwnRunProps) {
  const [setting, setSetting] = useState(first);
  const [steps, setSteps] = useState(length);
  const [playhead] = useState(() => (still ? stillPlayhead(step) : ownPlayhead(step)));
  const changes = useMemo<Changes | null>(
    () =>
      still
        ? null
        : {
            change: (patch) => setSetting((before) => runSlice.sound({ ...before, ...patch }, before)),
            resize: (next) => setSteps((before) => clamped(CLOCK_FIELDS.steps, next, before)),
          },
    [still],
  );
  return (
    <ScopeProvider
      setting={setting}
      steps={steps}
      upTo={null}
      playhead={playhead}
      changes={changes}
      isPages={false}
    >
      {children}
    </ScopeProvider>
  );
}
