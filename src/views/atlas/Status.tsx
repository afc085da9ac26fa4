import { useEffect, useRef } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import type { Trouble } from '../../workers/pool.ts';
import type { CellsState } from './useCells.ts';

const TROUBLES: Record<Trouble, string> = {
  restarted: 'A background computation stopped; it was started again.',
  slices: 'There is no background computation here, or it stopped: the page computes in slices, more slowly.',
};

/** How far a long computation is, over the top of the chart, so that nothing moves when it comes and goes. */
export function Progress({ state }: { readonly state: CellsState }) {
  const { progress, cancelled } = state;
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that had the focus is gone.
    if (cancelled && document.activeElement === document.body) again.current?.focus();
  }, [cancelled]);
  return (
    <div className="atlas-progress">
      {progress !== null && (
        <>
          <progress aria-label="Computing" max={1} value={progress.done} />
          <span>
            {Math.round(progress.done * 100)} %, {remainingText(progress.remaining)}
          </span>
          <button type="button" onClick={state.cancel}>
            Cancel
          </button>
        </>
      )}
      {cancelled && (
        <>
          <span>Cancelled; what was computed stays.</span>
          <button type="button" ref={again} onClick={state.resume}>
            Compute again
          </button>
        </>
      )}
    </div>
  );
}

/** What went wrong with a computation, and with those who compute. */
export function Status({
  error,
  trouble,
}: {
  readonly error: string | null;
  readonly trouble: Trouble | null;
}) {
  if (error === null && trouble === null) return null;
  return (
    <p className="atlas-status">
      {error !== null && <span role="alert">This could not be computed: {error}. </span>}
      {trouble !== null && <span role="status">{TROUBLES[trouble]}</span>}
    </p>
  );
}

const remainingText = (seconds: number) =>
  seconds < 1 ? 'less than a second to go' : `about ${formatNumber(Math.ceil(seconds))} s to go`;
