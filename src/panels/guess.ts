import { createContext, useCallback, useContext, useMemo } from 'react';
import { useStore as useZustand } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../charts/plot.ts';
import type { Setting } from '../core/model/setting.ts';
import type { Phase } from '../core/theory/fate.ts';
import { useAsked, useScope } from './scope.tsx';

/** What a reader expects of a run before its outcome is shown: a word, and curves drawn by hand. It merely passes; no link holds it. */

export type GuessPanel = 'loss' | 'ntk';

/** Values by step, in the order drawn. */
export type DrawnCurve = ReadonlyMap<number, number>;

export interface Guess {
  /** The run it is about: of any other it says nothing. */
  readonly of: Setting | null;
  readonly said: Phase | null;
  readonly drawn: Readonly<Partial<Record<GuessPanel, DrawnCurve>>>;
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
export function drawnTo(drawn: DrawnCurve, before: number | null, step: number, value: number): DrawnCurve {
  const next = new Map(drawn);
  const from = before === null ? undefined : drawn.get(before);
  if (before !== null && from !== undefined) {
    const by = Math.sign(step - before);
    for (let at = before + by; by * (step - at) > 0; at += by)
      next.set(at, from * (value / from) ** ((at - before) / (step - before)));
  }
  return next.set(step, value);
}

/** Draws what is expected of the run in scope, a press at a time; null where nothing is to be drawn. Asked at a press alone, so that a drag of the rate costs nothing. */
export function useGuessing(panel: GuessPanel | undefined) {
  const store = useContext(GuessContext);
  const { now } = useScope();
  return useMemo(() => {
    if (panel === undefined || store === null) return null;
    let last: number | null = null;
    return ([x, y]: Point, isFirst: boolean): boolean => {
      const { setting, steps, upTo } = now();
      if (upTo === null) return false;
      const kept = store.getState();
      const guess = kept.of === setting ? kept : NONE;
      const step = Math.max(1, Math.min(steps, Math.round(x)));
      const curve = guess.drawn[panel] ?? new Map<number, number>();
      const next = drawnTo(curve, isFirst ? null : last, step, Math.max(Number.MIN_VALUE, y));
      last = step;
      store.setState({ ...guess, drawn: { ...guess.drawn, [panel]: next }, of: setting }, true);
      return true;
    };
  }, [panel, store, now]);
}

/** Whether a curve has been drawn on a panel, of this run or of one before. */
export const useHasDrawn = (panel: GuessPanel): boolean =>
  useZustand(useContext(GuessContext) ?? NOWHERE, ({ drawn }) => drawn[panel] !== undefined);
