import { useTrouble } from '../workers.ts';
import './status.css';

const TROUBLES = {
  restarted: 'A background computation stopped; it was started again.',
  slices: 'There is no background computation here, or it stopped: the page computes in slices, more slowly.',
} as const;

/** What went wrong with a computation, and with those who compute. */
export function Status({ error }: { readonly error: string | null }) {
  const trouble = useTrouble();
  if (error === null && trouble === null) return null;
  return (
    <p className="atlas-status">
      {error !== null && <span role="alert">This could not be computed: {error}. </span>}
      {trouble !== null && <span role="status">{TROUBLES[trouble]}</span>}
    </p>
  );
}
