import { formatNumber } from '../../charts/scales.ts';
import type { Trouble } from '../../workers/pool.ts';
import type { CellsState } from './useCells.ts';

const TROUBLES: Record<Trouble, string> = {
  restarted: 'A background computation stopped; it was started again.',
  slices: 'This browser gives the page no background computation: it computes in slices, more slowly.',
};

/** How far a long computation is, and what went wrong. */
export function Status({ state, trouble }: { readonly state: CellsState; readonly trouble: Trouble | null }) {
  const { progress, cancelled, error } = state;
  return (
    <div className="atlas-status">
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
          <button type="button" onClick={state.resume}>
            Compute again
          </button>
        </>
      )}
      {error !== null && <span role="alert">This could not be computed: {error}.</span>}
      {trouble !== null && <span role="status">{TROUBLES[trouble]}</span>}
    </div>
  );
}

const remainingText = (seconds: number) =>
  seconds < 1 ? 'less than a second to go' : `about ${formatNumber(Math.ceil(seconds))} s to go`;
