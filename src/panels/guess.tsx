import { createContext, useCallback, useContext, useMemo } from 'react';
import { useStore as useZustand } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../charts/plot.ts';
import { usePlot } from '../charts/usePlot.ts';
import type { Setting } from '../core/model/setting.ts';
import type { Phase } from '../core/theory/fate.ts';
import { useAsked, useRun } from './scope.tsx';

/** What a reader expects of a run before its outcome is shown: a word, and curves drawn by hand. It merely passes; no link holds it. */

export type GuessPanel = 'loss' | 'ntk';

/** Values by step, in the order drawn. */
export type Drawn = ReadonlyMap<number, number>;

export interface Guess {
  /** The run it is about: of any other it says nothing. */
  readonly of: Setting | null;
  readonly said: Phase | null;
  readonly drawn: Readonly<Partial<Record<GuessPanel, Drawn>>>;
}

const NONE: Guess = { of: null, said: null, drawn: {} };

export const makeGuesses = (): StoreApi<Guess> => createStore(() => NONE);

export const GuessContext = createContext<StoreApi<Guess> | null>(null);
const NOWHERE = makeGuesses();

/** What is expected of the run in scope, and the way to say more of it. */
export function useGuess(): readonly [Guess, (patch: Partial<Guess>) => void] {
  const store = useContext(GuessContext) ?? NOWHERE;
  const { setting } = useAsked();
  const kept = useZustand(store);
  const say = useCallback(
    (patch: Partial<Guess>) => {
      const now = store.getState();
      store.setState({ ...(now.of === setting ? now : NONE), ...patch, of: setting }, true);
    },
    [store, setting],
  );
  return [kept.of === setting ? kept : NONE, say];
}

/** A curve with one more point; the steps between it and the one before in the same stroke follow the line between them. */
export function drawnTo(drawn: Drawn, before: number | null, step: number, value: number): Drawn {
  const next = new Map(drawn);
  const from = before === null ? undefined : drawn.get(before);
  if (before !== null && from !== undefined) {
    const by = Math.sign(step - before);
    for (let at = before + by; by * (step - at) > 0; at += by)
      next.set(at, from * (value / from) ** ((at - before) / (step - before)));
  }
  return next.set(step, value);
}

/** Draws what is expected, a press at a time, while the run is a question; null where nothing is to be drawn. */
export function useGuessing(panel: GuessPanel | undefined) {
  const isOffered = useContext(GuessContext) !== null;
  const { asked, trajectory } = useRun();
  const [{ drawn }, say] = useGuess();
  const { steps } = trajectory;
  return useMemo(() => {
    if (panel === undefined || !isOffered || !asked) return null;
    let last: number | null = null;
    let curve: Drawn = drawn[panel] ?? new Map();
    return ([x, y]: Point, isFirst: boolean) => {
      const step = Math.max(1, Math.min(steps, Math.round(x)));
      if (isFirst) last = null;
      curve = drawnTo(curve, last, step, Math.max(Number.MIN_VALUE, y));
      last = step;
      say({ drawn: { ...drawn, [panel]: curve } });
    };
  }, [panel, isOffered, asked, drawn, say, steps]);
}

/** The curve drawn by hand, from where the run starts. */
export function DrawnGuess({ panel }: { readonly panel: GuessPanel }) {
  const [{ drawn }] = useGuess();
  const curve = drawn[panel];
  return curve === undefined ? null : <Drawing panel={panel} curve={curve} />;
}

function Drawing({ panel, curve }: { readonly panel: GuessPanel; readonly curve: Drawn }) {
  const plot = usePlot();
  const first = useRun().trajectory[panel][0] ?? 0;
  const points = [[0, first] as const, ...[...curve].sort(([a], [b]) => a - b)];
  const pixels = points.map(([step, value]) => [plot.x(step), plot.y(value)] as const);
  const [endX, endY] = pixels.at(-1) ?? [0, 0];
  const isRight = endX < plot.width - 70;
  return (
    <>
      <path
        className="guess-curve"
        d={`M${pixels.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`}
      />
      <text
        className="line-name guess-name"
        x={endX + (isRight ? 6 : -6)}
        y={Math.max(12, endY + 4)}
        textAnchor={isRight ? 'start' : 'end'}
      >
        your guess
      </text>
    </>
  );
}
