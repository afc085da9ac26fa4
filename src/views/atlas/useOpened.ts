import { useState } from 'react';
import type { Setting } from '../../core/model/setting.ts';
import { useAsked, useScope } from '../../panels/scope.tsx';
import { useStore } from '../../state/react.tsx';

interface Opened {
  /** Whether the run is still the one that was opened last. */
  readonly isShown: boolean;
  /** Opens a run. */
  open(run: Partial<Setting>): void;
  /** Puts back the setting from before, in one gesture. */
  undo(): void;
}

/** Opening a run sets more than the place that was pressed: what was there before is kept, for a way back. */
export function useOpened(): Opened {
  const store = useStore();
  const { changes, now } = useScope();
  const { setting } = useAsked();
  const [last, setLast] = useState<{ readonly before: Setting; readonly opened: Setting } | null>(null);
  return {
    isShown: last !== null && last.opened === setting,
    open(run) {
      const before = now().setting;
      changes?.change(run, 'gesture');
      setLast({ before, opened: store.inputs.getState().run });
    },
    undo() {
      if (last !== null) changes?.change(last.before, 'gesture');
      setLast(null);
    },
  };
}
