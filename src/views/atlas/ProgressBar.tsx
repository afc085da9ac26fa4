import { useEffect, useRef } from 'react';
import { formatNumber } from '../../charts/scales.ts';
import type { CellsComputation } from './cellsComputation.ts';
import { useComputed } from './useCells.ts';
import './status.css';

/** How far a long computation is, over the top of the chart, so that nothing moves when it comes and goes. */
export function ProgressBar({ computation }: { readonly computation: CellsComputation }) {
  const progress = useComputed(computation, (computed) => computed.progress);
  const cancelled = useComputed(computation, (computed) => computed.cancelled);
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
          <button type="button" onClick={() => computation.cancel()}>
            Cancel
          </button>
        </>
      )}
      {cancelled && (
        <>
          <span>Cancelled; what was computed stays.</span>
          <button type="button" ref={again} onClick={() => computation.resume()}>
            Compute again
          </button>
        </>
      )}
    </div>
  );
}

const remainingText = (seconds: number) =>
  seconds < 1 ? 'less than a second to go' : `about ${formatNumber(Math.ceil(seconds))} s to go`;
